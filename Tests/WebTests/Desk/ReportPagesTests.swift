import Forms
import Services
import Store
import Testing

/// Reports of an office as pages and as tables.
@Suite struct ReportPagesTests {
    /// A case that the office refused.
    private func refused(_ regency: Regency) async throws {
        let id = try await regency.apply()
        try await regency.site.browser(as: "kadis").complete("perintah-periksa", of: id)
        try await regency.site.browser(as: "kabid").complete(
            "periksa", of: id, [("hasil", "tolak"), ("alasan", "Bukan perangkat daerah")])
    }

    @Test func theDeskIsToldTimesAndEverybodyCounts() async throws {
        let regency = try await Regency()
        try await refused(regency)
        let kadis = try await regency.site.browser(as: "kadis")
        let desk = try await kadis.get("/meja/kominfo/laporan?periode=2026")
        #expect(desk.words.contains("1 dari 1 (100%) permohonan diputus dalam batas waktu SOP pada tahun 2026"))
        #expect(desk.words.contains("Nilai tengah") && desk.words.contains("Di mana waktu habis"))
        #expect(desk.links.contains("/meja/kominfo/laporan-csv?periode=2026"))
        let table = try await kadis.get("/meja/kominfo/laporan-csv?periode=2026")
        #expect(table["content-disposition"]?.contains("laporan-kominfo-2026.csv") == true)
        let lines = table.text.split(separator: "\r\n")
        #expect(lines.count == 2 && lines[0].hasSuffix("Batas;Satuan waktu;Nilai tengah (menit);9 dari 10 (menit)"))
        #expect(lines[1].contains(";1;1;1;1;10 hari kalender;siang dan malam;"), "\(lines[1])")

        let anybody = regency.site.browser()
        let open = try await anybody.get("/k/kominfo/laporan?periode=2026")
        #expect(open.words.contains("1 dari 1") && !open.words.contains("Nilai tengah"))
        #expect(open.links.contains("/k/kominfo/laporan/csv?periode=2026"))
        let counts = try await anybody.get("/k/kominfo/laporan/csv?periode=2026").text.split(separator: "\r\n")
        #expect(counts.count == 2 && counts[0].hasSuffix("Layanan;Masuk;Selesai;Diukur;Tepat waktu"))
        #expect(counts[1].hasSuffix(";1;1;1;1"))
    }

    @Test func anSOPsTableHasActorsAndWhatIsLate() async throws {
        let regency = try await Regency()
        try await refused(regency)
        _ = try await regency.apply()
        regency.clock.turn(days: 30)
        let kadis = try await regency.site.browser(as: "kadis")
        let page = try await kadis.get("/meja/kominfo/laporan/email-domain?periode=2026")
        #expect(page.words.contains("Batas aktif, kini pada:"))
        #expect(page.words.contains(", 24.00") && !page.words.contains(", 00.00"), "calendar days end at 24.00")
        #expect(page.words.contains("Diputus dengan alasan") && !page.words.contains("Dikembalikan"))
        let table = try await kadis.get("/meja/kominfo/laporan/email-domain/csv?periode=2026").text
        #expect(table.contains("9 dari 10 dengan jeda (menit)") && table.contains("Terlambat sekarang;"))
        let steps = table.split(separator: "\r\n").filter { $0.hasPrefix("Kegiatan;") }
            .map { $0.split(separator: ";", omittingEmptySubsequences: false) }
        #expect(!steps.isEmpty && steps.allSatisfy { !$0[2].isEmpty }, "each step has its actors")
    }

    /// The table of an SOP has the figures of its report, each in its column, and no other.
    @Test func anSOPsTableHasTheFiguresOfItsReport() async throws {
        let regency = try await Regency()
        try await TowerSOP.adopt(in: regency)
        let ways: [(String, [(String, String)])] = [("layak", []), ("tidak", [("alasan", "Terlalu dekat")])]
        for (outcome, reason) in ways {
            let id = try await TowerSOP.apply(in: regency)
            regency.clock.turn(minutes: 50)
            let head = try await regency.site.browser(as: "kadis")
            let page = "/meja/kominfo/titipan/\(id)/tugas/nilai/1"
            let version = try #require(try await head.get(page).version)
            let sent = try await head.upload(
                page, [("versi", version), ("hasil", outcome), ("ukur.tinggi", "40")] + reason, files: [])
            #expect(sent.status == 303)
            try await regency.work()
        }
        _ = try await TowerSOP.apply(in: regency)
        regency.clock.turn(days: 7)
        let (environment, cases, office) = (regency.environment, regency.site.cases, regency.villageA)
        let reader = try await regency.person("operator")
        let found = try await environment.database.read {
            try ProcedureReport.load("menara", ReportPeriod("2026")!, of: office.id, cases, in: $0)
        }
        let report = try #require(found)
        let late = try await environment.database.read {
            try LateNow.load(of: "menara", at: office.id, for: reader, environment, cases, in: $0)
        }
        let clerk = try await regency.site.browser(as: "operator")
        let table = try await clerk.get("/meja/aren/laporan/menara/csv?periode=2026").text
        let lines: [[String]] = table.split(separator: "\r\n").dropFirst().map { line in
            line.split(separator: ";", omittingEmptySubsequences: false).map {
                String($0).replacing("\"", with: "")
            }
        }
        func line(_ part: String, _ name: String) -> [String] { lines.first { $0[0] == part && $0[1] == name } ?? [] }
        func minutes(_ seconds: Int64) -> String { "\((seconds + 30) / 60)" }
        #expect(line("Masuk", "Izin menara").dropFirst(4).first == "\(report.received)" && report.received == 3)
        let finished = [report.finished, report.measured, report.inTime].map { "\($0)" }
        #expect(Array(line("Selesai", "Izin menara").dropFirst(4).prefix(3)) == finished && report.finished == 1)
        for result in report.results {
            #expect(line("Hasil", result.title).dropFirst(4).first == "\(result.count)", "\(result.title)")
        }
        #expect(report.steps.contains { $0.name == "nilai" && $0.done == 2 })
        for step in report.steps {
            let figures = [step.done, step.measured, step.inTime].map { "\($0)" }
            let shown = line("Kegiatan", step.title)
            #expect(Array(shown.dropFirst(4).prefix(3)) == figures, "\(step.title)")
            #expect(
                Array(shown.dropFirst(8).prefix(2)) == [minutes(step.took.median), minutes(step.took.ninetieth)],
                "\(step.title)")
        }
        for item in report.refusals {
            let shown = line("Diputus dengan alasan", "\(item.step): \(item.outcome)")
            #expect(shown.dropFirst(4).first == "\(item.count)")
        }
        #expect(report.refusals.count == 1 && report.returns.isEmpty)
        #expect(line("Terlambat sekarang", "Izin menara").dropFirst(4).first == "\(late.count)" && late.count == 2)
        let parts = Dictionary(grouping: lines) { $0[0] }.mapValues(\.count)
        #expect(parts["Kegiatan"] == report.steps.count && parts["Hasil"] == report.results.count)
    }

    /// Not that none was in time: that there was none.
    @Test func nothingMeasuredIsNotCalledLate() async throws {
        let regency = try await Regency()
        let kadis = try await regency.site.browser(as: "kadis")
        for page in ["/meja/kominfo/laporan?periode=2026-01", "/meja/kominfo/laporan/email-domain?periode=2026-01"] {
            let words = try await kadis.get(page).words
            #expect(words.contains("Pada Januari 2026 tidak ada permohonan berbatas waktu yang diputus"), "\(page)")
        }
    }
}
