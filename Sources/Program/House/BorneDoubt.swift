import Forms
import FoundationEssentials

/// How long a doubted clock has been borne, in all the times that the program ran with it. Lies beside what the data last
/// knew, so that a start anew goes on counting.
struct BorneDoubt: Hashable {
    /// By the clock that nobody sets; what passed between two runs does not count.
    private(set) var milliseconds: Int64
    /// What the doubted clock said last.
    private(set) var last: Instant

    /// Begins.
    init(_ now: Instant) { (milliseconds, last) = (0, now) }

    /// As it was noted. Nil: nothing is, or not so that it can be read.
    init?(beside path: String) {
        let parts = FileManager.default.contents(atPath: Self.file(path))
            .map { String(decoding: $0, as: UTF8.self).split { $0.isWhitespace }.compactMap { Int64($0) } }
        guard let parts, parts.count == 2, parts[0] >= 0 else { return nil }
        (milliseconds, last) = (parts[0], Instant(seconds: parts[1]))
    }

    mutating func go(on more: Int64, to now: Instant) {
        milliseconds += max(0, more)
        last = now
    }

    /// A folder that cannot be written to makes it count less, never more.
    func note(beside path: String) {
        try? Data("\(milliseconds) \(last.seconds)\n".utf8).write(
            to: URL(filePath: Self.file(path)), options: .atomic)
    }

    static func forget(beside path: String) {
        let file = file(path)
        guard FileManager.default.fileExists(atPath: file) else { return }
        try? FileManager.default.removeItem(atPath: file)
    }

    private static func file(_ path: String) -> String { path + "-diragukan" }
}
