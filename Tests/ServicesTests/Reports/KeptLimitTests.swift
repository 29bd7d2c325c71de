import Forms
import Procedures
@testable import Services
import Store
import Testing

/// Whether a case kept its time is told by every limit that it had, whenever that was over.
@Suite struct KeptLimitTests {
    private struct Told: Equatable {
        var inTime: Int
        var measured: Int
    }

    private func told(
        _ environment: Environment, _ cases: CaseServices, _ procedure: String, at office: String, _ period: String
    ) async throws -> [Told] {
        try await environment.database.read { transaction in
            let period = ReportPeriod(period)!
            let report = try #require(
                try ProcedureReport.load(procedure, period, of: office, cases, in: transaction))
            let whole = try OfficeReport.load(period, of: office, cases, in: transaction).whole
            let service = try CaseCounts.punctuality(of: report.procedure, at: office, in: transaction)
            return [
                Told(inTime: report.inTime, measured: report.measured),
                Told(inTime: whole.inTime, measured: whole.measured),
                Told(inTime: service.inTime, measured: service.ended),
            ]
        }
    }

    /// The answer is due on 27 March; the case ends when the reporter has assessed it.
    @Test(arguments: [("2026-03-16", 1), ("2026-04-20", 0)])
    func aComplaintIsMeasuredByItsAnswer(answered: String, inTime: Int) async throws {
        let desk = try await CitizenDesk()
        let id = try await desk.apply("pengaduan", ["laporan.sifat": "anonim", "laporan.uraian": "Lampu jalan mati"])
        let admin = desk.officer("desa.admin-pengaduan")
        try await desk.complete("telaah", "tangani", of: id, by: admin, ["golongan.kelas": "biasa"])
        try await desk.turn(to: answered, "09:00")
        try await desk.complete("kerjakan", of: id, by: desk.officer("desa.penangan"))
        try await desk.complete("jawab", of: id, by: admin, ["jawaban-kami.isi": "Lampu sudah diganti"])
        try await desk.turn(to: "2026-05-18", "09:00")
        #expect(try await desk.look(id, as: desk.citizen).state.result == "ditutup")
        let ended = try #require(try await desk.look(id, as: desk.citizen).state.ending?.occurred.date(in: .wib))
        let all = try await told(
            desk.environment, desk.cases, "pengaduan", at: desk.village.id, ReportPeriod(monthOf: ended).text)
        #expect(all == Array(repeating: Told(inTime: inTime, measured: 1), count: 3))
    }

    /// A verification ten days late stays late though the applicant sent everything again, and what a month told of it
    /// stays as it was.
    @Test func aLimitThatBeganAgainWasLateBefore() async throws {
        let desk = try await ShippedDesk(
            "email-perangkat-desa", at: \.kominfo, [("teknis", "tim-teknis"), ("bantuan", "helpdesk")])
        let id = try await desk.apply(VillageMailWalk.account)
        try await desk.complete("cocokkan", "cocok", of: id, by: "bantuan", ["pencocokan.surel": "ya"])
        try await desk.complete("isi-data", of: id, by: "pemohon", VillageMailWalk.form)
        try await desk.complete("ajukan", of: id, by: "pemohon", papers: VillageMailWalk.papers)
        try await desk.wait(days: 14)
        try await desk.complete("verifikasi", "kurang", of: id, by: "teknis", reason: "SK tidak terbaca")
        let march = try await limit(desk, "2026-03")
        #expect(march.ended == 1 && march.inTime == 0)
        try await desk.wait(days: 20)
        try await desk.complete("perbaiki", of: id, by: "pemohon", VillageMailWalk.form)
        try await desk.complete("ajukan", of: id, by: "pemohon", papers: VillageMailWalk.papers)
        try await desk.complete("verifikasi", "tolak", of: id, by: "teknis", reason: "SK sudah berakhir")
        #expect(try await limit(desk, "2026-03") == march)
        #expect(try await limit(desk, "2026-04").inTime == 1)
        let all = try await told(desk.environment, desk.cases, desk.procedure, at: desk.office.id, "2026-04")
        #expect(all == Array(repeating: Told(inTime: 0, measured: 1), count: 3))
    }

    private func limit(_ desk: ShippedDesk, _ period: String) async throws -> ProcedureReport.Limit {
        let (procedure, office, cases) = (desk.procedure, desk.office.id, desk.cases)
        let report = try await desk.environment.database.read {
            try ProcedureReport.load(procedure, ReportPeriod(period)!, of: office, cases, in: $0)
        }
        return try #require(report?.limits.first)
    }

    /// Ten calendar days are compared with calendar days: from Monday 09:00 to Friday a week later, with a pause.
    @Test func aLimitIsMeasuredByTheClockOfItsStandard() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt(
            "pengaduan-kecil",
            ReportTests.complaint.replacing("waktu: 2 hari kerja", with: "waktu: 10 hari kalender"))
        desk.regency.clock.turn(to: ReportTests.at("2026-03-02", "09:00"))
        let id = try await desk.apply("pengaduan-kecil", ["laporan.isi": "Lampu jalan padam"])
        desk.regency.clock.turn(days: 7)
        try await desk.complete("periksa", "kurang", of: id, by: desk.kaur, reason: "Tulis tempatnya")
        desk.regency.clock.turn(days: 3)
        try await desk.complete("lengkapi", of: id, by: desk.applicant, ["laporan.isi": "Lampu padam di RT 2"])
        desk.regency.clock.turn(days: 1)
        try await desk.complete("periksa", "layak", of: id, by: desk.kaur)
        try await desk.complete("tangani", of: id, by: desk.kades)
        let (office, cases) = (desk.office, desk.cases)
        let found = try await desk.environment.database.read {
            try ProcedureReport.load("pengaduan-kecil", ReportTests.march, of: office, cases, in: $0)
        }
        let limit = try #require(found?.limits.first)
        #expect(limit.counted.median == 8 * 86_400 && limit.whole.median == 11 * 86_400 && limit.inTime == 1)
    }
}
