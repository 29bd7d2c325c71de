import Forms
import Services
import Store
import Testing

/// The report of the offices below, and what an office is late with in other offices' cases, as pages and as a table.
@Suite struct BelowReportPagesTests {
    /// The partner is late with a village's case since Wednesday; the regency has a head and an auditor.
    private func late() async throws -> (regency: Regency, id: String, number: String) {
        let regency = try await Regency()
        try await TowerSOP.adopt(in: regency)
        let id = try await TowerSOP.apply(in: regency)
        regency.clock.turn(days: 7)
        let environment = regency.environment
        let (root, number) = try await environment.database.read { transaction in
            let number = try transaction.row("SELECT number FROM cases WHERE id = \(id)")?.text("number")
            let root = try ReadOffices(environment)("root", in: transaction)
            return (root, number ?? "")
        }
        try await regency.officer("bupati", ["bupati"], in: root)
        try await regency.officer("pemeriksa", ["pemeriksa"], in: root)
        try #require(!number.isEmpty)
        return (regency, id, number)
    }

    @Test func theHeadComesFromTheOwnReportAndOpensEachOffice() async throws {
        let (regency, _, number) = try await late()
        let bupati = try await regency.site.browser(as: "bupati")
        let page = "/meja/contoh/laporan-bawahan?periode=2026"
        #expect(try await bupati.get("/meja/contoh/laporan?periode=2026").links.contains(page))
        let shown = try await bupati.get(page)
        #expect(shown.status == 200)
        for words in [
            "Dinas Kominfo Contoh", "Desa Aren", "Desa Bambu", "3 kantor", "1 untuk kantor lain", "Terlambat sekarang",
        ] {
            #expect(shown.words.contains(words), "\(words)")
        }
        // Counts alone.
        #expect(!shown.text.contains(number) && !shown.text.contains("Siti") && !shown.text.contains("Menilai"))
        for slug in ["kominfo", "aren", "bambu"] {
            let report = "/k/\(slug)/laporan?periode=2026"
            #expect(shown.links.contains(report))
            #expect(try await bupati.get(report).status == 200, "\(report)")
            // The report of its desk is not theirs.
            #expect(!shown.links.contains("/meja/\(slug)/laporan?periode=2026"))
        }
        let auditor = try await regency.site.browser(as: "pemeriksa")
        let audited = "/meja/kominfo/laporan?periode=2026"
        #expect(try await auditor.get(page).links.contains(audited))
        #expect(try await auditor.get(audited).status == 200)
    }

    @Test func theTableHasALineAnOfficeAndTheSum() async throws {
        let (regency, _, _) = try await late()
        let bupati = try await regency.site.browser(as: "bupati")
        #expect(
            try await bupati.get("/meja/contoh/laporan-bawahan?periode=2026").links
                .contains("/meja/contoh/laporan-bawahan/csv?periode=2026"))
        let table = try await bupati.get("/meja/contoh/laporan-bawahan/csv?periode=2026")
        #expect(table["content-disposition"]?.contains("bawahan-contoh-2026.csv") == true)
        let lines = table.text.split(separator: "\r\n").map(String.init)
        #expect(lines.count == 5)
        #expect(lines[0].contains("Kantor;Kantor di atasnya;Masuk;Selesai;Diukur;Tepat waktu;Terlambat sekarang"))
        #expect(lines.contains("Dinas Kominfo Contoh;;0;0;0;0;1;1;2026-03-04"))
        #expect(lines.contains("Desa Aren;;1;0;0;0;1;0;2026-03-04"))
        #expect(lines.contains("Desa Bambu;;0;0;0;0;0;0;"))
        #expect(lines[4] == "Semua kantor bawahan;;1;0;0;0;1;0;2026-03-04")
    }

    /// A village that was merged receives nothing: it is marked as closed, and left out of what comes after.
    @Test func aClosedOfficeIsMarkedAndLeftOutAfterwards() async throws {
        let regency = try await Regency()
        let root = try await regency.environment.database.read {
            try ReadOffices(regency.environment)("root", in: $0)
        }
        try await regency.officer("bupati", ["bupati"], in: root)
        try await CloseOffice(regency.environment, CaseServices())(
            regency.villageB.id,
            ClosingTerms(reason: "Digabung", legalBasis: "Peraturan Rekaan 1/2026", successor: "aren"),
            by: regency.admin)
        let bupati = try await regency.site.browser(as: "bupati")
        let page = "/meja/contoh/laporan-bawahan"
        let march = try await bupati.get("\(page)?periode=2026-03")
        #expect(march.words.contains("ditutup") && march.words.contains("3 kantor"))
        let table = try await bupati.get("\(page)/csv?periode=2026-03")
        #expect(table.text.contains("Desa Bambu (ditutup);;0;0;0;0;0;0;"))
        regency.clock.turn(days: 31)
        let again = try await regency.site.browser(as: "bupati")
        let april = try await again.get("\(page)?periode=2026-04")
        #expect(april.status == 200 && !april.words.contains("Desa Bambu") && april.words.contains("2 kantor"))
    }

    /// Past the last office the list shows the offices that there are.
    @Test func theListGoesOnInParts() async throws {
        let (regency, _, _) = try await late()
        let bupati = try await regency.site.browser(as: "bupati")
        let beyond = try await bupati.get("/meja/contoh/laporan-bawahan?periode=2026&dari=300")
        #expect(beyond.status == 200 && beyond.words.contains("Desa Bambu"))
        #expect(!beyond.words.contains("Kantor berikutnya"))
    }

    @Test func anOfficeWithoutOfficesBelowIsOfferedNone() async throws {
        let regency = try await Regency()
        let kadis = try await regency.site.browser(as: "kadis")
        #expect(try await !kadis.get("/meja/kominfo/laporan").words.contains("kantor bawahan"))
        let page = try await kadis.get("/meja/kominfo/laporan-bawahan")
        #expect(page.status == 200 && page.words.contains("Tidak ada kantor bawahan"))
    }

    @Test func whatOtherOfficesCasesAskIsInTheReport() async throws {
        let (regency, id, number) = try await late()
        let head = try await regency.site.browser(as: "kadis")
        let report = try await head.get("/meja/kominfo/laporan")
        #expect(report.words.contains("Terlambat sekarang untuk kantor lain"))
        #expect(report.words.contains("Menilai kelayakan menara, Izin menara dari Desa Aren"))
        #expect(report.words.contains(number))
        let task = "/meja/kominfo/titipan/\(id)/tugas/nilai/1"
        #expect(report.links.contains(task))
        #expect(try await head.get(task).status == 200)
        // A colleague who has no part in it sees that something is late, and not which case.
        try await regency.officer("helpdesk", ["helpdesk"], in: regency.kominfo)
        let colleague = try await regency.site.browser(as: "helpdesk")
        let same = try await colleague.get("/meja/kominfo/laporan")
        #expect(same.words.contains("Permohonan kantor lain") && same.words.contains("Menilai kelayakan menara"))
        #expect(!same.text.contains(number) && !same.links.contains(task))
    }
}
