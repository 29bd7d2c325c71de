import Forms
import Store

/// Where the writing of roots stands.
struct RootStanding: Sendable {
    /// The hash of the first line of all; nil where there is none.
    var chain: [UInt8]?
    /// The hash of the last line of all.
    var previous = RootLine.nothing
    /// The last line of each office, out of the newest two months.
    private(set) var last: [String: (day: CalendarDate, text: String)] = [:]

    static func read(_ folder: RootFolder) throws -> RootStanding {
        var standing = RootStanding()
        standing.chain = try folder.chain()
        for month in try folder.months().suffix(2) {
            try folder.lines(of: month) { _, text in
                guard let signed = SignedRootLine(text) else { return }
                standing.previous = RootLine.hash(of: text)
                standing.last[signed.line.office] = (signed.line.day, text)
            }
        }
        return standing
    }

    /// Ends what a process that was stopped had begun: a list whose line was written gets its name, another goes.
    static func settle(_ lists: HeadLists, of office: String, in folder: RootFolder) throws {
        for day in try lists.unnamed() {
            let digest = try lists.read(day) { _ in }
            var isVouched = false
            for month in try folder.months() {
                try folder.lines(of: month) { _, text in
                    guard let line = SignedRootLine(text)?.line, line.office == office, line.day == day else { return }
                    isVouched = isVouched || line.heads == digest
                }
            }
            if isVouched { try lists.name(day) } else { try lists.dropUnnamed(day) }
        }
    }
}
