import Forms
import Services
import Store
import Testing

@Suite struct InvitationTests {
    @Test func invitedOfficerSetsAPasswordAndIsIn() async throws {
        let regency = try await Regency.make()
        let officer = try await regency.officer("budi", ["tim-teknis"], in: regency.kominfo)
        #expect(officer.kind == .officer)
        #expect(officer.name == "Petugas budi")
        #expect(officer.roles.map(\.name) == ["tim-teknis"])
        let session = try await regency.logIn("budi")
        #expect(try await regency.person(session).id == officer.id)
    }

    @Test func theLinkIsMailedWhereThereIsAnAddressAndLeadsToTheRegencyHost() async throws {
        let regency = try await Regency.make()
        _ = try await InviteOfficer(regency.environment)(
            NewOfficer(name: "Citra", username: "citra", email: "Citra@Contoh.id "), to: regency.villageA.id,
            by: regency.admin)
        let mail = try #require(try await regency.test.mails().first)
        #expect(mail.to == "citra@contoh.id")
        #expect(mail.link.hasPrefix("http://127.0.0.1:8080/undangan/"))
        let account = try await regency.invited(mail.token)
        #expect(account.name == "Citra")
    }

    @Test func theLinkWorksOnce() async throws {
        let regency = try await Regency.make()
        let invited = try await invite(regency)
        let accept = AcceptInvitation(regency.environment)
        _ = try await accept(invited.link.lastPart, password: Regency.password, from: regency.test.visitor())
        await #expect(throws: LinkTrouble.used) {
            try await accept(invited.link.lastPart, password: "sandi yang lain", from: regency.test.visitor())
        }
    }

    @Test func theLinkEndsAfterSevenDays() async throws {
        let regency = try await Regency.make()
        let invited = try await invite(regency)
        regency.clock.turn(seconds: 7 * 86_400 - 1)
        _ = try await regency.invited(invited.link.lastPart)
        regency.clock.turn(seconds: 1)
        await #expect(throws: LinkTrouble.expired) { try await regency.invited(invited.link.lastPart) }
        await #expect(throws: LinkTrouble.unknown) { try await regency.invited("karangan") }
    }

    @Test func anotherInvitationVoidsTheFirst() async throws {
        let regency = try await Regency.make()
        let first = try await invite(regency)
        let session = try await regency.logIn("ayu")
        let admin = try await regency.person(session)
        let second = try await InviteOfficer(regency.environment).again(
            first.account, in: regency.kominfo.id, by: admin)
        let accept = AcceptInvitation(regency.environment)
        await #expect(throws: LinkTrouble.used) { try await regency.invited(first.link.lastPart) }
        _ = try await accept(second.link.lastPart, password: Regency.password, from: regency.test.visitor())
    }

    @Test(arguments: [
        ("", "Isi kata sandi baru"), ("pendek", "Kata sandi berisi 6 karakter, sedikitnya 10"),
        ("dewi.contoh", "Kata sandi tidak boleh sama"), ("DEWI.CONTOH", "Kata sandi tidak boleh sama"),
        ("Rahasia123", "terlalu mudah"), ("aaaaaaaaaaaa", "terlalu mudah"),
    ])
    func weakPasswordsAreRefusedAtTheField(password: String, message: String) async throws {
        let regency = try await Regency.make()
        let invited = try await invite(regency)
        let troubles = try await #require(throws: FieldTroubles.self) {
            try await AcceptInvitation(regency.environment)(
                invited.link.lastPart, password: password, from: regency.test.visitor())
        }
        #expect(troubles.messages["sandi"]?.contains(message) == true)
        // The link is still good for a better one.
        _ = try await regency.invited(invited.link.lastPart)
    }

    @Test func aTakenUserNameIsRefusedAtTheField() async throws {
        let regency = try await Regency.make()
        _ = try await invite(regency)
        let troubles = try await #require(throws: FieldTroubles.self) { try await invite(regency) }
        #expect(troubles.messages.keys.contains("nama-pengguna"))
    }

    private func invite(_ regency: Regency) async throws -> InvitedOfficer {
        try await InviteOfficer(regency.environment)(
            NewOfficer(
                name: "Dewi", username: "dewi.contoh",
                roles: [NewRole("operator", from: regency.clock.now.date(in: .wib))]),
            to: regency.kominfo.id, by: regency.admin)
    }
}

/// Contacts and accounts are matched by proven addresses, so a link that somebody else has seen must prove none.
@Suite struct AddressProofTests {
    @Test(arguments: [true, false])
    func onlyTheMailedLinkProvesTheAddress(byMail: Bool) async throws {
        let regency = try await Regency.make()
        let invited = try await InviteOfficer(regency.environment)(
            NewOfficer(name: "Citra", username: "citra", email: "citra@contoh.id"), to: regency.villageA.id,
            by: regency.admin)
        let mail = try #require(try await regency.test.mails().first)
        #expect(mail.token != invited.link.lastPart)
        _ = try await AcceptInvitation(regency.environment)(
            byMail ? mail.token : invited.link.lastPart, password: Regency.password, from: regency.test.visitor())
        let row = try await regency.test.database.read {
            try $0.row("SELECT email_verified_at FROM accounts WHERE username = 'citra'")
        }
        #expect((row?.intOrNil("email_verified_at") != nil) == byMail)
        // Either uses up both.
        await #expect(throws: LinkTrouble.used) {
            try await regency.invited(byMail ? invited.link.lastPart : mail.token)
        }
    }
}

extension Regency {
    /// Whom an invitation's link invites.
    func invited(_ token: String) async throws -> Account {
        try await environment.database.read { [environment] in
            try AcceptInvitation(environment).invited(token, in: $0)
        }
    }
}
