import Forms
public import Procedures
public import Store

/// Tasks that somebody ticked to do them at once, as far as they are there, theirs, and of a step that the SOP lets be
/// done so (`massal`).
public struct TickedTasks: Sendable {
    /// Those of one step: only they can be done with one decision.
    public struct Batch: Sendable {
        public let office: String
        public let procedure: Procedure
        public let step: Step
        /// First due first.
        public let rows: [InboxRow]
    }

    /// How many can be done at once.
    public static let most = 50

    public let batches: [Batch]
    /// How many of the ticked are not among them.
    public let missing: Int

    public init(
        _ ticked: [TickedTask], for person: Person, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws {
        let wanted = Set(ticked.map(\.address))
        let served = person.offices(at: environment.now)
        let own = try OwnApplications(person, environment, in: transaction)
        let byOffice = Dictionary(grouping: wanted.filter { served.contains($0.office) }, by: \.office)
        let rows = try byOffice.keys.sorted().flatMap { office in
            try TaskList(
                office: office, person: person, own: own, environment: environment, cases: cases,
                transaction: transaction
            ).rows(
                InboxSelection(), hashes: [], cases: Set(byOffice[office]?.map(\.caseID) ?? []).sorted(),
                limit: Inbox.searched)
        }.withoutLapsedClaims(shownTo: person, at: environment.now, shelf: cases.shelf, in: transaction)
            .filter { wanted.contains($0.ticked.address) && $0.mayBeDoneTogether(by: person.id) }
        missing = wanted.count - rows.count
        let groups = Dictionary(grouping: rows) { [$0.office, $0.hash, $0.step] }
        batches = try groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { _, rows in
            let procedure = try cases.shelf.procedure(rows[0].hash, in: transaction)
            return procedure.step(rows[0].step).map {
                Batch(office: rows[0].office, procedure: procedure, step: $0, rows: rows)
            }
        }
    }
}
