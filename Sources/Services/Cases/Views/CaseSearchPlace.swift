public import Forms

/// How far a search by words has come among the cases of an office: running ones are looked through first, then those that
/// have ended, either the newest first. What ends meanwhile is not passed over: it was looked through while it ran.
public struct CaseSearchPlace: Sendable, Hashable {
    /// Whether it is among those that have ended: all that ran were looked through.
    public let isEnded: Bool
    /// When the last one that was looked through was opened.
    public let opened: Instant
    /// Its number.
    let number: String

    init(_ entry: CaseList.Entry) {
        (isEnded, opened, number) = (entry.ended != nil, entry.opened, entry.number)
    }

    /// As an address has it: “s.1772416800.2026-00012”.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 2).map(String.init)
        guard parts.count == 3, let mark = Mark(rawValue: parts[0]), let seconds = Int64(parts[1]) else { return nil }
        (isEnded, opened, number) = (mark == .ended, Instant(seconds: seconds), parts[2])
    }

    public var text: String { "\((isEnded ? Mark.ended : .running).rawValue).\(opened.seconds).\(number)" }

    private enum Mark: String {
        case running = "b"
        case ended = "s"
    }
}
