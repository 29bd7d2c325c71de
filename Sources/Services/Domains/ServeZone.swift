import Store

/// A zone below which an office hands out mailboxes, domain names, or both.
public struct ServeZone: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Telling again changes what the zone is for. Throws `Denial`, or `FieldTroubles` at `zona`.
    public func callAsFunction(
        _ zone: String, of office: String, forMail: Bool, forDomains: Bool, by person: Person
    ) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            try Permission.administer.require(of: person, in: office, environment, transaction)
            let zone = zone.lowercased()
            guard HostName.isName(zone) else { throw FieldTroubles(["zona": "Tulis nama zona, misalnya desa.contoh"]) }
            try transaction.execute(
                """
                INSERT INTO served_zones (office_id, zone, for_mail, for_domains)
                VALUES (\(office), \(zone), \(forMail ? 1 : 0), \(forDomains ? 1 : 0))
                ON CONFLICT (office_id, zone) DO UPDATE SET
                    for_mail = excluded.for_mail, for_domains = excluded.for_domains
                """)
        }
    }
}
