public import Forms
import Procedures
public import Store

/// The cases of an office, for those who work there.
public struct CaseList: Sendable {
    public enum State: String, Sendable, Hashable, CaseIterable {
        case running = "berjalan"
        /// A step of the applicant's is open.
        case waiting = "menunggu"
        case late = "terlambat"
        /// The reader, or somebody with them, is still to tell the applicant something (``UntoldApplicants``).
        case untold = "belum-diberi-tahu"
        case ended = "selesai"
        case all = "semua"

        /// Whether it holds only cases that run: they are listed by what falls due first.
        public var isRunning: Bool {
            switch self {
            case .running, .waiting, .late: true
            case .untold, .ended, .all: false
            }
        }
    }

    public struct Entry: Sendable, Hashable {
        public let id: String
        public let number: String
        public let service: String
        /// nil where the SOP may close to the reader who it is.
        public let applicant: String?
        public let opened: Instant
        public let ended: Instant?
        /// nil also while the clock stands.
        public let due: Instant?
        /// Since when the clock of its limit stands; nil while it runs.
        public let standingSince: Instant?
        /// The result's title, once it has ended.
        public let result: String?
        /// The steps that wait now.
        public let waiting: [WaitingStep]
        public let waitsForApplicant: Bool
    }

    public let rows: [Entry]
    public let counts: [State: Int]
    /// No SOP of the office has a lane for the reader's roles, now or before: there is nothing that they could see.
    public let hasNoPart: Bool
    /// More cases were there than a search by words looks through at a time: where it goes on.
    public let older: CaseSearchPlace?

    /// How many cases a search by words looks through at a time: names are sealed, so that the database cannot.
    public static let searched = 2000

    /// Officers see the cases of the SOPs in which their roles have a lane.
    /// - Parameter query: a part of the number, the code of a receipt, or words that service, applicant or number must
    ///   hold; empty: all.
    /// - Parameter place: where a search by words goes on; nil: it begins, with what runs. Rows and counts are of the part
    ///   that it looks through, `searched` cases at most.
    public static func load(
        _ state: State, of office: String, query: String = "", after place: CaseSearchPlace? = nil,
        searched: Int = CaseList.searched, for person: Person, limit: Int, offset: Int,
        _ environment: Environment, _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> CaseList {
        let visible = try visibleHashes(of: office, person, environment, cases, in: transaction)
        let tellable = try visible.filter { hash in
            try UntoldApplicants.areTold(
                by: person, under: hash, at: office, now: environment.now, shelf: cases.shelf, in: transaction)
        }
        let table = CaseTable(
            office: office, hashes: visible, tellable: tellable,
            own: try OwnApplications(person, environment, in: transaction), person: person, environment: environment,
            cases: cases, transaction: transaction)
        let coded = try TrackingCode(typed: query).flatMap(table.number)
        let typed = coded ?? query.filter { !$0.isWhitespace }
        guard !typed.allSatisfy({ $0.isNumber || $0 == "-" }) else {
            let pattern = "%\(typed)%"
            return CaseList(
                rows: try table.entries(state, number: pattern, limit: limit, offset: offset),
                counts: try table.counts(number: pattern), hasNoPart: visible.isEmpty, older: nil)
        }
        let looked = try table.searched(after: place, limit: searched + 1)
        let untold = try table.untold()
        let words = query.lowercased().split(separator: " ")
        let found = looked.prefix(searched).filter { entry in
            let text = "\(entry.number) \(entry.service) \(entry.applicant ?? "")".lowercased()
            return words.allSatisfy(text.contains)
        }
        func kept(in state: State) -> [Entry] {
            found.filter { $0.isKept(in: state, at: environment.now, untold: untold) }
        }
        return CaseList(
            rows: Array(kept(in: state).inOrder(of: state).dropFirst(offset).prefix(limit)),
            counts: Dictionary(uniqueKeysWithValues: State.allCases.map { ($0, kept(in: $0).count) }),
            hasNoPart: visible.isEmpty,
            older: looked.count > searched ? CaseSearchPlace(looked[searched - 1]) : nil)
    }

    /// The procedures, of all the office ever had in force, in which the person's roles have a lane.
    static func visibleHashes(
        of office: String, _ person: Person, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> [String] {
        let hashes = try transaction.rows(
            "SELECT DISTINCT procedure_hash FROM adoptions WHERE office_id = \(office) ORDER BY procedure_hash"
        ).map { $0.text("procedure_hash") }
        if try person.audits(office, at: environment.now, in: transaction) { return hashes }
        return try hashes.filter { hash in
            let procedure = try cases.shelf.procedure(hash, in: transaction)
            let adoption = try Adoption.of(hash: hash, office: office, at: environment.now, in: transaction)
            return procedure.lanes.contains { lane in
                lane.party == .officer && lane.place == .handlingOffice
                    && person.holds(adoption.lanes[lane.name] ?? lane.roles, in: office, at: environment.now)
            }
        }
    }
}

extension CaseList.Entry {
    fileprivate func isKept(in state: CaseList.State, at now: Instant, untold: Set<String>) -> Bool {
        switch state {
        case .all: true
        case .running: result == nil
        case .waiting: result == nil && waitsForApplicant
        case .ended: result != nil
        case .late: result == nil && (due.map { $0 < now } ?? false)
        case .untold: untold.contains(id)
        }
    }
}

extension [CaseList.Entry] {
    /// As the database orders them.
    fileprivate func inOrder(of state: CaseList.State) -> [CaseList.Entry] {
        guard state.isRunning else {
            return state == .ended
                ? sorted { $0.ended ?? $0.opened > $1.ended ?? $1.opened }
                : sorted { ($0.opened, $0.number) > ($1.opened, $1.number) }
        }
        return sorted { left, right in
            (left.due?.seconds ?? .max, -left.opened.seconds) < (right.due?.seconds ?? .max, -right.opened.seconds)
        }
    }
}
