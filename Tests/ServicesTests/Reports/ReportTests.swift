import Forms
import Procedures
@testable import Services
import Store
import Testing

/// What a report says is what happened: each figure is counted here by hand. The office works from 07:30 to 16:00 with an
/// hour's rest at noon; the first case is filed on Monday 2 March 2026 at 09:00.
@Suite struct ReportTests {
    static let complaint = """
        batas: {waktu: 2 hari kerja, jeda: pelapor}
        formulir:
          laporan: {isi: {label: Isi, jenis: teks, wajib: ya}}
        akhir:
          selesai: {judul: Ditangani, jenis: berhasil}
          ditolak: {judul: Tidak dapat ditangani, jenis: ditolak}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          lapor: {kegiatan: Melapor, oleh: pelapor, isi: [laporan], lalu: periksa}
          periksa:
            keputusan: Memeriksa laporan
            oleh: kaur
            kelengkapan: [laporan]
            waktu: 2 jam
            hasil:
              layak: tangani
              kurang: {lalu: lengkapi, label: Kurang lengkap, alasan: untuk-pemohon}
              tolak: {lalu: ditolak, alasan: untuk-pemohon}
          lengkapi: {kegiatan: Melengkapi laporan, oleh: pelapor, isi: [laporan], ingatkan: {setiap: 5 hari kalender}, lalu: periksa}
          tangani: {kegiatan: Menangani laporan, oleh: kades, waktu: 1 hari kerja, lalu: selesai}
        uji:
          - {nama: Ditangani, jalan: [lapor, {periksa: layak}, tangani], akhir: selesai}
        """

    static let march = ReportPeriod("2026-03")!

    /// One returned and put right, handled in time; one refused late; one withdrawn; one that lies late.
    static func office(_ procedure: String = complaint) async throws -> (desk: RuleDesk, open: String) {
        let desk = try await RuleDesk()
        let clock = desk.regency.clock
        try await desk.adopt("pengaduan-kecil", procedure)
        let filed = { try await desk.apply("pengaduan-kecil", ["laporan.isi": "Lampu jalan padam"]) }
        clock.turn(to: at("2026-03-02", "09:00"))
        let first = try await filed()
        let refused = try await filed()
        let withdrawn = try await filed()
        clock.turn(minutes: 30)
        try await desk.complete("periksa", "kurang", of: first, by: desk.kaur, reason: "Tulis tempatnya")
        try await WithdrawCase(desk.environment, desk.cases)(
            withdrawn, of: desk.office, reason: nil, by: desk.applicant)
        // The applicant takes until Tuesday 09:30: the limit stands meanwhile.
        clock.turn(days: 1)
        try await desk.complete("lengkapi", of: first, by: desk.applicant, ["laporan.isi": "Lampu jalan padam di RT 2"])
        clock.turn(minutes: 90)
        try await desk.complete("periksa", "layak", of: first, by: desk.kaur)
        clock.turn(hours: 1)
        try await desk.complete("tangani", of: first, by: desk.kades)
        // Due on Wednesday at 16:00; refused on Thursday.
        clock.turn(to: at("2026-03-05", "09:00"))
        try await desk.complete("periksa", "tolak", of: refused, by: desk.kaur, reason: "Bukan wewenang desa")
        let open = try await filed()
        clock.turn(to: at("2026-03-06", "10:00"))
        return (desk, open)
    }

    static func at(_ day: String, _ time: String) -> Instant {
        Instant(CalendarDate(iso: day)!, TimeOfDay(time)!, .wib)
    }

    private func report(_ desk: RuleDesk, _ period: ReportPeriod = march) async throws -> ProcedureReport {
        try await desk.environment.database.read {
            try #require(
                try ProcedureReport.load("pengaduan-kecil", period, of: desk.office, desk.cases, in: $0))
        }
    }

    @Test func casesAreCountedByTheirEnd() async throws {
        let (desk, _) = try await Self.office()
        let report = try await report(desk)
        #expect(report.received == 4 && report.finished == 3)
        #expect(
            Set(report.results) == [
                .init(title: "Ditangani", count: 1), .init(title: "Tidak dapat ditangani", count: 1),
                .init(title: "Dicabut", count: 1),
            ])
        // What the applicant withdrew says nothing of the office.
        #expect(report.measured == 2 && report.inTime == 1)
    }

    @Test func stepsStandBesideTheirStandard() async throws {
        let (desk, _) = try await Self.office()
        let steps = try await report(desk).steps
        let check = try #require(steps.first { $0.name == "periksa" })
        // 30 minutes, 90 minutes, and from Monday 09:00 to Thursday 09:00: three days of 450 minutes.
        #expect(check.done == 3 && check.measured == 3 && check.inTime == 2)
        #expect(check.standard == .fixed(TimeAmount(2, .workingHours)))
        #expect(check.took.median == 90 * 60 && check.took.ninetieth == 3 * 450 * 60)
        #expect(check.lanes == ["Kaur Umum"])
        let handle = try #require(steps.first { $0.name == "tangani" })
        #expect(handle.done == 1 && handle.inTime == 1 && handle.took.median == 3600)
    }

    private static let permit = """
        batas: {waktu: 30 hari kerja}
        formulir:
          acara: {acara: {label: Acara, jenis: teks, wajib: ya}, tanggal: {label: Tanggal acara, jenis: tanggal, wajib: ya}}
        akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara], lalu: siapkan}
          siapkan: {kegiatan: Menyiapkan balai, oleh: kaur, waktu: {waktu: 3 hari kerja, sebelum: acara.tanggal}, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, siapkan], akhir: terbit}
          - {nama: Dicabut, jalan: [ajukan, cabut], akhir: dicabut}
        """

    /// A date that was too near when the application came says nothing of the work.
    @Test func nobodysWorkIsHeldAgainstADate() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", Self.permit)
        desk.regency.clock.turn(to: Self.at("2026-03-02", "09:00"))
        let id = try await desk.apply("izin", ["acara.acara": "Rapat RT", "acara.tanggal": "2026-03-04"])
        desk.regency.clock.turn(hours: 1)
        try await desk.complete("siapkan", of: id, by: desk.kaur)
        let report = try await desk.environment.database.read {
            try #require(try ProcedureReport.load("izin", Self.march, of: desk.office, desk.cases, in: $0))
        }
        let step = try #require(report.steps.first { $0.name == "siapkan" })
        #expect(step.done == 1 && step.measured == 0 && step.inTime == 0 && step.standard == nil)
        let times = try await desk.environment.database.read {
            try OfficeTimes.load(Self.march, of: desk.office, desk.cases, in: $0)
        }
        #expect(times.lost.isEmpty)
    }

    @Test func aLimitIsToldWithAndWithoutItsPause() async throws {
        let (desk, _) = try await Self.office()
        let report = try await report(desk)
        let limit = try #require(report.limits.first)
        // The same cases as the sentence above the table: what was withdrawn after half an hour is none of them.
        #expect(limit.ended == report.measured && limit.inTime == report.inTime)
        // First: 30 + 90 + 60 minutes counted, and 450 more while the applicant had it. Refused: 3 × 450.
        #expect(limit.counted.median == 180 * 60 && limit.whole.median == 630 * 60)
        #expect(limit.counted.ninetieth == 1350 * 60)
    }

    /// What leads back is told apart from what ends a case.
    @Test func returnsAndRefusalsAreCountedByTheirOutcome() async throws {
        let (desk, _) = try await Self.office()
        let report = try await report(desk)
        #expect(
            report.returns == [
                .init(step: "Memeriksa laporan", outcome: "Kurang lengkap", count: 1)
            ])
        #expect(report.refusals == [.init(step: "Memeriksa laporan", outcome: "Tolak", count: 1)])
    }

    @Test func aMonthHoldsWhatEndedInIt() async throws {
        let (desk, _) = try await Self.office()
        let april = try await report(desk, ReportPeriod("2026-04")!)
        #expect(april.received == 0 && april.finished == 0 && april.steps.isEmpty && april.limits.isEmpty)
        #expect(try await report(desk, ReportPeriod("2026")!).finished == 3)
        let months = try await desk.environment.database.read {
            try OfficeReport.months(3, upTo: ReportPeriod("2026-04")!, of: desk.office, desk.cases, in: $0)
        }
        #expect(months.map(\.measured) == [0, 2, 0])
        let office = try await desk.environment.database.read {
            try OfficeReport.load(Self.march, of: desk.office, desk.cases, in: $0)
        }
        #expect(office.lines.count == 1 && office.whole == (1, 2))
    }

    @Test(arguments: ["", "2026-13", "2026-00", "26-01", "2026-1", "20260-01", "0001", "9999", "2026-03-01", "x"])
    func noOtherPeriodIsRead(text: String) { #expect(ReportPeriod(text) == nil) }

    @Test func periodsFollowEachOther() {
        #expect(ReportPeriod("2026-01")?.earlier().text == "2025-12")
        #expect(ReportPeriod("2026-01")?.earlier(by: -1).text == "2026-02")
        #expect(ReportPeriod("2025-12")?.earlier(by: -1).text == "2026-01")
        #expect(ReportPeriod("2026")?.earlier().text == "2025")
    }

    @Test func theMiddleIsATimeThatOccurred() {
        #expect(Quantiles([]) == nil)
        #expect(Quantiles([7])?.median == 7 && Quantiles([7])?.ninetieth == 7)
        #expect(Quantiles([4, 1, 3, 2])?.median == 2)
        #expect(Quantiles(Array(1...10))?.ninetieth == 9)
        #expect(Quantiles(Array(1...11))?.ninetieth == 10)
    }
}
