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
    /// The line of an office and its today, where there is one.
    private(set) var written: [String: String] = [:]

    /// - Parameter today: by office.
    static func read(_ folder: RootFolder, _ today: [String: CalendarDate]) throws -> RootStanding {
        var standing = RootStanding()
        standing.chain = try folder.chain()
        let months = try folder.months()
        // A clock that was ahead has begun months to come; today's is then an older one.
        let current = Set(today.values.map(RootFolder.month))
        for month in months.dropLast(2).filter(current.contains) + months.suffix(2) {
            try folder.lines(of: month) { _, text in
                guard let line = SignedRootLine(text)?.line else { return }
                standing.previous = RootLine.hash(of: text)
                standing.last[line.office] = (line.day, text)
                if line.day == today[line.office] { standing.written[line.office] = text }
            }
        }
        return standing
    }

    /// - Throws: `RootsAway` where the last line of this chain that the database knows of an office is not in the folder.
    ///   A later one may be: the process was stopped before the database knew of it.
    func expect(_ tips: [RootTip], in folder: RootFolder) throws {
        for tip in tips where tip.chain == chain {
            if let last = last[tip.office], last.day > tip.day || RootLine.hash(of: last.text) == tip.line { continue }
            // Of an office that has had no line for months, or none any more.
            guard try !folder.holds(tip.line) else { continue }
            throw RootsAway(path: folder.path, day: tip.day, isEmpty: false)
        }
    }

    /// The days of which an office's lines vouch for a list, in the order of the lines.
    static func listed(_ folder: RootFolder) throws -> [String: [CalendarDate]] {
        let nothing = Digest.sha256([UInt8]())
        var days: [String: [CalendarDate]] = [:]
        for month in try folder.months() {
            try folder.lines(of: month) { _, text in
                guard let line = SignedRootLine(text)?.line, line.heads != nothing else { return }
                days[line.office, default: []].append(line.day)
            }
        }
        return days
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
