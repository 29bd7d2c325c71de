import Forms
@testable import Services
import Store
import Testing

/// Work that the system has given up, as officers and administrators see it.
@Suite struct GivenUpPagesTests {
    /// Lets every waiting piece of this kind fail for good.
    private func fail(_ regency: Regency, kind: String, _ cause: String) async throws {
        struct Failing: WorkHandler {
            let real: CaseWorker
            let cause: String
            func perform(_ claim: WorkClaim) async throws -> WorkRecord { throw WorkImpossible(cause) }
            func gaveUp(_ claim: WorkClaim, cause: String, in transaction: any Transaction) throws {
                if claim.kind == CaseWorker.kind { try real.gaveUp(claim, cause: cause, in: transaction) }
            }
        }
        let (environment, clock) = (regency.environment, regency.clock)
        let handler = Failing(real: CaseWorker(environment, regency.site.cases), cause: cause)
        try await Worker(
            database: environment.database, queue: Outbox(keyring: environment.keyring), handlers: [kind: handler],
            now: { clock.now.seconds }
        ).runDue()
    }

    /// A case whose look-up of the account has failed.
    private func failedEffect(_ regency: Regency) async throws -> String {
        let site = regency.site
        let id = try await site.browser(as: "operator").apply()
        try await site.browser(as: "kadis").complete("perintah-periksa", of: id)
        try await site.browser(as: "kabid").complete("periksa", of: id, [("hasil", "ya")])
        try await site.browser(as: "kasi").complete("tugaskan", of: id)
        try await site.browser(as: "teknis").complete("pandu", of: id)
        try await fail(regency, kind: CaseWorker.kind, "Daftar akun tidak terbaca")
        return id
    }

    @Test func aFailedEffectIsTriedAgainFromItsTask() async throws {
        let regency = try await Regency()
        let id = try await failedEffect(regency)
        let technician = try await regency.site.browser(as: "teknis")
        let page = try await technician.get("/meja/kominfo/\(id)")
        #expect(page.words.contains("Belum berhasil: Daftar akun tidak terbaca"))
        let retry = "/meja/kominfo/\(id)/tugas/cek-akun/1/coba-lagi"
        #expect(page.links.contains(retry))

        let ayu = try await regency.site.browser(as: "ayu")
        let list = try await ayu.get("/meja/kominfo/pekerjaan")
        #expect(list.words.contains("Memeriksa apakah pemohon sudah mempunyai akun"))
        #expect(list.words.contains("Tugas Tim Teknis"))
        // What the cause says is for who answers for it, and so is the button.
        #expect(!list.words.contains("Daftar akun tidak terbaca"))
        #expect(!list.text.contains(">Coba lagi"))

        #expect(try await technician.post(retry).status == 303)
        try await regency.work()
        #expect(try await ayu.get("/meja/kominfo/pekerjaan").words.contains("Tidak ada pekerjaan tertunda"))
        #expect(!(try await technician.get("/meja/kominfo/\(id)").links.contains(retry)))
    }

    @Test func whatMayHaveHappenedIsCalledUncertain() async throws {
        let regency = try await Regency()
        let site = regency.site
        let id = try await site.browser(as: "operator").apply()
        try await site.browser(as: "kadis").complete("perintah-periksa", of: id)
        try await site.browser(as: "kabid").complete("periksa", of: id, [("hasil", "ya")])
        try await site.browser(as: "kasi").complete("tugaskan", of: id)
        try await site.browser(as: "teknis").complete("pandu", of: id)
        let (environment, clock) = (regency.environment, regency.clock)
        let handler = CaseWorker(environment, site.cases) { name in
            EffectTable.effect(name).map { known in
                Effect(
                    known.declaration, run: { _, _ in throw EffectFailure.uncertain("Layanan tidak menjawab") },
                    instruction: known.instruction)
            }
        }
        try await Worker(
            database: environment.database, queue: Outbox(keyring: environment.keyring),
            handlers: [CaseWorker.kind: handler], now: { clock.now.seconds }
        ).runDue()

        let page = try await site.browser(as: "teknis").get("/meja/kominfo/\(id)")
        #expect(page.words.contains("Hasil tidak pasti: Layanan tidak menjawab"))
        #expect(page.words.contains("periksa dulu, lalu catat hasilnya"))
        #expect(page.words.contains("Hasil tidak pasti: Memeriksa apakah pemohon sudah mempunyai akun"))
        #expect(!page.words.contains("Belum berhasil"))
        try await site.browser(as: "teknis").post("/meja/kominfo/\(id)/tugas/cek-akun/1", [("hasil", "ada")])
        let mine = try await site.browser(as: "operator").get("/k/kominfo/permohonan/\(id)")
        #expect(mine.links.contains { $0.hasSuffix("/tugas/isi-email/1") })
    }

    @Test func aSubProcedureIsTriedAgainByWhoeverStandsInForTheApplicant() async throws {
        let regency = try await Regency()
        let id = try await failedEffect(regency)
        let technician = try await regency.site.browser(as: "teknis")
        _ = try await technician.get("/meja/kominfo/\(id)")
        try await technician.post("/meja/kominfo/\(id)/tugas/cek-akun/1", [("hasil", "tidak-ada")])
        try await fail(regency, kind: CaseWorker.kind, "SOP akun-aplikasi belum ditetapkan di kantor ini")
        let inbox = try await technician.get("/meja")
        #expect(inbox.words.contains("Tertunda: Mendaftarkan akun aplikasi"))
        let page = try await technician.get("/meja/kominfo/\(id)?tugas=daftar-akun")
        #expect(page.words.contains("Belum berhasil: SOP akun-aplikasi belum ditetapkan di kantor ini"))
        // Somebody of another lane reads whose it is, and has no button.
        let kabid = try await regency.site.browser(as: "kabid").get("/meja/kominfo/\(id)?tugas=daftar-akun")
        #expect(!kabid.text.contains("coba-lagi"))
        let retry = "/meja/kominfo/\(id)/tugas/daftar-akun/1/coba-lagi"
        #expect(page.links.contains(retry))
        #expect(try await technician.post(retry).status == 303)
        #expect(try await technician.post(retry).status == 303)
        try await regency.work()
        let mine = try await regency.site.browser(as: "operator").get("/k/kominfo/permohonan/\(id)")
        #expect(mine.words.contains("Isi sekarang"))
    }

    @Test func anAdministratorIsToldInTheInboxAndTriesAgain() async throws {
        let regency = try await Regency()
        try await regency.officer("pengelola", ["admin"], in: regency.kominfo)
        let id = try await failedEffect(regency)
        let technician = try await regency.site.browser(as: "teknis")
        _ = try await technician.get("/meja/kominfo/\(id)")
        try await technician.post("/meja/kominfo/\(id)/tugas/cek-akun/1", [("hasil", "tidak-ada")])
        try await fail(regency, kind: CaseWorker.kind, "SOP akun-aplikasi belum ditetapkan di kantor ini")

        let admin = try await regency.site.browser(as: "pengelola")
        let inbox = try await admin.get("/meja")
        #expect(inbox.words.contains("Ada pekerjaan tertunda"))
        #expect(inbox.links.contains("/meja/kominfo/pekerjaan"))
        #expect(!(try await technician.get("/meja").words.contains("Ada pekerjaan tertunda")))
        let above = try await regency.site.browser(as: "ayu").get("/meja/contoh/pekerjaan")
        #expect(above.links.contains("/meja/kominfo/pekerjaan"))

        let list = try await admin.get("/meja/kominfo/pekerjaan")
        #expect(list.words.contains("SOP akun-aplikasi belum ditetapkan di kantor ini"))
        // An administrator without a lane is not led into the case.
        #expect(!list.links.contains("/meja/kominfo/\(id)"))
        let fields = [("antrean", "kerja"), ("pokok", id), ("nama", "sub:daftar-akun:1"), ("tindakan", "coba-lagi")]
        #expect(try await admin.post("/meja/kominfo/pekerjaan", fields).location == "/meja/kominfo/pekerjaan")
        try await regency.work()
        #expect(try await admin.get("/meja/kominfo/pekerjaan").words.contains("Tidak ada pekerjaan tertunda"))
        let again = try await admin.post("/meja/kominfo/pekerjaan", fields)
        #expect(again.status == 303)
    }

    @Test func aNoticeThatDidNotArriveIsSaidAtTheDeskWithoutTheAddress() async throws {
        let regency = try await Regency()
        let id = try await regency.site.browser(as: "operator").apply()
        try await fail(regency, kind: OutgoingMail.kind, "Server surat menolak surel ini untuk seterusnya (550).")
        let kadis = try await regency.site.browser(as: "kadis")
        let page = try await kadis.get("/meja/kominfo/\(id)")
        #expect(page.words.contains("Kabar ini tidak sampai ke pemohon"))
        #expect(page.words.contains("Beri tahu pemohon dengan cara lain"))
        #expect(!page.words.contains("desa@aren.contoh"))
        let list = try await regency.site.browser(as: "ayu").get("/meja/kominfo/pekerjaan")
        #expect(list.words.contains("Kabar kepada pemohon: Permohonan"))
        #expect(!list.words.contains("desa@aren.contoh"))
        let name = try #require(page.text.firstMatch(of: /name=kabar value="([^"]+)"/)?.output.1)
        let told = try await kadis.post("/meja/kominfo/\(id)/kabar", [("kabar", String(name))])
        #expect(told.location == "/meja/kominfo/\(id)")
        #expect(!(try await kadis.get("/meja/kominfo/\(id)").words.contains("tidak sampai")))
    }

    /// After a night without the mail server nobody presses a button for each.
    @Test func everyMailOfAnOfficeIsTriedAgainAtOnce() async throws {
        let regency = try await Regency()
        for _ in 1...3 { _ = try await regency.site.browser(as: "operator").apply() }
        try await fail(regency, kind: OutgoingMail.kind, "Server surat tidak menjawab")
        let admin = try await regency.site.browser(as: "ayu")
        let address = "/meja/kominfo/pekerjaan"
        let list = try await admin.get(address)
        let mails = try await given(regency)
        #expect(mails >= 3 && list.words.contains("Coba lagi semua email (\(mails))"))
        let kadis = try await regency.site.browser(as: "kadis")
        #expect(try await kadis.post(address, [("tindakan", "semua-email")]).status != 303)
        #expect(try await given(regency) == mails)
        #expect(try await admin.post(address, [("tindakan", "semua-email")]).location == address)
        #expect(try await given(regency) == 0)
        let after = try await admin.get(address)
        #expect(after.words.contains("\(mails) email dicoba lagi") && !after.words.contains("semua email ("))
        try await regency.work()
        #expect(try await given(regency) == 0)
    }

    private func given(_ regency: Regency) async throws -> Int64 {
        let office = regency.kominfo.id
        return try await regency.environment.database.read {
            try $0.row("SELECT COUNT(*) AS n FROM outbox WHERE state = 'given-up' AND office_id = \(office)")!.int("n")
        }
    }

    @Test func machinesReadHowMuchWaitsAndHowMuchWasGivenUp() async throws {
        let regency = try await Regency()
        _ = try await failedEffect(regency)
        let metrics = try await regency.site.browser().get("/metrics").text
        #expect(metrics.contains("balai_work_given_up{queue=\"outbox\"} 1\n"))
        #expect(metrics.contains("balai_work_given_up{queue=\"timers\"} 0\n"))
        #expect(metrics.contains("# TYPE balai_work_due gauge"))
    }
}
