public import Forms
public import Procedures
public import Store

/// The running cases of earlier versions of an SOP beside the one that is in force, each with what hinders it from going on
/// under that.
public struct CasesToMove: Sendable {
    public struct Entry: Sendable {
        public let id: String
        public let number: String
        public let version: Int
        public let opened: Instant
        /// The texts of its open steps.
        public let steps: [String]
        /// nil: it may move.
        public let trouble: MoveTrouble?
    }

    /// Running cases of a version from which the new one does not allow moving.
    public struct Unmentioned: Sendable {
        public let version: Int
        public let cases: Int
    }

    public let adoption: Adoption
    public let procedure: Procedure
    /// The oldest first.
    public let entries: [Entry]
    public let unmentioned: [Unmentioned]
    /// There are more than are looked at; what is moved makes room.
    public let hasMore: Bool

    /// How many cases are opened for one page.
    static let most = 200

    /// - Throws: `Denial`; `Denial.notFound` where the adoption is not in force.
    public init(
        to adoption: String, at office: String, for person: Person, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws {
        let now = environment.now
        let (target, procedure) = try Self.target(
            adoption, at: office, for: person, environment, cases, in: transaction)
        let rows = try transaction.rows(
            """
            SELECT id, procedure_hash FROM cases
            WHERE office_id = \(office) AND procedure_name = \(procedure.name) AND ended_at IS NULL
                AND procedure_hash <> \(target.procedureHash)
            ORDER BY opened_at, id
            """
        ).map { (id: $0.text("id"), hash: $0.text("procedure_hash")) }
        var (entries, unmentioned): ([Entry], [Unmentioned]) = ([], [])
        var looked = 0
        for (hash, found) in Dictionary(grouping: rows, by: \.hash).sorted(by: { $0.key < $1.key }) {
            let old = try cases.shelf.procedure(hash, in: transaction)
            guard let move = VersionMove(from: old, to: procedure, catalogue: cases.catalogue) else {
                unmentioned.append(Unmentioned(version: old.version, cases: found.count))
                continue
            }
            for row in found.prefix(max(0, Self.most - looked)) {
                looked += 1
                let file = try CaseFile.open(
                    row.id, of: office, at: now, shelf: cases.shelf, keyring: environment.keyring, in: transaction)
                entries.append(
                    Entry(
                        id: row.id, number: file.record.number, version: old.version, opened: file.record.opened,
                        steps: file.state.openSteps(in: old).compactMap { old.step($0.step)?.text },
                        trouble: file.troubleOfMove(by: move)))
            }
        }
        self.adoption = target
        self.procedure = procedure
        self.entries = entries.sorted { ($0.opened, $0.id) < ($1.opened, $1.id) }
        self.unmentioned = unmentioned.sorted { $0.version < $1.version }
        hasMore = entries.count < rows.count - unmentioned.reduce(0) { $0 + $1.cases }
    }

    /// The version that is in force, by an adoption of it.
    static func target(
        _ adoption: String, at office: String, for person: Person, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> (Adoption, Procedure) {
        try Permission.administer.require(of: person, in: office, environment, transaction)
        let today = environment.now.date(in: try OfficeCalendar.of(office, in: transaction).zone)
        guard let found = try Adoption.find(adoption, at: office, in: transaction),
            try Adoption.inForce(found.procedureName, at: office, on: today, in: transaction)?.id == found.id
        else { throw Denial.notFound }
        return (found, try cases.shelf.procedure(found.procedureHash, in: transaction))
    }
}

extension CaseFile {
    func troubleOfMove(by move: VersionMove) -> MoveTrouble? {
        move.trouble(of: state) ?? (handedTasks().isEmpty ? nil : .elsewhere)
    }
}
