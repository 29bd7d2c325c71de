public import Forms
import Procedures
public import Store

/// The tasks that a person's roles of today open, in every office that they serve in, what falls due first on top.
public struct Inbox: Sendable {
    public enum Filter: String, Sendable, Hashable, CaseIterable {
        case all = "semua"
        /// Taken by the reader.
        case mine = "saya"
        case free = "bebas"
        case late = "terlambat"
    }

    /// One page of the tasks that the filter and the search keep.
    public let rows: [InboxRow]
    /// How many tasks each filter keeps, of those that the search finds.
    public let counts: [Filter: Int]
    /// More tasks were there than a search looks through: only those that fall due first were.
    public let isCutShort: Bool
    /// There is nothing, and never can be: no SOP of the person's offices has a lane for their roles.
    public var hasNoPart = false

    /// How many tasks an office, first due first, a search looks through: names are sealed, so that the database cannot.
    static let searched = 2000

    /// - Parameter query: words that the step, service, applicant or number must hold; empty: all.
    public static func load(
        _ filter: Filter = .all, query: String = "", for person: Person, limit: Int = 100, offset: Int = 0,
        _ environment: Environment, _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> Inbox {
        let lists = person.offices(at: environment.now).sorted().map {
            TaskList(office: $0, person: person, environment: environment, cases: cases, transaction: transaction)
        }
        let words = query.lowercased().split(separator: " ").map(String.init)
        guard words.isEmpty else {
            let looked = try lists.map { try $0.rows(.all, limit: searched) }
            return try Inbox(
                looked.joined().filter { $0.matches(words) }, filter, person, limit, offset,
                looked.contains { $0.count == searched }, environment, in: transaction)
        }
        let counts = try lists.map { try $0.counts() }.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
        let first = try lists.flatMap { try $0.rows(filter, limit: offset + limit) }.inOrder
        var inbox = Inbox(
            rows: try named(Array(first.dropFirst(offset).prefix(limit)), in: transaction), counts: counts,
            isCutShort: false)
        if counts[.all] ?? 0 == 0 {
            inbox.hasNoPart = try lists.allSatisfy { list in
                try CaseList.visibleHashes(of: list.office, person, environment, cases, in: transaction).isEmpty
            }
        }
        return inbox
    }

    private init(rows: [InboxRow], counts: [Filter: Int], isCutShort: Bool) {
        self.rows = rows
        self.counts = counts
        self.isCutShort = isCutShort
    }

    /// Of rows that a search found.
    private init(
        _ found: [InboxRow], _ filter: Filter, _ person: Person, _ limit: Int, _ offset: Int, _ isCutShort: Bool,
        _ environment: Environment, in transaction: any ReadTransaction
    ) throws {
        func kept(by filter: Filter) -> [InboxRow] {
            found.filter { $0.isKept(by: filter, for: person.id, at: environment.now) }
        }
        let page = Array(kept(by: filter).inOrder.dropFirst(offset).prefix(limit))
        self.init(
            rows: try Inbox.named(page, in: transaction),
            counts: Dictionary(uniqueKeysWithValues: Filter.allCases.map { ($0, kept(by: $0).count) }),
            isCutShort: isCutShort)
    }

    /// With the names of those who have taken a task.
    private static func named(_ rows: [InboxRow], in transaction: any ReadTransaction) throws -> [InboxRow] {
        let names = try OfficerNames.of(Set(rows.compactMap(\.claimedBy)), in: transaction)
        return rows.map { row in
            var row = row
            row.holder = row.claimedBy.flatMap { names[$0] }
            return row
        }
    }
}

extension InboxRow {
    public var place: TaskPlace {
        TaskPlace(
            office: office, caseID: caseID, number: number, step: step, visit: visit, kind: kind,
            isElsewhere: from != nil)
    }
}

/// One task in a list.
public struct InboxRow: Sendable, Hashable {
    public let office: String
    public let caseID: String
    public let number: String
    public let service: String
    public let step: String
    public let visit: Int
    public let kind: CaseTask.Kind
    public let title: String
    /// nil where the SOP may close to the reader who it is: the list does not open the case to find out.
    public let applicant: String?
    /// The office whose case it is, where it is another one: its name.
    public let from: String?
    public let opened: Instant
    public let due: Instant?
    public let claimedBy: String?
    public var holder: String?
    /// No task: what the reader did was not taken by the other office.
    public var isRefused = false

    fileprivate func matches(_ words: [String]) -> Bool {
        let text = "\(title) \(service) \(applicant ?? "") \(number)".lowercased()
        return words.allSatisfy(text.contains)
    }

    func isKept(by filter: Inbox.Filter, for account: String, at now: Instant) -> Bool {
        switch filter {
        case .all: true
        case .mine: claimedBy == account
        case .free: claimedBy == nil
        case .late: due.map { $0 < now } ?? false
        }
    }
}

extension [InboxRow] {
    /// First due first; what has no due time comes last, the oldest first.
    fileprivate var inOrder: [InboxRow] {
        sorted { ($0.due?.seconds ?? .max, $0.opened) < ($1.due?.seconds ?? .max, $1.opened) }
    }
}
