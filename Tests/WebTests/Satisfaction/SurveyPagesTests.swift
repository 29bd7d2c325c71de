import Forms
import Services
import Store
import Testing

/// What an applicant is asked when their case has been decided, and what is told of the answers.
@Suite struct SurveyPagesTests {
    private static let elements = SatisfactionElement.allCases.map(\.rawValue)
    private static func marks(_ mark: Int = 3, _ others: [String: String] = [:]) -> [(String, String)] {
        elements.map { ("nilai.\($0)", others[$0] ?? "\(mark)") }
    }

    /// A case that the office refused.
    private func refused(_ regency: Regency) async throws -> String {
        let id = try await regency.apply()
        try await regency.site.browser(as: "kadis").complete("perintah-periksa", of: id)
        try await regency.site.browser(as: "kabid").complete(
            "periksa", of: id, [("hasil", "tolak"), ("alasan", "Bukan perangkat daerah")])
        return id
    }

    private func answers(_ regency: Regency) async throws -> Int {
        try await regency.environment.database.read {
            Int(try #require(try $0.row("SELECT COUNT(*) AS n FROM survey_answers")).int("n"))
        }
    }

    @Test func itIsOfferedAtTheEndAndAnsweredOnce() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let running = try await regency.apply()
        #expect(try await !clerk.get("/k/kominfo/permohonan/\(running)").words.contains("Nilai layanan"))
        let id = try await refused(regency)
        let (own, page) = ("/k/kominfo/permohonan/\(id)", "/k/kominfo/permohonan/\(id)/penilaian")
        #expect(try await clerk.get(own).links.contains(page))
        let form = try await clerk.get(page)
        #expect(form.status == 200 && form.text.split(separator: "type=radio").count == 9 * 4 + 1)
        #expect(form.words.contains("gabungan paling sedikit 5 jawaban") && form.words.contains("Boleh dikosongkan"))
        // Another's case, by its address.
        for other in ["asing", "kadis", "kabid"] {
            let browser = try await regency.site.browser(as: other)
            #expect(try await browser.get(page).status == 404, "\(other)")
            #expect(try await browser.post(page, Self.marks()).status == 404, "\(other)")
        }
        let sent = try await clerk.post(page, Self.marks() + [("saran", "Antre <lama>")])
        #expect(sent.status == 303 && sent.location == own, "\(sent.words)")
        let after = try await clerk.get(own)
        #expect(after.words.contains("Terima kasih. Penilaian Anda sudah kami terima."))
        #expect(!after.links.contains(page) && after.words.contains("Penilaian layanan ini sudah kami terima"))
        // Sent twice, or from a page that stood open in another tab.
        for again in [try await clerk.post(page, Self.marks(1)), try await clerk.get(page)] {
            #expect(again.status == 409 && again.words.contains("Setiap permohonan dinilai sekali"))
        }
        #expect(try await answers(regency) == 1)
        // Whoever handled it reads nothing of it.
        let desk = try await regency.site.browser(as: "kadis").get("/meja/kominfo/\(id)")
        #expect(!desk.words.contains("enilaian") && !desk.words.contains("Antre <lama>"))
    }

    @Test func whatIsMissingIsToldAtItsQuestionAndNothingIsLost() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let page = "/k/kominfo/permohonan/\(try await refused(regency))/penilaian"
        _ = try await clerk.get(page)
        let typed = Self.marks(4).filter { $0.0 != "nilai.biaya" } + [("saran", String(repeating: "a", count: 501))]
        let answer = try await clerk.post(page, typed)
        #expect(answer.status == 422 && answer.words.contains("<title>Galat"))
        #expect(answer.links.contains("#f-nilai-biaya") && answer.text.contains("id=\"f-nilai-biaya-galat\""))
        #expect(answer.words.contains("Pilih satu jawaban tentang biaya"))
        #expect(answer.words.contains("Saran berisi 501 huruf, paling panjang 500"))
        #expect(answer.text.split(separator: " checked").count == 8 + 1)
        #expect(answer.words.contains(String(repeating: "a", count: 501)))
        let wrong = try await clerk.post(page, Self.marks(4, ["waktu": "5"]))
        #expect(wrong.status == 422 && wrong.words.contains("Pilih satu jawaban tentang waktu penyelesaian"))
        #expect(try await answers(regency) == 0)
        #expect(try await clerk.post(page, Self.marks()).status == 303)
    }

    /// Whoever was helped at the counter has the code on the slip; the officer who printed it does not answer with it.
    @Test func theCodeOfTheSlipIsEnough() async throws {
        let regency = try await CounterSOP.village()
        let desk = try await regency.site.browser(as: "operator")
        let id = try await desk.fileAtCounter()
        let track = try await regency.environment.database.read { [environment = regency.environment] transaction in
            let row = try #require(try transaction.row("SELECT office_id, track_sealed FROM cases WHERE id = \(id)"))
            return try environment.keyring.openText(
                row.blob("track_sealed"),
                for: SealContext(table: "cases", column: "track_sealed", row: [row.text("office_id"), id]))
        }
        let code = try #require(TrackingCode(typed: track)).symbols
        let (state, page) = ("/k/aren/lacak?kode=\(code)", "/k/aren/lacak/penilaian?kode=\(code)")
        let budi = regency.site.browser()
        #expect(try await !budi.get(state).links.contains(page), "it runs")
        #expect(try await budi.get(page).status == 409)
        try await desk.doAtVillage("periksa", of: id, [("hasil", "ya")])
        try await regency.site.browser(as: "kades").doAtVillage("setujui", of: id, [("hasil", "ya")])

        #expect(try await !desk.get(state).links.contains(page))
        #expect(try await desk.get(page).status == 403)
        let byOfficer = try await desk.post("/k/aren/lacak/penilaian", [("permohonan", code)] + Self.marks())
        #expect(byOfficer.status == 403 && byOfficer.words.contains("Penilaian diisi pemohon sendiri"))
        #expect(try await answers(regency) == 0)

        #expect(try await budi.get(state).links.contains(page))
        #expect(try await budi.get(page).text.contains("name=permohonan value=\"\(code)\""))
        let half = try await budi.post("/k/aren/lacak/penilaian", [("permohonan", code)] + Self.marks().dropLast())
        #expect(half.status == 422 && half.text.contains("name=permohonan value=\"\(code)\""))
        let sent = try await budi.post("/k/aren/lacak/penilaian", [("permohonan", code)] + Self.marks())
        #expect(sent.status == 303 && sent.location == state, "\(sent.words)")
        #expect(try await budi.get(state).words.contains("Penilaian layanan ini sudah kami terima"))
        #expect(
            try await budi.post("/k/aren/lacak/penilaian", [("permohonan", code)] + Self.marks()).status == 409)
        #expect(try await answers(regency) == 1)
        for other in ["", "0000000000000", String(code.reversed())] {
            let answer = try await budi.post("/k/aren/lacak/penilaian", [("permohonan", other)] + Self.marks())
            #expect(answer.status == 404, "\(other)")
        }
    }

    @Test func theResultsAreTold() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        for number in 0..<5 {
            let page = "/k/kominfo/permohonan/\(try await refused(regency))/penilaian"
            _ = try await clerk.get(page)
            let sent = try await clerk.post(
                page, Self.marks(number == 0 ? 4 : 3) + (number == 0 ? [("saran", "Antre <lama>")] : []))
            #expect(sent.status == 303)
        }
        let early = try await regency.site.browser(as: "kadis").get("/meja/kominfo/kepuasan?periode=2026")
        #expect(early.words.contains("Belum ada nilai yang dapat ditampilkan untuk tahun 2026"))
        regency.clock.turn(days: 31)
        let (kadis, kabid) = (
            try await regency.site.browser(as: "kadis"), try await regency.site.browser(as: "kabid")
        )
        // (4 + 4 × 3) ÷ 5 = 3,2 for every element: 80,00.
        let page = try await kadis.get("/meja/kominfo/kepuasan")
        #expect(page.words.contains("Indeks kepuasan 80,00 dari 100 (B, baik), dari 5 jawaban, Maret 2026."))
        #expect(page.words.contains("<th scope=row>Waktu penyelesaian</th><td>3,20</td>"))
        #expect(page.words.contains("hanya dari paling sedikit 5 jawaban"))
        #expect(page.text.contains("Antre &lt;lama&gt;"))
        // Remarks may name somebody: whoever does not head the office reads the figures alone.
        let others = try await kabid.get("/meja/kominfo/kepuasan")
        #expect(others.words.contains("80,00") && !others.words.contains("Antre"))
        #expect(try await kadis.get("/meja/kominfo/laporan").links.contains("/meja/kominfo/kepuasan"))

        let csv = try await kabid.get("/meja/kominfo/kepuasan/csv?periode=2026")
        #expect(csv["content-disposition"]?.contains("kepuasan-2026.csv") == true)
        let lines = csv.text.split(separator: "\r\n")
        #expect(
            lines.count == 3
                && lines[0].hasSuffix(
                    "Layanan;Jawaban;Bulan pertama;Bulan terakhir;Indeks;Mutu;Persyaratan;Prosedur;Waktu penyelesaian;Biaya;Produk layanan;Kompetensi petugas;Perilaku petugas;Penanganan pengaduan;Sarana dan prasarana"
                ))
        let figures = ";5;2026-03-01;2026-03-01;80,00;B" + String(repeating: ";3,20", count: 9)
        #expect(lines[1].hasSuffix(figures) && lines[2] == "Seluruh layanan" + figures, "\(csv.text)")

        let anybody = regency.site.browser()
        let open = try await anybody.get("/k/kominfo/kepuasan")
        #expect(open.words.contains("80,00") && !open.words.contains("Antre") && !open.words.contains("3,20"))
        #expect(try await anybody.get("/k/kominfo/laporan").links.contains("/k/kominfo/kepuasan"))
        let service = try await anybody.get("/k/kominfo/layanan/email-domain")
        #expect(service.words.contains("80,00 dari 100 (B, baik), dari 5 jawaban, Maret 2026."))
    }
}
