import Forms
import Store

/// The folder outside the database in which roots are kept: `akar-2026-11.txt` holds the lines of a month, and
/// `kepala/<office>/<day>.txt` the heads that changed since the office's line before. Nothing in it is ever changed; no
/// file says anything about a person. Calls block: never on the cooperative pool.
public struct RootFolder: Sendable {
    public let path: String

    public init(_ path: String) { self.path = path }

    /// Whether any root was written here.
    public var isBegun: Bool { ((try? months()) ?? []).isEmpty == false }

    /// The files of lines, the oldest first.
    func months() throws -> [String] {
        try Folder(path).names().filter { $0.hasPrefix("akar-") && $0.hasSuffix(".txt") }.sorted()
    }

    /// The file for lines of a month; never one before the newest that is there, so that lines stand in the order in
    /// which they were written.
    func month(of day: CalendarDate) throws -> String {
        max(Self.month(day), try months().last ?? "")
    }

    /// What the file of a day's month is called.
    static func month(_ day: CalendarDate) -> String { "akar-\(day.description.prefix(7)).txt" }

    /// Every line of a file with its number, from 1.
    func lines(of month: String, _ body: (_ number: Int, _ text: String) throws -> Void) throws {
        var reader = try LineReader(path + "/" + month)
        var number = 0
        while let text = try reader.next() {
            number += 1
            try body(number, text)
        }
    }

    /// By what the lines of this folder are told from another's: the hash of the first of them; nil where there is none.
    func chain() throws -> [UInt8]? {
        guard let month = try months().first else { return nil }
        var reader = try LineReader(path + "/" + month)
        while let text = try reader.next() {
            if SignedRootLine(text) != nil { return RootLine.hash(of: text) }
        }
        return nil
    }

    /// - Throws: `RootsAway` where there is no line, and the database remembers some that nobody has left.
    func expectBegun(_ memory: RootMemory) throws {
        guard try chain() == nil, let day = memory.held.map(\.day).max() else { return }
        throw RootsAway(path: path, day: day, isEmpty: true)
    }

    /// Whether a line of this hash is here.
    func holds(_ line: [UInt8]) throws -> Bool {
        var isHere = false
        for month in try months().reversed() where !isHere {
            try lines(of: month) { _, text in isHere = isHere || RootLine.hash(of: text) == line }
        }
        return isHere
    }

    /// What a power cut left of a line is closed and marked, and stays.
    static let torn = "# terputus"

    /// Adds a line, on the disk when this returns.
    func append(_ line: String, to month: String) throws {
        let isNew = try !months().contains(month)
        let file = try OpenFile(path + "/" + month, for: .appending)
        let isTorn = try !isNew && !endsWithLine(month)
        try file.write(Array(((isTorn ? "\n\(Self.torn)\n" : "") + line + "\n").utf8))
        try file.sync()
        if isNew { try Folder(path).sync() }
    }

    private func endsWithLine(_ month: String) throws -> Bool {
        let file = try OpenFile(path + "/" + month, for: .reading)
        let size = try file.size()
        return try size == 0 || file.read(upTo: 1, at: size - 1) == [UInt8(ascii: "\n")]
    }

    /// Keeps other processes from writing until the value goes; nil where one is at it.
    func lock() throws -> OpenFile? {
        try Folder(path).make()
        let file = try OpenFile(path + "/.tulis", for: .appending)
        return try file.lock() ? file : nil
    }

    /// The heads that changed.
    func heads(of office: String) -> HeadLists { HeadLists(folder: Folder(path + "/kepala/" + office)) }
}
