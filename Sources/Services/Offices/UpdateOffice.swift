import Store

/// Changes what an office shows of itself: name, colour, letterhead, contacts.
public struct UpdateOffice: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Throws `Denial`, or `FieldTroubles` at `nama` or `warna`.
    public func callAsFunction(
        _ id: String, name: String, accent: String, letterhead: Letterhead, contacts: OfficeContacts, by person: Person
    ) async throws {
        let environment = environment
        let name = try PersonName.check(name)
        let accent = try Accent(accent)
        try await environment.database.write { transaction in
            let work = try Administration.of(id, by: person, environment, in: transaction)
            let letterhead = try JSONColumn.text(letterhead)
            try OfficeRevision.change(in: transaction) {
                _ = try transaction.execute(
                    """
                    UPDATE offices SET name = \(name), accent = \(accent.hex), letterhead = \(letterhead)
                    WHERE id = \(id)
                    """)
            }
            try contacts.replace(of: id, in: transaction)
            try work.record(.officeChanged, of: work.office.slug, name, in: transaction)
        }
    }

    /// Gives the office a host name of its own. Throws `Denial`, or `FieldTroubles` at `host`. Only the root's
    /// administrator may: a host name is a promise of the regency.
    public func add(host: String, to id: String, by person: Person) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            try Permission.administer.require(of: person, in: People.office, environment, transaction)
            try OfficeHosts.add(host, to: id, in: transaction)
        }
    }
}
