public import Forms
import Procedures
public import Store

/// An office's work that the system has given up, for its administrators: nothing ends unseen.
public struct GivenUpList: Sendable {
    public enum Kind: Sendable, Hashable {
        /// The text of its step; the lanes that answer for it, by title, have a task.
        case effect(step: String)
        case sub(step: String)
        case result
        /// A sub-procedure's case was opened, and its parent does not know.
        case opening
        /// A task for another office.
        case handover
        /// The tasks that a case of this other office asks of this one, as they are now.
        case copy(from: String)
        /// The answer to an act of another office.
        case answer
        /// What somebody of this office did at a task of this other one; nil: its copy is gone.
        case act(to: String?)
        case children
        case recount
        /// An adoption's roles did not reach the case's tasks.
        case adoption
        case decree(String)
        case clock
        /// A mail about a case; its subject line.
        case notice(String, toApplicant: Bool)
        /// A mail about an account: its subject may hold a code.
        case accountMail
        case unknown(String)
    }

    public struct Entry: Sendable, Hashable {
        public let place: WorkPlace
        public let kind: Kind
        public let due: Instant
        public let attempts: Int
        /// nil where it may tell what the reader may not know.
        public let cause: String?
        /// The case's number, also of another office's of which this one has, or had, a task.
        public let number: String?
        /// The case, where the reader has a lane in it.
        public let caseID: String?
        /// Who has it as a task, by title; none: it is the administrators'.
        public let answering: [String]
        /// Whether an administrator may have it tried again; else only who answers for the step may.
        public let mayRetry: Bool
        /// Whether it can be put aside as looked after.
        public let maySettle: Bool
    }

    /// The oldest first.
    public let entries: [Entry]
    public let total: Int
    /// How many of all are mails.
    public let mails: Int
    /// Offices below with work of theirs that was given up, by name, with how much.
    public let below: [(office: Office, count: Int)]

    /// - Throws: `Denial` unless the person administers the office.
    public static func load(
        of office: String, for person: Person, limit: Int = 100, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> GivenUpList {
        try Permission.administer.require(of: person, in: office, environment, transaction)
        let (outbox, timers) = (Outbox(keyring: environment.keyring), Timers(keyring: environment.keyring))
        let rows =
            try outbox.givenUp(office: office, limit: limit, in: transaction).map { (WorkPlace.Queue.outbox, $0) }
            + timers.givenUp(office: office, limit: limit, in: transaction).map { (WorkPlace.Queue.timers, $0) }
        let reader = try GivenUpReader(
            rows.map { $0.1.subject }, of: office, for: person, environment, cases, in: transaction)
        let offices = try ReadOffices(environment).allBelow(office, in: transaction)
        let counts = try counts(of: [office] + offices.map(\.id), environment, in: transaction)
        return GivenUpList(
            entries: rows.map { reader.entry($0.1, in: $0.0) }.sorted { $0.due < $1.due },
            total: counts[office] ?? 0,
            mails: try outbox.givenUpCount(office: office, kind: OutgoingMail.kind, in: transaction),
            below: offices.compactMap { below in counts[below.id].map { (below, $0) } })
    }

    /// How much was given up in each of these offices; one that is not named has nothing.
    public static func counts(
        of offices: [String], _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> [String: Int] {
        let keyring = environment.keyring
        return try Outbox(keyring: keyring).givenUpCounts(offices: offices, in: transaction)
            .merging(try Timers(keyring: keyring).givenUpCounts(offices: offices, in: transaction), uniquingKeysWith: +)
    }
}

/// Where a piece of given-up work lies: what a button names.
public struct WorkPlace: Sendable, Hashable {
    public enum Queue: String, Sendable, Hashable {
        case outbox = "kerja"
        case timers = "jam"
    }

    public let queue: Queue
    public let subject: String
    public let name: String

    public init(queue: Queue, subject: String, name: String) {
        self.queue = queue
        self.subject = subject
        self.name = name
    }
}
