import Forms
import Services
import Store
import Testing

/// What offices publish is read once and kept: until it is changed, by whichever node.
@Suite struct OfficeRevisionTests {
    @Test func whatAnotherNodeChangedIsSeenAtOnce() async throws {
        let regency = try await Regency.make()
        let database = regency.test.database
        let other = try regency.test.openedAgain()
        let elsewhere = Environment(
            database: other, keyring: regency.environment.keyring, clock: regency.clock,
            passwords: regency.environment.passwords, addresses: regency.environment.addresses)
        #expect(try await phone(of: regency.villageA, in: database) == nil)
        #expect(try await phone(of: regency.villageA, in: other) == nil)
        try await publish("(000) 0000001", of: regency.villageA, elsewhere, by: regency.admin)
        #expect(try await phone(of: regency.villageA, in: database) == "(000) 0000001")
        try await publish("(000) 0000002", of: regency.villageA, regency.environment, by: regency.admin)
        #expect(try await phone(of: regency.villageA, in: other) == "(000) 0000002")
        try await other.close()
    }

    @Test func whatIsKeptCostsOneStatement() async throws {
        let regency = try await Regency.make()
        let look = { @Sendable (transaction: any ReadTransaction) in
            for _ in 1...3 {
                _ = try ReadOffices(regency.environment)(regency.villageA.id, in: transaction)
                _ = try OfficeContacts.of(regency.villageA.id, in: transaction)
                _ = try OfficeCalendar.of(regency.villageA.id, in: transaction)
            }
        }
        try await regency.test.database.read(look)
        let (_, counts) = try await StatementCounter.counting { try await regency.test.database.read(look) }
        #expect(counts.statements == 1)
    }

    private func phone(of office: Office, in database: any Database) async throws -> String? {
        try await database.read { try OfficeContacts.of(office.id, in: $0).phone }
    }

    private func publish(_ phone: String, of office: Office, _ environment: Environment, by person: Person) async throws
    {
        try await UpdateOffice(environment)(
            office.id, name: office.name, accent: office.accent.hex, letterhead: office.letterhead,
            contacts: OfficeContacts(phone: phone), by: person)
    }
}
