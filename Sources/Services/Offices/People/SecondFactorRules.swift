import Procedures
public import Store

/// Of whom an office asks a second factor.
public struct SecondFactorRules: Sendable {
    /// Everybody who serves in the office.
    public static let everybody = "semua"

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Names of roles (``RuledRole``), or ``everybody``.
    public func callAsFunction(of office: String, in transaction: any ReadTransaction) throws -> Set<String> {
        let rows = try transaction.rows(
            """
            SELECT role FROM second_factor_rules
            WHERE office_id = \(People.office) AND in_office_id = \(office)
            """)
        return Set(rows.map { $0.text("role") }.map { $0.isEmpty ? Self.everybody : $0 })
    }

    /// What offices above ask of who serves here: they count here too.
    public func above(
        _ office: String, in transaction: any ReadTransaction
    ) throws -> [(office: Office, roles: Set<String>)] {
        var (found, next) = ([(office: Office, roles: Set<String>)](), try Office.find(office, in: transaction)?.parent)
        while let id = next, let above = try Office.find(id, in: transaction) {
            let roles = try self(of: id, in: transaction)
            if !roles.isEmpty { found.append((above, roles)) }
            next = above.parent
        }
        return found
    }

    /// - Parameter person: who has just proved themselves (`ConfirmPassword`): whoever sits down at an open screen takes no
    ///   protection away.
    /// - Throws: `Denial`, or `FieldTroubles` at `wajib`.
    public func set(_ roles: Set<String>, of office: String, by person: Person) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            try ProvedRecently().require(of: person, at: environment.now)
            let kinds = try RegencyKinds.known(in: transaction)
            let known = Set(RuledRole.all(for: work.office.kind, among: kinds).map(\.name) + [Self.everybody])
            guard roles.isSubset(of: known) else {
                throw FieldTroubles(["wajib": "Pilih peran yang ada di \(work.office.kind.title) atau di bawahnya"])
            }
            try transaction.execute(
                """
                DELETE FROM second_factor_rules
                WHERE office_id = \(People.office) AND in_office_id = \(work.office.id)
                """)
            for role in roles.sorted() {
                try transaction.execute(
                    """
                    INSERT INTO second_factor_rules (office_id, in_office_id, role)
                    VALUES (\(People.office), \(work.office.id), \(role == Self.everybody ? "" : role))
                    """)
            }
            let told = roles.sorted().map {
                $0 == Self.everybody ? "semua petugas" : RuledRole.title(of: $0, for: work.office.kind, among: kinds)
            }
            try work.record(
                .secondFactorRequired, of: work.office.slug,
                told.isEmpty ? "tidak diwajibkan" : told.joined(separator: ", "), in: transaction)
        }
    }
}
