public import Forms
import Procedures
public import Store

/// The tasks that a person's roles of today open, in every office that they serve in, what falls due first on top.
public struct Inbox: Sendable {
    public enum Filter: String, Sendable, Hashable, Codable, CaseIterable {
        case all = "semua"
        /// Taken by the reader.
        case mine = "saya"
        case free = "bebas"
        case late = "terlambat"
    }

    /// One page of the tasks that the selection keeps.
    public let rows: [InboxRow]
    /// How many tasks each filter keeps, of those that the rest of the selection keeps.
    public let counts: [Filter: Int]
    /// What else the list can be narrowed to, with counts.
    public let choices: InboxChoices
    /// More tasks were there than a search looks through: only those that fall due first were.
    public let isCutShort: Bool
    /// There is nothing, and never can be: no SOP of the person's offices has a lane for their roles.
    public var hasNoPart = false

    /// How many tasks an office, first due first, a search looks through: names are sealed, so that the database cannot. A
    /// whole number or a code is found beyond them.
    public static let searched = 2000

    public static func load(
        _ selection: InboxSelection = InboxSelection(), for person: Person, limit: Int = 100, offset: Int = 0,
        searched: Int = Inbox.searched, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> Inbox {
        let own = try OwnApplications(person, environment, in: transaction)
        let lists = own.offices.map {
            TaskList(
                office: $0, person: person, own: own, environment: environment, cases: cases, transaction: transaction)
        }
        if !selection.words.isEmpty {
            return try searching(
                selection, lists, person, limit, offset, searched, environment, cases, in: transaction)
        }
        let counted = try lists.map { list in
            let refused = try list.refused()
            return (list: list, refused: refused, groups: try list.groups() + refused.map { list.group(of: $0) })
        }
        let groups = counted.flatMap(\.groups)
        let first = try counted.filter { selection.keeps(office: $0.list.office) }.flatMap { item in
            try item.list.rows(selection, hashes: item.groups.hashes(of: selection), limit: offset + limit)
                + item.refused.filter { selection.keeps($0, for: person.id, at: environment.now) }
        }
        var inbox = Inbox(
            rows: try shown(
                Array(first.inOrder.dropFirst(offset).prefix(limit)), to: person, environment, cases, in: transaction),
            counts: groups.counts(selection), choices: InboxChoices(groups, selection), isCutShort: false)
        if groups.isEmpty {
            inbox.hasNoPart = try lists.allSatisfy { list in
                try CaseList.visibleHashes(of: list.office, person, environment, cases, in: transaction).isEmpty
            }
        }
        return inbox
    }

    /// Of the tasks that fall due first in every office: those that hold the words, or whose receipt holds the code.
    private static func searching(
        _ selection: InboxSelection, _ lists: [TaskList], _ person: Person, _ limit: Int, _ offset: Int,
        _ searched: Int, _ environment: Environment, _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> Inbox {
        let words = selection.words.lowercased().split(separator: " ").map(String.init)
        let code = TrackingCode(typed: selection.words)
        var (found, isCutShort) = ([InboxRow](), false)
        for list in lists {
            var rows = try list.rows(InboxSelection(), hashes: [], limit: searched)
            let coded = try code.flatMap { try list.caseID(of: $0) }
            if rows.count == searched {
                isCutShort = true
                let named = try [coded, list.caseID(ofNumber: selection.words)].compactMap(\.self)
                rows += try list.rows(InboxSelection(), hashes: [], cases: named, limit: searched).filter { found in
                    !rows.contains { $0.place == found.place }
                }
            }
            found += (try list.refused() + rows).filter { coded == $0.caseID || $0.matches(words) }
        }
        let groups = found.map { InboxGroup($0, for: person.id, at: environment.now) }
        let kept = found.filter { selection.keeps($0, for: person.id, at: environment.now) }.inOrder
        return Inbox(
            rows: try shown(
                Array(kept.dropFirst(offset).prefix(limit)), to: person, environment, cases, in: transaction),
            counts: groups.counts(selection), choices: InboxChoices(groups, selection), isCutShort: isCutShort)
    }

    /// With the names of those who have taken a task, and may act for it still.
    private static func shown(
        _ rows: [InboxRow], to person: Person, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> [InboxRow] {
        let rows = try rows.withoutLapsedClaims(
            shownTo: person, at: environment.now, shelf: cases.shelf, in: transaction)
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
    /// The SOP's name.
    public let procedure: String
    /// Its version.
    let hash: String
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
    /// Who took it; nil too where whoever did may not act for it any more.
    public internal(set) var claimedBy: String?
    public var holder: String?
    /// No task: what the reader did was not taken by the other office.
    public var isRefused = false
    /// How many events the case had; nil for another office's.
    public var version: Int?
    /// Its step may be done for many cases at once (`massal`).
    public var isBulk = false

    func matches(_ words: [String]) -> Bool {
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

    /// Whether this person may do it together with others.
    public func mayBeDoneTogether(by account: String) -> Bool {
        isBulk && from == nil && !isRefused && kind == .step && (claimedBy == nil || claimedBy == account)
    }
}

extension [InboxRow] {
    /// First due first; what has no due time comes last, the oldest first.
    fileprivate var inOrder: [InboxRow] {
        sorted { ($0.due?.seconds ?? .max, $0.opened) < ($1.due?.seconds ?? .max, $1.opened) }
    }
}
