import Store

/// An office's list of erased cases beside the roots: `dihapus/<office>.txt`. Lines are only added. Calls block: never on
/// the cooperative pool.
struct ErasureBook: Sendable {
    private let folder: Folder
    /// What the file is called.
    private let name: String

    init(of office: String, in roots: RootFolder) {
        folder = Folder(roots.path + "/dihapus")
        name = office + ".txt"
    }

    private var path: String { folder.path + "/" + name }

    /// What stands there, and the numbers of lines that say nothing; what a power cut left of one is none of them.
    func read() throws -> (lines: [SignedErasureLine], strange: [Int]) {
        var lines: [SignedErasureLine] = []
        var strange: [Int] = []
        do {
            var reader = try LineReader(path)
            var number = 0
            while let text = try reader.next() {
                number += 1
                if let line = SignedErasureLine(text) {
                    lines.append(line)
                } else if text == RootFolder.torn {
                    if strange.last == number - 1 { strange.removeLast() }
                } else {
                    strange.append(number)
                }
            }
        } catch let failure as FileFailure where failure.isMissing {}
        return (lines, strange)
    }

    /// Adds lines, on the disk when this returns.
    func add(_ lines: [String]) throws {
        try folder.make()
        let isNew = try !folder.names().contains(name)
        let file = try OpenFile(path, for: .appending)
        let isTorn = try !isNew && !endsWithLine()
        // In one piece: other nodes may be adding theirs.
        let text = (isTorn ? "\n\(RootFolder.torn)\n" : "") + lines.map { $0 + "\n" }.joined()
        try file.write(Array(text.utf8))
        try file.sync()
        if isNew { try folder.sync() }
    }

    private func endsWithLine() throws -> Bool {
        let file = try OpenFile(path, for: .reading)
        let size = try file.size()
        return try size == 0 || file.read(upTo: 1, at: size - 1) == [UInt8(ascii: "\n")]
    }
}
