import Forms
import Services
import Store
import Testing

/// What administrators see of invitations that came back, and of whom a second factor can be asked.
@Suite struct UnreachedPagesTests {
    @Test func anInvitationThatCameBackIsToldOnTheOfficersPage() async throws {
        let regency = try await Regency()
        let (environment, day) = (regency.environment, regency.clock.now.date(in: .wib))
        let invited = try await InviteOfficer(environment)(
            NewOfficer(
                name: "Rina Contoh", username: "rina", email: "rina@salah.contoh",
                roles: [NewRole("kasi-egov", from: day)]),
            to: regency.kominfo.id, by: regency.admin)
        let ayu = try await regency.site.browser(as: "ayu")
        let page = "/kelola/kominfo/petugas/\(invited.account)"
        #expect(try await !ayu.get(page).words.contains("tidak sampai"))
        let row = try await environment.database.read {
            try $0.row("SELECT office_id, subject FROM account_mails WHERE account_id = \(invited.account)")
        }
        let sent = try #require(row)
        let tag = try #require(
            try await TagMail(environment.database, keyring: environment.keyring)(
                "undangan", subject: sent.text("subject"), office: sent.text("office_id")))
        #expect(try await NoteReturn(environment, regency.site.cases)(.failed(status: "5.1.1"), of: tag) == .noted)
        let told = try await ayu.get(page)
        #expect(told.words.contains("Undangan yang dikirim") && told.words.contains("tidak sampai. Alamat email itu"))
        #expect(told.words.contains("(5.1.1)"))
    }

    @Test func aRegencyAsksASecondFactorOfRolesOfItsVillages() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let environment = regency.environment
        let root = try await environment.database.read { try ReadOffices(environment)(People.office, in: $0) }
        let page = "/kelola/\(root.slug)/kode-masuk"
        let form = try await ayu.get(page)
        #expect(form.words.contains("Kepala Urusan Keuangan") && form.words.contains("Di bawah kantor ini: Desa"))
        let set = try await ayu.post(page, [("wajib", "kaur-keuangan"), ("sandi", Site.password)])
        #expect(set.status == 303, "\(set.words)")
        let below = try await ayu.get("/kelola/aren/kode-masuk")
        #expect(below.words.contains("sudah mewajibkannya bagi Kepala Urusan Keuangan"))
        #expect(!below.words.contains("Di bawah kantor ini"))
    }
}
