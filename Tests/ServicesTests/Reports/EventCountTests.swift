import Forms
import Procedures
@testable import Services
import Store
import Testing

/// A report's figures equal a count over the events (``EventCount``): events are sealed under a key for each case, so that
/// no statement could count them in the database.
@Suite struct EventCountTests {
    /// An outcome of a step.
    private struct Way {
        let step: String
        let outcome: String

        init(_ step: String, _ outcome: String) { (self.step, self.outcome) = (step, outcome) }
    }

    private struct Told {
        let report: ProcedureReport
        let late: LateNow
        let calendar: WorkingCalendar
    }

    private static let year = ReportPeriod("2026")!

    private func told(
        _ procedure: String, at office: String, for person: Person, _ environment: Environment, _ cases: CaseServices
    ) async throws -> Told {
        let found = try await environment.database.read { transaction -> Told? in
            guard
                let report = try ProcedureReport.load(procedure, Self.year, of: office, cases, in: transaction)
            else { return nil }
            return Told(
                report: report,
                late: try LateNow.load(
                    of: procedure, at: office, for: person, environment, cases, in: transaction),
                calendar: try OfficeCalendar.of(office, in: transaction))
        }
        return try #require(found)
    }

    private func median(_ times: [Int64]) -> Int64 { times.sorted()[(times.count - 1) / 2] }

    /// The shortest time within which nine of ten were done.
    private func ninetieth(_ times: [Int64]) -> Int64? {
        times.sorted().first { time in times.count { $0 <= time } * 10 >= times.count * 9 }
    }

    private func compare(_ told: Told, with count: EventCount, returns: [Way], refusals: [Way]) {
        let (report, calendar) = (told.report, told.calendar)
        #expect(report.received == count.received && report.finished == count.results.values.reduce(0, +))
        let titles = Dictionary(uniqueKeysWithValues: report.procedure.results.map { ($0.name, $0.title) })
        #expect(
            Set(report.results)
                == Set(count.results.map { ProcedureReport.Result(title: titles[$0.key] ?? "", count: $0.value) }))
        #expect(report.measured == count.measured && report.inTime == count.inTime)
        #expect(Set(report.limits.map(\.name)) == Set(count.limits.map(\.name)))
        for limit in report.limits {
            let own = count.limits.filter { $0.name == limit.name }
            let (kept, byNight) = (own.filter(\.isInTime), limit.standard.runsOutsideHours)
            #expect(limit.ended == own.count && limit.inTime == kept.count, "\(limit.name)")
            let counted = own.map { $0.counted(calendar, byNight: byNight) }
            let whole = own.map { $0.whole(calendar, byNight: byNight) }
            #expect(limit.counted.median == median(counted) && limit.whole.median == median(whole), "\(limit.name)")
            #expect(limit.counted.ninetieth == ninetieth(counted), "\(limit.name)")
            #expect(limit.whole.ninetieth == ninetieth(whole), "\(limit.name)")
        }
        #expect(Set(report.steps.map(\.name)) == Set(count.steps.map(\.name)))
        for step in report.steps {
            let own = count.steps.filter { $0.name == step.name }
            let measured = own.filter { $0.due != nil }
            let times = own.map { $0.counted(calendar, byNight: step.standard?.runsOutsideHours ?? false) }
            let kept = measured.filter(\.isInTime)
            #expect(step.done == own.count && step.measured == measured.count, "\(step.name)")
            #expect(step.inTime == kept.count, "\(step.name)")
            #expect(step.took.median == median(times) && step.took.ninetieth == ninetieth(times), "\(step.name)")
        }
        #expect(report.returns == reasoned(returns, count, report.procedure))
        #expect(report.refusals == reasoned(refusals, count, report.procedure))
        #expect(told.late.count == count.late && told.late.withApplicants == count.lateWithApplicants)
    }

    /// In the order of the file; those that never happened are left out.
    private func reasoned(_ ways: [Way], _ count: EventCount, _ procedure: Procedure) -> [ProcedureReport.Reasoned] {
        ways.compactMap { way in
            guard let times = count.outcomes["\(way.step).\(way.outcome)"], let step = procedure.step(way.step),
                let outcome = step.outcomes.first(where: { $0.name == way.outcome })
            else { return nil }
            return ProcedureReport.Reasoned(step: step.text, outcome: outcome.label, count: times)
        }
    }

    @Test(arguments: [ReportTests.complaint, ReportTests.complaint.replacing("jeda: pelapor", with: "sampai: periksa")])
    func figuresEqualACountOverTheEvents(procedure: String) async throws {
        let (desk, _) = try await ReportTests.office(procedure)
        let count = try await EventCount.of(
            "pengaduan-kecil", deciding: ["selesai", "ditolak"], at: desk.office, desk.environment, desk.cases)
        #expect(count.received == 4 && count.measured == 2 && count.inTime == 1 && count.limits.count >= 2)
        compare(
            try await told("pengaduan-kecil", at: desk.office, for: desk.kades, desk.environment, desk.cases),
            with: count, returns: [Way("periksa", "kurang")], refusals: [Way("periksa", "tolak")])
    }

    /// Letters of a village: one returned and issued, nine refused one after the other and one late, one withdrawn; one is
    /// still with its applicant, one late with the village.
    @Test func lettersOfAVillage() async throws {
        let desk = try await ShippedDesk(
            "surat-layanan-mandiri", at: \.villageA,
            [("petugas", "operator"), ("sekdes", "sekretaris"), ("kades", "kepala")])
        let clock = desk.regency.clock
        func drawn() async throws -> String {
            try await desk.apply(VillageLetterWalk.answers, papers: VillageLetterWalk.papers)
        }
        func send(_ id: String) async throws {
            try await desk.complete("ajukan", "ajukan", of: id, by: "pemohon")
        }
        func refuse(_ id: String) async throws {
            try await desk.complete("periksa", "tolak", of: id, by: "petugas", reason: "Bukan warga desa ini")
        }
        let (issued, lying, withdrawn) = (try await drawn(), try await drawn(), try await drawn())
        for id in [issued, lying, withdrawn] { try await send(id) }
        for _ in 0..<9 {
            let id = try await drawn()
            try await send(id)
            clock.turn(minutes: 17)
            try await refuse(id)
        }
        _ = try await drawn()
        try await desk.complete("periksa", "perbaiki", of: issued, by: "petugas", reason: "NIK tidak sama dengan KK")
        try await WithdrawCase(desk.environment, desk.cases)(
            withdrawn, of: desk.office.id, reason: nil, by: desk.person("pemohon"))
        try await desk.wait(days: 1)
        try await desk.complete("ubah", of: issued, by: "pemohon", VillageLetterWalk.answers)
        try await send(issued)
        clock.turn(minutes: 90)
        try await desk.complete("periksa", "sesuai", of: issued, by: "petugas", VillageLetterWalk.text)
        try await desk.complete("setujui", "setuju", of: issued, by: "sekdes")
        clock.turn(minutes: 30)
        try await desk.complete(
            "tandatangani", "tanda-tangan", of: issued, by: "kades",
            [
                "tanda-tangan.cara": "basah", "tanda-tangan.nomor": "400.12.2.1/7/Aren/2026",
                "tanda-tangan.tanggal": "2026-03-02",
            ])
        try await desk.complete("siapkan", of: issued, by: "petugas")
        try await desk.complete("serahkan", of: issued, by: "petugas", originals: ["identitas-asli"])
        try await desk.wait(days: 8)
        try await refuse(lying)
        try await send(try await drawn())
        try await desk.wait(days: 5)

        let count = try await EventCount.of(
            desk.procedure, deciding: ["terbit", "ditolak"], at: desk.office.id, desk.environment, desk.cases)
        #expect(count.received == 14 && count.results == ["terbit": 1, "ditolak": 10, "dicabut": 1])
        #expect(count.measured == 11 && count.inTime == 10 && count.late >= 1 && count.lateWithApplicants == 1)
        #expect(count.limits.contains { !$0.stood.isEmpty }, "a clock stood")
        compare(
            try await told(
                desk.procedure, at: desk.office.id, for: desk.person("kades"), desk.environment, desk.cases),
            with: count, returns: [Way("periksa", "perbaiki"), Way("setujui", "kembali")],
            refusals: [Way("periksa", "tolak")])
    }

    /// Complaints: one answered, one opened again and closed by silence, one put right and archived, one withdrawn, one
    /// answered after its time, one that lies.
    @Test func complaintsOfAVillage() async throws {
        let desk = try await CitizenDesk()
        let (admin, citizen) = (desk.officer("desa.admin-pengaduan"), desk.citizen)
        let (report, kind) = (
            ["laporan.sifat": "anonim", "laporan.uraian": "Lampu jalan mati"], ["golongan.kelas": "biasa"]
        )
        func handle(_ id: String) async throws {
            try await desk.complete("telaah", "tangani", of: id, by: admin, kind)
            try await desk.complete("kerjakan", of: id, by: desk.officer("desa.penangan"))
            try await desk.complete("jawab", of: id, by: admin, ["jawaban-kami.isi": "Lampu sudah diganti"])
        }
        var ids: [String] = []
        for _ in 0..<5 { ids.append(try await desk.apply("pengaduan", report)) }
        let (pleased, silent, unclear, withdrawn, lying) = (ids[0], ids[1], ids[2], ids[3], ids[4])
        try await handle(pleased)
        try await desk.complete("nilai", "puas", of: pleased, by: citizen)
        try await handle(silent)
        try await desk.complete("nilai", "belum", of: silent, by: citizen, reason: "Masih mati")
        try await desk.complete("telaah", "lengkapi", of: unclear, by: admin, kind, reason: "Jalan yang mana?")
        try await WithdrawCase(desk.environment, desk.cases)(
            withdrawn, of: desk.village.id, reason: nil, by: citizen)
        try await desk.turn(to: "2026-03-04", "10:00")
        try await desk.complete("lengkapi", of: unclear, by: citizen, report)
        try await handle(silent)
        try await desk.turn(to: "2026-03-05", "13:30")
        try await desk.complete("telaah", "arsip", of: unclear, by: admin, kind, reason: "Bukan urusan desa")
        try await desk.turn(to: "2026-04-20", "10:00")
        try await handle(lying)
        try await desk.complete("nilai", "puas", of: lying, by: citizen)
        _ = try await desk.apply("pengaduan", report)
        try await desk.turn(to: "2026-05-04", "09:00")

        let count = try await EventCount.of(
            "pengaduan", deciding: ["selesai", "ditutup", "diarsipkan"], at: desk.village.id, desk.environment,
            desk.cases)
        #expect(count.received == 6)
        #expect(count.results == ["selesai": 2, "ditutup": 1, "diarsipkan": 1, "dicabut": 1])
        #expect(count.measured == 4 && count.inTime == 3 && count.late >= 1)
        #expect(count.limits.contains { !$0.stood.isEmpty }, "a clock stood")
        compare(
            try await told("pengaduan", at: desk.village.id, for: admin, desk.environment, desk.cases),
            with: count, returns: [Way("telaah", "lengkapi"), Way("nilai", "belum")],
            refusals: [Way("telaah", "duplikat"), Way("telaah", "arsip")])
    }

    /// Mail accounts: one made, one returned late and then refused, one that nobody has looked at.
    @Test func mailAccountsOfAnAgency() async throws {
        let desk = try await ShippedDesk(
            "email-perangkat-desa", at: \.kominfo, [("teknis", "tim-teknis"), ("bantuan", "helpdesk")])
        var other = VillageMailWalk.account
        other["akun.nama"] = "Budi Contoh"
        other["akun.nik"] = "0012011203850002"
        var form = VillageMailWalk.form
        form["data.alamat"] = "budi.bambu@aren.contoh"
        func register(_ account: [String: String], _ form: [String: String]) async throws -> String {
            let id = try await desk.apply(account)
            try await desk.complete("cocokkan", "cocok", of: id, by: "bantuan", ["pencocokan.surel": "ya"])
            try await desk.complete("isi-data", of: id, by: "pemohon", form)
            try await desk.complete("ajukan", of: id, by: "pemohon", papers: VillageMailWalk.papers)
            return id
        }
        let made = try await register(VillageMailWalk.account, VillageMailWalk.form)
        desk.regency.clock.turn(minutes: 45)
        try await desk.complete("verifikasi", "setuju", of: made, by: "teknis")
        try await desk.end("buat-email", "berhasil", ["alamat": "siti.bambu@aren.contoh"], of: made, by: "teknis")
        try await desk.end("kirim-aktivasi", "terkirim", of: made, by: "teknis")
        try await desk.complete("aktivasi", "masuk", of: made, by: "pemohon")
        let returned = try await register(other, form)
        try await desk.wait(days: 14)
        try await desk.complete("verifikasi", "kurang", of: returned, by: "teknis", reason: "SK tidak terbaca")
        try await desk.wait(days: 20)
        try await desk.complete("perbaiki", of: returned, by: "pemohon", form)
        try await desk.complete("ajukan", of: returned, by: "pemohon", papers: VillageMailWalk.papers)
        try await desk.complete("verifikasi", "tolak", of: returned, by: "teknis", reason: "SK sudah berakhir")
        _ = try await desk.apply(other)
        try await desk.wait(days: 5)

        let count = try await EventCount.of(
            desk.procedure, deciding: ["aktif", "ditolak"], at: desk.office.id, desk.environment, desk.cases)
        #expect(count.received == 3 && count.results == ["aktif": 1, "ditolak": 1])
        #expect(count.measured == 2 && count.inTime == 1 && count.limits.count == 3 && count.late == 1)
        compare(
            try await told(
                desk.procedure, at: desk.office.id, for: desk.person("teknis"), desk.environment, desk.cases),
            with: count, returns: [Way("cocokkan", "perlu-diperbaiki"), Way("verifikasi", "kurang")],
            refusals: [Way("cocokkan", "tolak"), Way("verifikasi", "tolak")])
    }
}
