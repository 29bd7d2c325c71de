import Procedures
public import Store

/// Of whom an office asks a second factor.
public struct SecondFactorRules: Sendable {
    /// Everybody who serves in the office.
    public static let everybody = "semua"

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Names of roles, or ``everybody``.
    public func callAsFunction(of office: String, in transaction: any ReadTransaction) throws -> Set<String> {
        let rows = try transaction.rows(
            """
            SELECT role FROM second_factor_rules
            WHERE office_id = \(People.office) AND in_office_id = \(office)
            """)
        return Set(rows.map { $0.text("role") }.map { $0.isEmpty ? Self.everybody : $0 })
    }

    /// Throws `Denial`, or `FieldTroubles` at `wajib`.
    public func set(_ roles: Set<String>, of office: String, by person: Person) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            guard roles.allSatisfy({ $0 == Self.everybody || work.office.kind.mayBeHeld($0) }) else {
                throw FieldTroubles(["wajib": "Pilih peran yang ada di \(work.office.kind.title)"])
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
                $0 == Self.everybody ? "semua petugas" : work.office.kind.title(ofRole: $0)
            }
            try work.record(
                .secondFactorRequired, of: work.office.slug,
                told.isEmpty ? "tidak diwajibkan" : told.joined(separator: ", "), in: transaction)
        }
    }
}
