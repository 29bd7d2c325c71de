import Store

/// Puts a range of addresses into an office's pool.
public struct AddIPRange: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Both ends belong to the range. Throws `Denial`, or `FieldTroubles` at `dari` or `sampai`.
    public func callAsFunction(
        from first: String, through last: String, of office: String, by person: Person
    ) async throws {
        let environment = environment
        guard let from = IPv4(first) else { throw FieldTroubles(["dari": "Tulis alamat IP, misalnya 10.10.0.1"]) }
        guard let through = IPv4(last), through >= from else {
            throw FieldTroubles(["sampai": "Tulis alamat IP yang tidak mendahului \(from)"])
        }
        try await environment.database.write { transaction in
            try Permission.administer.require(of: person, in: office, environment, transaction)
            let overlapping = try transaction.row(
                """
                SELECT first_address FROM ip_pools WHERE office_id = \(office)
                    AND first_address <= \(through.number) AND last_address >= \(from.number)
                """)
            guard overlapping == nil else {
                throw FieldTroubles(["dari": "Sebagian alamat ini sudah ada dalam kumpulan kantor"])
            }
            try transaction.execute(
                """
                INSERT INTO ip_pools (office_id, first_address, last_address)
                VALUES (\(office), \(from.number), \(through.number))
                """)
        }
    }
}
