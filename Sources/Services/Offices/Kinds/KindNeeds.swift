import Forms
import Procedures
import Store

/// What still needs a kind of office or a role that administrators made: it stays until nothing does.
struct KindNeeds {
    private let kind: OfficeKind
    private let kinds: RegencyKinds
    private let environment: Environment
    private let shelf: ProcedureShelf

    init(_ kind: OfficeKind, _ kinds: RegencyKinds, _ environment: Environment, _ shelf: ProcedureShelf) {
        self.kind = kind
        self.kinds = kinds
        self.environment = environment
        self.shelf = shelf
    }

    /// nil: nothing.
    func ofKind(in transaction: any ReadTransaction) throws -> String? {
        let office = try transaction.row("SELECT name FROM offices WHERE kind = \(kind.name) ORDER BY name LIMIT 1")
        if let office { return "Masih ada kantor berjenis \(kind.title): \(office.text("name"))" }
        if let below = kinds.all.first(where: { $0.parents.contains(kind.name) }) {
            return "\(below.title) masih dapat berdiri di bawah \(kind.title)"
        }
        return try adopted(in: transaction) { procedure, _, _ in
            procedure.officeKinds.contains(kind.name)
                || procedure.lanes.contains { $0.place == .ancestor(kind: kind.name) }
                || procedure.steps.contains { step in
                    guard case .sub(let use) = step.work else { return false }
                    return use.place == .ancestor(kind: kind.name)
                }
        }.map { "\($0) masih menyebut jenis \(kind.title)" }
    }

    /// nil: nothing.
    func ofRole(_ role: String, in transaction: any ReadTransaction) throws -> String? {
        let title = kind.title(ofRole: role)
        let now = environment.now.seconds
        let held = try transaction.row(
            """
            SELECT o.name FROM roles_held r JOIN offices o ON o.id = r.in_office_id
            WHERE r.office_id = \(People.office) AND r.role = \(role) AND o.kind = \(kind.name)
                AND (r.ends_at IS NULL OR r.ends_at > \(now))
            ORDER BY o.name LIMIT 1
            """)
        if let held { return "Peran \(title) masih dijabat di \(held.text("name"))" }
        return try adopted(in: transaction) { procedure, adoption, offices in
            procedure.lanes.contains { lane in
                guard lane.party == .officer, (adoption.lanes[lane.name] ?? lane.roles).contains(role) else {
                    return false
                }
                // Whose office it is may be known only when somebody applies.
                return offices[lane.name].map { $0.kind == kind } ?? true
            }
        }.map { "\($0) masih memakai peran \(title)" }
    }

    /// The first SOP, in force or to come, of which something is so.
    /// - Parameter isSo: of a procedure, its adoption, and the office in which each of its lanes acts.
    private func adopted(
        in transaction: any ReadTransaction,
        where isSo: (Procedure, Adoption, [String: Office]) throws -> Bool
    ) throws -> String? {
        let all = try ReadOffices(environment).all(in: transaction)
        let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
        for adoption in try standing(in: transaction) {
            guard let office = byID[adoption.office] else { continue }
            let procedure = try shelf.procedure(adoption.procedureHash, in: transaction)
            let offices = LaneFiller.offices(of: procedure, for: office, partners: adoption.partners, among: all)
            if try isSo(procedure, adoption, offices) { return "SOP “\(procedure.title)” di \(office.name)" }
        }
        return nil
    }

    /// In force today, or to come.
    private func standing(in transaction: any ReadTransaction) throws -> [Adoption] {
        let today = environment.now.date(in: .wib).description
        return try transaction.rows(
            """
            SELECT * FROM (
                SELECT a.*, ROW_NUMBER() OVER (
                    PARTITION BY office_id, procedure_name, CASE WHEN first_day > \(today) THEN id ELSE '' END
                    ORDER BY first_day DESC, recorded_at DESC, id DESC) AS place
                FROM adoptions a
            ) newest
            WHERE place = 1 AND (last_day IS NULL OR last_day >= \(today)) ORDER BY office_id, procedure_name, id
            """
        ).map(Adoption.init)
    }
}
