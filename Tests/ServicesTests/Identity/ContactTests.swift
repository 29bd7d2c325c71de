import FoundationEssentials
import Services
import Store
import Testing

@Suite struct ContactTests {
    @Test func theMailedCodeOpensASessionForTheContact() async throws {
        let regency = try await Regency.make()
        let (verification, code) = try await send("Warga@Contoh.id", regency)
        let session = try await ConfirmContact(regency.environment)(
            code: " \(code.prefix(3)) \(code.suffix(3))", of: verification, from: visitor(regency))
        let person = try await regency.person(session, slug: "aren")
        #expect(person.kind == .contact && person.isApplicant && !person.hasAccount)
        #expect(person.name == "warga@contoh.id")
        #expect(session.deviceToken == nil)
    }

    @Test func theSameAddressIsTheSameContact() async throws {
        let regency = try await Regency.make()
        let first = try await regency.contact("warga@contoh.id", slug: "aren")
        regency.clock.turn(minutes: 2)
        let again = try await regency.contact("WARGA@contoh.id", slug: "kominfo")
        let other = try await regency.contact("tetangga@contoh.id", slug: "aren")
        #expect(first.person == again.person)
        #expect(first.person != other.person)
    }

    @Test func fiveWrongCodesVoidIt() async throws {
        let regency = try await Regency.make()
        let (verification, code) = try await send("warga@contoh.id", regency)
        let confirm = ConfirmContact(regency.environment)
        let wrong = code == "000000" ? "000001" : "000000"
        for left in [4, 3, 2, 1] {
            let troubles = try await #require(throws: FieldTroubles.self) {
                try await confirm(code: wrong, of: verification, from: visitor(regency))
            }
            #expect(troubles.messages["kode"]?.contains("masih ada \(left)") == true)
        }
        _ = try? await confirm(code: wrong, of: verification, from: visitor(regency))
        await #expect(throws: FieldTroubles.self) {
            try await confirm(code: code, of: verification, from: visitor(regency))
        }
    }

    @Test func codeAndLinkLiveAQuarterOfAnHourAndWorkOnce() async throws {
        let regency = try await Regency.make()
        let confirm = ConfirmContact(regency.environment)
        let (verification, code) = try await send("warga@contoh.id", regency)
        _ = try await confirm(code: code, of: verification, from: visitor(regency))
        await #expect(throws: FieldTroubles.self) {
            try await confirm(code: code, of: verification, from: visitor(regency))
        }
        regency.clock.turn(minutes: 2)
        let (late, lateCode) = try await send("warga@contoh.id", regency)
        regency.clock.turn(minutes: 15)
        await #expect(throws: FieldTroubles.self) {
            try await confirm(code: lateCode, of: late, from: visitor(regency))
        }
        await #expect(throws: LinkTrouble.unknown) { try await confirm(link: "karangan", from: visitor(regency)) }
    }

    @Test func sendingAgainWaitsAMinuteAndVoidsTheOldCode() async throws {
        let regency = try await Regency.make()
        let (first, firstCode) = try await send("warga@contoh.id", regency)
        await #expect(throws: FieldTroubles.self) { try await send("warga@contoh.id", regency) }
        regency.clock.turn(seconds: 60)
        let (second, secondCode) = try await send("warga@contoh.id", regency)
        let confirm = ConfirmContact(regency.environment)
        await #expect(throws: FieldTroubles.self) {
            try await confirm(code: firstCode, of: first, from: visitor(regency))
        }
        _ = try await confirm(code: secondCode, of: second, from: visitor(regency))
    }

    @Test func fiveMailsAnHourAreEnough() async throws {
        let regency = try await Regency.make()
        for _ in 1...5 {
            _ = try await send("warga@contoh.id", regency)
            regency.clock.turn(minutes: 2)
        }
        await #expect(throws: FieldTroubles.self) { try await send("warga@contoh.id", regency) }
        regency.clock.turn(hours: 1)
        _ = try await send("warga@contoh.id", regency)
    }

    @Test(arguments: ["", "warga", "warga@", "@contoh.id", "a b@contoh.id", "a@b", "a@b..id", "a@-b.id", "a,b@c.id"])
    func whatIsNoAddressIsRefusedAtTheField(typed: String) async throws {
        let regency = try await Regency.make()
        await #expect(throws: FieldTroubles.self) { try await send(typed, regency) }
    }

    @Test func aContactComesBackByALinkThatWorksOnceAtItsOffice() async throws {
        let regency = try await Regency.make()
        let first = try await regency.contact("warga@contoh.id", slug: "aren")
        let access = CaseAccess(regency.environment)
        try await access.request("Warga@contoh.id", from: visitor(regency))
        try await access.request("orang-lain@contoh.id", from: visitor(regency))
        let mails = try await regency.test.mails()
        #expect(mails.map(\.to) == ["warga@contoh.id"])
        let mail = try #require(mails.first)
        #expect(mail.link.hasPrefix("http://127.0.0.1:8080/k/aren/permohonan-saya/tautan/"))
        await #expect(throws: LinkTrouble.unknown) {
            try await access.open(mail.token, from: regency.test.visitor(slug: "kominfo"))
        }
        let again = try await access.open(mail.token, from: visitor(regency))
        #expect(again.person == first.person)
        await #expect(throws: LinkTrouble.used) { try await access.open(mail.token, from: visitor(regency)) }
    }

    @Test func nothingPersonalStandsInTheDatabaseFiles() async throws {
        let regency = try await Regency.make()
        _ = try await regency.contact("warga.rahasia@contoh.id", slug: "aren")
        _ = try await InviteOfficer(regency.environment)(
            NewOfficer(name: "Citra", username: "citra", email: "citra.rahasia@contoh.id", nik: "0000000101900007"),
            to: regency.kominfo.id, by: regency.admin)
        let files = try FileManager.default.contentsOfDirectory(atPath: regency.test.folder)
        for file in files {
            let bytes = [UInt8](FileManager.default.contents(atPath: regency.test.folder + "/" + file) ?? Data())
            for secret in ["warga.rahasia", "citra.rahasia", "0000000101900007", Regency.password] {
                #expect(!bytes.contains(Array(secret.utf8)), "\(secret) in \(file)")
            }
        }
    }

    private func visitor(_ regency: Regency) async throws -> Visitor { try await regency.test.visitor(slug: "aren") }

    private func send(_ email: String, _ regency: Regency) async throws -> (id: String, code: String) {
        _ = try await regency.test.mails()
        let id = try await VerifyContact(regency.environment)(email, from: visitor(regency))
        let mail = try #require(try await regency.test.mails().first)
        let code = mail.subject.split(separator: " ").first { $0.allSatisfy(\.isNumber) }
        return (id, String(try #require(code)))
    }
}
