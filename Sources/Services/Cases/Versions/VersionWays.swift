import Forms
import Procedures
import Store

/// From which versions running cases may go on under the one that is in force, proven before anything is written.
struct VersionWays: Sendable {
    let adoption: Adoption
    let procedure: Procedure
    /// By the hash of the version that they lead from.
    let moves: [String: VersionMove]
    /// Running cases of versions from which it does not allow moving.
    let unmentioned: [CasesToMove.Unmentioned]

    /// - Throws: `Denial`; `AdoptionReplaced` where the adoption is not in force; `FileProblem.busy`.
    static func prove(
        to adoption: String, at office: String, for person: Person, _ environment: Environment, _ cases: CaseServices
    ) async throws -> VersionWays {
        let (target, procedure, running) = try await environment.database.read { transaction in
            let target = try Self.target(adoption, at: office, for: person, environment, in: transaction)
            let running = try transaction.rows(
                """
                SELECT procedure_hash, COUNT(*) AS cases FROM cases
                WHERE office_id = \(office) AND procedure_name = \(target.procedureName) AND ended_at IS NULL
                    AND procedure_hash <> \(target.procedureHash)
                GROUP BY procedure_hash ORDER BY procedure_hash
                """
            ).map { row in
                let hash = row.text("procedure_hash")
                return (hash, try cases.shelf.procedure(hash, in: transaction), Int(row.int("cases")))
            }
            return (target, try cases.shelf.procedure(target.procedureHash, in: transaction), running)
        }
        var (moves, unmentioned): ([String: VersionMove], [CasesToMove.Unmentioned]) = ([:], [])
        for (hash, old, count) in running {
            let move = try await cases.proofs.move(
                old, from: hash, to: procedure, target.procedureHash, catalogue: cases.catalogue)
            moves[hash] = move
            if move == nil { unmentioned.append(CasesToMove.Unmentioned(version: old.version, cases: count)) }
        }
        return VersionWays(
            adoption: target, procedure: procedure, moves: moves,
            unmentioned: unmentioned.sorted { $0.version < $1.version })
    }

    /// The adoption as it stands now: of the same version, and in force.
    /// - Throws: `Denial`; `AdoptionReplaced`.
    func target(
        for person: Person, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> Adoption {
        try Self.target(adoption.id, at: adoption.office, for: person, environment, in: transaction)
    }

    private static func target(
        _ adoption: String, at office: String, for person: Person, _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws -> Adoption {
        try Permission.administer.require(of: person, in: office, environment, transaction)
        let today = environment.now.date(in: try OfficeCalendar.of(office, in: transaction).zone)
        guard let found = try Adoption.find(adoption, at: office, in: transaction) else { throw Denial.notFound }
        let now = try Adoption.inForce(found.procedureName, at: office, on: today, in: transaction)
        guard now?.id == found.id else { throw AdoptionReplaced(found, now: now, today: today) }
        return found
    }
}

/// The adoption to which cases were to be moved is in force no more, or not yet.
struct AdoptionReplaced: Error {
    /// The one that is in force now; nil: none is.
    let now: Adoption?
    /// Its own first day, where that is to come.
    let begins: CalendarDate?

    init(_ adoption: Adoption, now: Adoption?, today: CalendarDate) {
        self.now = now
        begins = adoption.firstDay > today ? adoption.firstDay : nil
    }

    var message: String {
        if let begins { return "Penetapan ini baru berlaku sejak \(begins.longText)" }
        guard let now else { return "Penetapan ini tidak berlaku hari ini" }
        return "Penetapan ini sudah digantikan oleh nomor \(now.sopNumber)"
    }
}
