import Forms
public import Store

/// Once a day and office: the root over the heads of all of its cases, signed, into the folder outside the database.
/// A day that has its line is left alone, so that it may be asked for at any time.
public struct WriteDailyRoots: Sendable {
    public struct Outcome: Sendable, Hashable {
        /// The lines of today of every office, those from before included.
        public var lines: [String] = []
        public var written = 0
        /// Cases that a root of before had and that are not there any more: office and number.
        public var lost: [String] = []
        /// Offices whose last line is of a day to come: the clock was wrong then, or is now.
        public var ahead: [String] = []
    }

    let environment: Environment
    let folder: RootFolder
    let key: SigningKey
    private let threads = FileThreads()

    public init(_ environment: Environment, folder: RootFolder, key: SigningKey) {
        self.environment = environment
        self.folder = folder
        self.key = key
    }

    /// - Returns: nil where another process is writing just now.
    /// - Throws: `FileFailure`, `DatabaseFailure`.
    public func callAsFunction() async throws -> Outcome? {
        guard let lock = try await threads.run({ [folder] in try folder.lock() }) else { return nil }
        defer { withExtendedLifetime(lock) {} }
        let environment = environment
        let offices = try await environment.database.read { try ReadOffices(environment).all(in: $0) }
            .sorted { $0.id < $1.id }
        var standing = try await threads.run { [folder] in try RootStanding.read(folder) }
        var outcome = Outcome()
        for office in offices {
            let today = environment.now.date(in: office.zone)
            if let last = standing.last[office.id], last.day >= today {
                if last.day == today { outcome.lines.append(last.text) } else { outcome.ahead.append(office.slug) }
                continue
            }
            let (line, lost) = try await write(office, today, after: standing.previous)
            let hash = RootLine.hash(of: line)
            let tip = RootTip(office: office.id, chain: standing.chain ?? hash, day: today, line: hash)
            try await environment.database.write { try tip.store(in: $0) }
            (standing.chain, standing.previous) = (tip.chain, hash)
            outcome.lines.append(line)
            outcome.written += 1
            outcome.lost += lost.map { "\(office.slug) \($0.number)" }
        }
        return outcome
    }

    private func write(
        _ office: Office, _ today: CalendarDate, after previous: [UInt8]
    ) async throws -> (line: String, lost: [CaseHead]) {
        let lists = folder.heads(of: office.id)
        let known = try await threads.run { [folder] in
            try RootStanding.settle(lists, of: office.id, in: folder)
            return try HeadBook.read(lists)
        }
        let census = try await HeadCensus.take(office, today, beside: known, environment)
        let month = try await threads.run { [folder] in
            try folder.month(of: environment.now.date(in: .wib))
        }
        let list = census.list
        let line = RootLine(
            day: today, office: office.id, slug: office.slug, cases: census.tree.count, events: census.events,
            root: census.tree.root, heads: Digest.sha256(list), previous: previous
        ).text(signedBy: key)
        try await threads.run { [folder] in
            if !list.isEmpty { try lists.prepare(list, of: today) }
            try folder.append(line, to: month)
            if !list.isEmpty { try lists.name(today) }
        }
        return (line, census.lost)
    }
}

/// The heads of an office as the database has them now, and what is other than in the lists of before.
struct HeadCensus: Sendable {
    private(set) var tree = MerkleTree()
    private(set) var events = 0
    /// The lines of the day's list.
    private(set) var list = ""
    private(set) var lost: [CaseHead] = []

    /// A few cases a transaction, in the order of their ids, so that everybody works on meanwhile: each head is one that
    /// the case had while this ran.
    static func take(
        _ office: Office, _ today: CalendarDate, beside known: HeadBook, _ environment: Environment
    ) async throws -> HeadCensus {
        var census = HeadCensus()
        var unseen = known.heads
        var last = ""
        while true {
            let after = last
            let page = try await environment.database.read {
                try StoredCase.page(of: office.id, after: after, most: 500, in: $0)
            }
            guard let newest = page.last else { break }
            last = newest.id
            for row in page.compactMap({ $0.row }) {
                let head = CaseHead(id: row.id, number: row.number, count: row.version, head: row.head, day: today)
                census.tree.add(head.leaf)
                census.events += row.version
                let before = unseen.removeValue(forKey: row.id)
                if before?.count != head.count || before?.head != head.head { census.list += HeadBook.line(head) }
            }
        }
        census.lost = unseen.values.sorted { $0.id < $1.id }
        for head in census.lost { census.list += HeadBook.line(gone: head) }
        return census
    }
}
