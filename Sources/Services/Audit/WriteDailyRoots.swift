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
        /// Cases that are not any more what the last root that knew them was made over.
        public var turned: [String] = []
        /// Offices whose id or slug can stand in no line: somebody has changed their rows.
        public var refused: [String] = []
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
    /// - Throws: `RootsAway`, `FileFailure`, `DatabaseFailure`.
    public func callAsFunction() async throws -> Outcome? {
        let environment = environment
        let memory = try await environment.database.read { try RootMemory(in: $0) }
        // Before anything is made there: a disk that is not mounted leaves an empty folder.
        try await threads.run { [folder] in try folder.expectBegun(memory) }
        guard let lock = try await threads.run({ [folder] in try folder.lock() }) else { return nil }
        defer { withExtendedLifetime(lock) {} }
        let offices = try await environment.database.read { try ReadOffices(environment).all(in: $0) }
            .sorted { $0.id < $1.id }
        let now = environment.now
        let today = Dictionary(offices.map { ($0.id, now.date(in: $0.zone)) }) { first, _ in first }
        var standing = try await threads.run { [folder] in
            let standing = try RootStanding.read(folder, today)
            try standing.expect(memory.tips, in: folder)
            return standing
        }
        var outcome = Outcome()
        var listed: [String: [CalendarDate]]?
        for office in offices {
            guard RootLine.isName(office.id), RootLine.isName(office.slug) else {
                outcome.refused.append(office.name)
                continue
            }
            if let text = standing.written[office.id] {
                outcome.lines.append(text)
                try await remember(standing, office.id, beside: memory)
                continue
            }
            let day = now.date(in: office.zone)
            if let last = standing.last[office.id], last.day > day { outcome.ahead.append(office.slug) }
            if listed == nil { listed = try await threads.run { [folder] in try RootStanding.listed(folder) } }
            let (line, census) = try await write(office, day, listed?[office.id] ?? [], after: standing.previous)
            let hash = RootLine.hash(of: line)
            let tip = RootTip(office: office.id, chain: standing.chain ?? hash, day: day, line: hash)
            try await environment.database.write { try tip.store(in: $0) }
            (standing.chain, standing.previous) = (tip.chain, hash)
            outcome.lines.append(line)
            outcome.written += 1
            outcome.lost += census.lost.map { "\(office.slug) \($0.number)" }
            outcome.turned += census.turned.map { "\(office.slug) \($0.number)" }
        }
        return outcome
    }

    /// An earlier run may have been stopped between the line and the database's memory of it.
    private func remember(_ standing: RootStanding, _ office: String, beside memory: RootMemory) async throws {
        guard let last = standing.last[office], let chain = standing.chain else { return }
        let tip = RootTip(office: office, chain: chain, day: last.day, line: RootLine.hash(of: last.text))
        guard !memory.tips.contains(tip) else { return }
        try await environment.database.write { try tip.store(in: $0) }
    }

    private func write(
        _ office: Office, _ today: CalendarDate, _ listed: [CalendarDate], after previous: [UInt8]
    ) async throws -> (line: String, census: HeadCensus) {
        let lists = folder.heads(of: office.id)
        let known = try await threads.run { [folder] in
            try RootStanding.settle(lists, of: office.id, in: folder)
            return try HeadBook.read(lists, of: listed)
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
        return (line, census)
    }
}
