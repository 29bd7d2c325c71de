public import Forms
import Procedures
public import Store

/// Lets a procedure end at an office: after the last day no case begins under it; running ones go on.
public struct EndAdoption: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Throws `Denial`, or `FieldTroubles` at `sampai`.
    public func callAsFunction(
        _ adoption: String, at office: String, lastDay: CalendarDate, by person: Person
    ) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let office = work.office
            guard let adoption = try Adoption.find(adoption, at: office.id, in: transaction) else {
                throw Denial.notFound
            }
            let today = environment.now.date(in: office.zone)
            // One that has not begun is taken back; one that has ended stays so.
            guard
                try Adoption.inForce(adoption.procedureName, at: office.id, on: today, in: transaction)?.id
                    == adoption.id
            else { throw Denial.notFound }
            guard lastDay >= today else {
                throw FieldTroubles(["sampai": "Pilih hari ini atau sesudahnya"])
            }
            try OfficeRevision.change(in: transaction) {
                _ = try transaction.execute(
                    """
                    UPDATE adoptions SET last_day = \(lastDay.description)
                    WHERE office_id = \(office.id) AND id = \(adoption.id)
                    """)
            }
            try work.record(
                .sopEnded, of: adoption.procedureName,
                "nomor \(adoption.sopNumber), hari terakhir \(lastDay.longText)", in: transaction)
        }
    }
}

/// Which SOPs in force call one of an office's (`sub`), or wait for a case of it (`selama`): once it is ended, their step
/// finds nothing there.
public struct ProcedureCallers: Sendable, Hashable {
    public let title: String
    /// Its step waits for a case that somebody opens by hand, and calls none.
    public let isAwaiting: Bool
    /// Where it is in force, by name.
    public let offices: [String]

    /// By title, those that call first.
    public static func all(
        of called: Adoption, _ environment: Environment, _ shelf: ProcedureShelf, in transaction: any ReadTransaction
    ) throws -> [ProcedureCallers] {
        guard let own = try Office.find(called.office, in: transaction) else { return [] }
        let below = try ReadOffices(environment).allBelow(own.id, in: transaction)
        let known = Dictionary(([own] + below).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        let today = environment.now.date(in: own.zone)
        var calling: [String: Set<String>] = [:]
        var awaiting: [String: Set<String>] = [:]
        for adoption in try inForce(at: Array(known.keys), or: own.id, on: today, in: transaction)
        where adoption.office != own.id || adoption.procedureName != called.procedureName {
            var line = known[adoption.office].map { [$0] } ?? []
            while let last = line.last, last.id != own.id, let above = last.parent.flatMap({ known[$0] }) {
                line.append(above)
            }
            let procedure = try shelf.procedure(adoption.procedureHash, in: transaction)
            let calls = procedure.steps.contains { step in
                guard case .sub(let use) = step.work, use.procedure == called.procedureName else { return false }
                switch use.place {
                case .handlingOffice: return adoption.office == own.id
                case .ancestor(let kind): return Office.ancestor(of: kind, in: line)?.id == own.id
                case .partner(let name): return adoption.partners[name] == own.id
                case .applicantOffice: return false
                }
            }
            // A follow-up begins at the case's own office.
            let awaits =
                adoption.office == own.id
                && procedure.followUps.contains { $0.procedure == called.procedureName && !$0.during.isEmpty }
            guard calls || awaits,
                let office = try known[adoption.office] ?? Office.find(adoption.office, in: transaction)
            else { continue }
            if calls { calling[procedure.title, default: []].insert(office.name) }
            if awaits { awaiting[procedure.title, default: []].insert(office.name) }
        }
        return listed(calling, isAwaiting: false) + listed(awaiting, isAwaiting: true)
    }

    private static func listed(_ found: [String: Set<String>], isAwaiting: Bool) -> [ProcedureCallers] {
        found.sorted { $0.key < $1.key }.map {
            ProcedureCallers(title: $0.key, isAwaiting: isAwaiting, offices: $0.value.sorted())
        }
    }

    /// What these offices, and those that have this one as a partner, have in force.
    private static func inForce(
        at offices: [String], or partner: String, on day: CalendarDate, in transaction: any ReadTransaction
    ) throws -> [Adoption] {
        try transaction.rows(
            """
            SELECT * FROM (
                SELECT a.*, ROW_NUMBER() OVER (
                    PARTITION BY office_id, procedure_name
                    ORDER BY first_day DESC, recorded_at DESC, id DESC) AS place
                FROM adoptions a WHERE first_day <= \(day.description)
            ) newest
            WHERE place = 1 AND (last_day IS NULL OR last_day >= \(day.description))
                AND office_id NOT IN (SELECT id FROM offices WHERE closure IS NOT NULL)
                AND (office_id IN \(list: offices) OR partners LIKE \("%\"" + partner + "\"%"))
            ORDER BY office_id, procedure_name
            """
        ).map(Adoption.init)
    }
}
