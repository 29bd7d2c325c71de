import Forms
@testable import Services
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

    /// Anybody can ask for hosts and offices that are not there, as many as they like.
    @Test func whatIsNotThereIsNotKept() async throws {
        let regency = try await Regency.make()
        // What other tests ask meanwhile takes the same room, and may take it once; what is not there would each time.
        var statements = 0
        for _ in 1...4 where statements != 1 { statements = try await asked(after: 20_000, in: regency) }
        #expect(statements == 1)
    }

    /// How many statements a question takes that was asked before so many for what is not there.
    private func asked(after misses: Int, in regency: Regency) async throws -> Int {
        let locate = LocateOffice(regency.environment)
        try await regency.test.database.read { transaction in
            _ = try OfficeContacts.of(regency.villageA.id, in: transaction)
            for number in 1...misses {
                #expect(throws: OfficeTrouble.unknownHost) {
                    try locate(host: "h\(number).contoh.id", slug: nil, in: transaction)
                }
                #expect(throws: OfficeTrouble.unknownOffice) {
                    try locate(host: "127.0.0.1", slug: "kantor-\(number)", in: transaction)
                }
            }
        }
        // What somebody uses has not given way to it.
        let (_, counts) = try await StatementCounter.counting {
            try await regency.test.database.read { try OfficeContacts.of(regency.villageA.id, in: $0) }
        }
        return counts.statements
    }

    @Test(arguments: [
        String(repeating: "a.", count: 130) + "id", String(repeating: "a", count: 64) + ".id", "", "a..id", "-a.id",
        "a b.id",
    ])
    func whatIsNoHostIsNotAskedFor(host: String) async throws {
        let regency = try await Regency.make()
        let locate = LocateOffice(regency.environment)
        let (_, counts) = try await StatementCounter.counting {
            try await regency.test.database.read { transaction in
                #expect(throws: OfficeTrouble.unknownHost) { try locate(host: host, slug: nil, in: transaction) }
                for slug in [String(repeating: "a", count: 64), "", "a.b", "Aren", "a b"] {
                    let found = try Office.find(slug: slug, in: transaction)
                    #expect(found == nil)
                }
            }
        }
        #expect(counts.statements == 0)
    }

    /// What is read while a change runs is no state of any revision.
    @Test func whatIsReadBetweenTwoStatementsIsNotKept() async throws {
        let regency = try await Regency.make()
        let id = regency.villageA.id
        try await regency.test.database.write { transaction in
            try OfficeRevision.change(in: transaction) {
                #expect(try Office.find(id, in: transaction)?.name == "Desa Aren")
                try OfficeRevision.change(in: transaction) {
                    _ = try transaction.execute("UPDATE offices SET name = 'Desa Enau' WHERE id = \(id)")
                }
                #expect(try Office.find(id, in: transaction)?.name == "Desa Enau")
                _ = try transaction.execute("UPDATE offices SET name = 'Desa Lontar' WHERE id = \(id)")
            }
            #expect(try Office.find(id, in: transaction)?.name == "Desa Lontar")
        }
        let name = try await regency.test.database.read { try Office.find(id, in: $0)?.name }
        #expect(name == "Desa Lontar")
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
