import Forms
import Services
import Testing

/// A village's clerk applies at other offices: their own cases and the desk lead to each other.
@Suite struct OwnCasesTests {
    @Test func theDeskShowsWhatWaitsElsewhere() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        #expect(try await !clerk.get("/meja").words.contains("Perlu Anda lakukan"))
        let id = try await regency.apply()
        try await regency.site.browser(as: "kadis").complete("perintah-periksa", of: id)
        try await regency.site.browser(as: "kabid").complete(
            "periksa", of: id, [("hasil", "tidak"), ("alasan", "Kurang")])
        let inbox = try await clerk.get("/meja")
        #expect(inbox.words.contains("Perlu Anda lakukan sebagai pemohon"))
        #expect(inbox.words.contains("Dinas Kominfo Contoh"))
        let task = try #require(inbox.links.first { $0.contains("/tugas/ajukan/2") })
        #expect(task.hasPrefix("/k/kominfo/permohonan/\(id)"))
        #expect(try await clerk.get(task).status == 200)
        // A colleague of another village sees nothing of it.
        #expect(try await !regency.site.browser(as: "asing").get("/meja").words.contains("Perlu Anda lakukan"))
    }

    @Test func ownCasesOfEveryOfficeStandTogether() async throws {
        let regency = try await Regency()
        let id = try await regency.apply()
        let clerk = try await regency.site.browser(as: "operator")
        #expect(try await clerk.get("/meja").links.contains("/permohonan"))
        let mine = try await clerk.get("/permohonan")
        #expect(mine.links.contains("/k/kominfo/permohonan/\(id)"))
        for text in [
            "Dinas Kominfo Contoh", "dipegang Kepala Dinas, selesai paling lambat Kamis 12 Maret, 24.00",
        ] {
            #expect(mine.words.contains(text), "\(text)")
        }
        #expect(mine.links.contains("/meja"))
        // At one office: that office's, the way to all of them, and the way back to the desk.
        let there = try await clerk.get("/k/kominfo/permohonan")
        #expect(there.links.contains("/permohonan"))
        #expect(there.links.contains("/meja"))
        // An officer of the office that handles it has not applied.
        #expect(
            try await !regency.site.browser(as: "kadis").get("/permohonan").words.contains("/k/kominfo/permohonan/"))
    }

    /// Whoever applied and also holds the role: colleagues decide. The desk says so, and does not lead there.
    @Test func ownCasesAreNobodysOwnTask() async throws {
        let regency = try await Regency()
        let environment = regency.environment
        _ = try await AssignRole(environment)(
            NewRole("kepala", from: environment.now.date(in: .wib)), to: "operator", in: regency.kominfo.id,
            by: regency.admin)
        let clerk = try await regency.site.browser(as: "operator")
        let own = try await regency.apply()
        let inbox = try await clerk.get("/meja")
        #expect(!inbox.links.contains { $0.contains("/meja/kominfo/\(own)") })
        let shown = try await clerk.get("/meja/kominfo/\(own)?tugas=perintah-periksa")
        #expect(shown.status == 403 && shown.words.contains("tidak dapat memutuskan permohonan Anda sendiri"))
        #expect(shown.links.contains("/k/kominfo/permohonan/\(own)"))
        let act = "/meja/kominfo/\(own)/tugas/perintah-periksa/1"
        #expect(try await clerk.post(act, [("versi", "1")]).status == 403)
        let together = try await clerk.post("/meja/sekaligus", [("tugas", "kominfo/\(own)/perintah-periksa/1/1")])
        #expect(together.status != 200, "nothing of it is offered to be done together")

        // After another's case the desk leads on, and not to theirs.
        let other = try await regency.site.browser(as: "asing").apply()
        let done = try await clerk.complete("perintah-periksa", of: other)
        #expect(done.status == 303 && done.location == "/meja")
        #expect(try await regency.site.browser(as: "kadis").get("/meja").links.contains { $0.contains(own) })
    }

    /// Whoever applied for it, and from whatever address: a case in which an officer's NIK stands is their own. Its page
    /// offers them no decision and says why.
    @Test func aCaseWithTheirNIKIsTheirOwn() async throws {
        let regency = try await Regency()
        try await regency.officer(
            "kabid2", ["kabid-tata-kelola"], in: regency.kominfo, nik: "0012014101900001")
        let id = try await regency.apply()
        try await regency.site.browser(as: "kadis").complete("perintah-periksa", of: id)
        let (own, colleague) = (
            try await regency.site.browser(as: "kabid2"), try await regency.site.browser(as: "kabid")
        )
        let (root, why) = (
            "/meja/kominfo/\(id)", "Anda tidak dapat memutuskan permohonan Anda sendiri; mintalah rekan lain."
        )
        let act = "\(root)/tugas/periksa/1"
        let shown = try await own.get("\(root)?tugas=periksa")
        #expect(shown.status == 200 && shown.words.contains(why))
        #expect(shown.links.allSatisfy { $0 != act && $0 != "\(act)/ambil" })
        let version = try #require(try await colleague.get("\(root)?tugas=periksa").version)
        for address in [act, "\(act)/ambil"] {
            let refused = try await own.post(address, [("versi", version), ("hasil", "ya"), ("catatan", "Lengkap")])
            #expect(refused.status == 403 && refused.words.contains(why), "\(address)")
        }
        #expect(try await colleague.complete("periksa", of: id, [("hasil", "ya")]).status == 303)
    }

    @Test func whoeverHasNoDeskIsNotLedThere() async throws {
        let site = try await Regency().site
        #expect(try await !site.browser().get("/k/kominfo/").links.contains("/meja"))
    }
}
