import Forms
import Procedures
@testable import Services
import Testing

@Suite struct AccountEffectTests {
    @Test func anApplicantsAccountIsMadeInvitedAndFoundByNIK() async throws {
        let regency = try await Regency.make()
        #expect(try await search("0000 0001 0190 0007", regency) == "tidak-ada")
        #expect(try await create(regency) == "berhasil")
        #expect(try await search("0000000101900007", regency) == "ada")

        let mail = try #require(try await regency.test.mails().first)
        #expect(mail.to == "warga@contoh.id")
        #expect(mail.link.hasPrefix("http://127.0.0.1:8080/k/kominfo/undangan/"))
        let visitor = try await regency.test.visitor(slug: "kominfo")
        let session = try await AcceptInvitation(regency.environment)(
            mail.token, password: Regency.password, from: visitor)
        let person = try await regency.person(session, slug: "kominfo")
        #expect(person.kind == .applicant && person.name == "Warga Contoh" && person.roles.isEmpty)
        let again = try await LogIn(regency.environment)(
            "Warga@contoh.id", password: Regency.password, from: visitor)
        #expect(try await regency.person(again, slug: "kominfo").id == person.id)
    }

    @Test func repeatingTheSameCallFindsItsOwnWork() async throws {
        let regency = try await Regency.make()
        #expect(try await create(regency) == "berhasil")
        #expect(try await create(regency) == "berhasil")
        #expect(try await regency.test.mails().count == 1)
        #expect(try await create(regency, visit: 2) == "sudah-ada")
        #expect(try await create(regency, nik: "0000000202900008", visit: 3) == "sudah-ada")
        #expect(try await regency.test.mails().isEmpty)
    }

    private func create(
        _ regency: Regency, nik: String = "0000000101900007", visit: Int = 1
    ) async throws -> String {
        try await answer(
            "akun.buat",
            [
                "nama": .text("Warga Contoh"), "nik": .text(nik), "surel": .text("warga@contoh.id"),
            ], visit, regency)
    }

    private func search(_ nik: String, _ regency: Regency) async throws -> String {
        try await answer("akun.cari", ["nik": .text(nik)], 1, regency)
    }

    private func answer(
        _ name: String, _ arguments: [String: Value], _ visit: Int, _ regency: Regency
    ) async throws -> String {
        let effect = try #require(EffectTable.effect(name))
        let call = EffectCall(
            office: regency.kominfo.id, caseID: "kasus", key: EffectKey(step: "aktifkan", visit: visit), effect: name,
            arguments: arguments, now: regency.clock.now)
        let run = try #require(effect.run)
        return try await run(call, regency.environment).outcome
    }
}
