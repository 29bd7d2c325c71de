import Forms
import Procedures
@testable import Services
import Store
import Testing

/// Whoever heads or audits an office sees how those below keep their times: counts that equal each office's own report.
@Suite struct BelowReportTests {
    /// On Monday 9 March: at the village one complaint answered, one refused and one that lies since the 2nd; one that it
    /// handed on lies at the district since the 3rd.
    private func lying() async throws -> CitizenDesk {
        let desk = try await CitizenDesk()
        let admin = desk.officer("desa.admin-pengaduan")
        func report() async throws -> String {
            try await desk.apply("pengaduan", ["laporan.sifat": "anonim", "laporan.uraian": "Lampu jalan mati"])
        }
        let answered = try await report()
        try await desk.complete("telaah", "tangani", of: answered, by: admin, ["golongan.kelas": "biasa"])
        try await desk.complete("kerjakan", of: answered, by: desk.officer("desa.penangan"))
        try await desk.complete("jawab", of: answered, by: admin, ["jawaban-kami.isi": "Lampu sudah diganti"])
        try await desk.complete("nilai", "puas", of: answered, by: desk.citizen)
        let refused = try await report()
        try await desk.complete(
            "telaah", "arsip", of: refused, by: admin, ["golongan.kelas": "biasa"], reason: "Bukan urusan desa")
        _ = try await report()
        try await desk.turn(to: "2026-03-03", "09:00")
        let handedOn = try await report()
        try await desk.complete("telaah", "teruskan", of: handedOn, by: admin, ["golongan.kelas": "biasa"])
        try await desk.turn(to: "2026-03-09", "09:00")
        return desk
    }

    private func below(
        _ office: Office, for person: Person, _ environment: Environment, _ cases: CaseServices
    ) async throws -> BelowReport {
        try await environment.database.read {
            try BelowReport.load(ReportTests.march, below: office.id, for: person, environment, cases, in: $0)
        }
    }

    @Test func eachOfficeBelowIsCountedAndTheWorstComesFirst() async throws {
        let desk = try await lying()
        let report = try await below(desk.root, for: desk.officer("kab.bupati"), desk.environment, desk.cases)
        #expect(report.lines.count == 5)
        #expect(report.lines.prefix(2).map(\.office.name) == ["Desa Cendana", "Kecamatan Contoh"])
        #expect(report.lines.prefix(2).map(\.above) == ["Kecamatan Contoh", nil])
        let (village, district) = (report.lines[0].counts, report.lines[1].counts)
        #expect(village.received == 4 && village.finished == 2 && village.measured == 2 && village.inTime == 2)
        #expect(village.late == 1 && village.oldest == ReportTests.at("2026-03-05", "16:00"))
        #expect(district.received == 1 && district.finished == 0 && district.late == 1)
        #expect(district.oldest == ReportTests.at("2026-03-06", "16:30"))
        #expect(report.lines.dropFirst(2).allSatisfy { $0.counts == BelowReport.Counts() })
        #expect(report.whole.received == 5 && report.whole.finished == 2 && report.whole.late == 2)
        #expect(report.whole.inTime == 2 && report.whole.measured == 2 && report.whole.oldest == village.oldest)
    }

    /// No figure here says anything else than the report that the office itself reads.
    @Test func everyLineEqualsTheOfficesOwnReport() async throws {
        let desk = try await lying()
        let (environment, cases) = (desk.environment, desk.cases)
        let report = try await below(desk.root, for: desk.officer("kab.bupati"), environment, cases)
        for line in report.lines {
            let (own, late) = try await environment.database.read { transaction in
                let own = try OfficeReport.load(ReportTests.march, of: line.office.id, cases, in: transaction)
                let late = try CitizenDesk.procedures.map { name in
                    try LateNow.load(
                        of: name, at: line.office.id, for: desk.citizen, environment, cases, in: transaction
                    ).count
                }
                return (own, late.reduce(0, +))
            }
            #expect(line.counts.received == own.lines.map(\.received).reduce(0, +), "\(line.office.name)")
            #expect(line.counts.finished == own.lines.map(\.finished).reduce(0, +), "\(line.office.name)")
            #expect(line.counts.inTime == own.whole.inTime && line.counts.measured == own.whole.measured)
            #expect(line.counts.late == late, "\(line.office.name)")
        }
    }

    @Test func theHeadAndTheAuditorReadItAndNobodyElse() async throws {
        let desk = try await CitizenDesk()
        let (environment, cases) = (desk.environment, desk.cases)
        let auditor = try await desk.regency.officer("pemeriksa", ["pemeriksa"], in: desk.root)
        for (office, person, count) in [
            (desk.root, desk.officer("kab.bupati"), 5), (desk.root, auditor, 5), (desk.district, auditor, 1),
            (desk.district, desk.officer("kec.kepala"), 1), (desk.village, desk.officer("desa.kepala"), 0),
        ] {
            let report = try await below(office, for: person, environment, cases)
            #expect(report.lines.count == count, "\(office.name)")
            #expect(report.lines.allSatisfy { $0.isOpenToReader == (person.id == auditor.id) })
            let isOffered = try await environment.database.read {
                try BelowReport.isOffered(at: office.id, to: person, environment, in: $0)
            }
            #expect(isOffered == (count > 0), "\(office.name)")
        }
        for (office, person) in [
            (desk.root, desk.officer("kab.sekda")), (desk.root, desk.regency.admin),
            (desk.root, desk.officer("kec.kepala")), (desk.district, desk.officer("kec.operator")),
            (desk.district, desk.officer("kab.bupati")), (desk.district, desk.officer("desa.kepala")),
            (desk.root, desk.citizen),
        ] {
            await #expect(throws: Denial.self, "\(office.name), \(person.name)") {
                try await below(office, for: person, environment, cases)
            }
        }
    }

    @Test func itsStatementsDoNotGrowWithTheOffices() async throws {
        let desk = try await CitizenDesk()
        let few = try await statements(desk)
        for name in ["damar", "enau", "gaharu"] {
            _ = try await CreateOffice(desk.environment)(
                .invented("Desa \(name)", name, "desa"), under: desk.district.id, by: desk.regency.admin)
        }
        #expect(try await statements(desk) == few)
        let report = try await below(desk.root, for: desk.officer("kab.bupati"), desk.environment, desk.cases)
        #expect(report.lines.count == 8)
    }

    /// The fewest of some: what is kept for the whole process may be driven out by tests beside this one.
    private func statements(_ desk: CitizenDesk) async throws -> Int {
        var fewest = Int.max
        for _ in 0..<5 {
            let (_, counts) = try await StatementCounter.counting {
                try await below(desk.root, for: desk.officer("kab.bupati"), desk.environment, desk.cases)
            }
            #expect(counts.reads == 1 && counts.writes == 0)
            fewest = min(fewest, counts.statements)
        }
        return fewest
    }

    /// The partner's measuring is late for both; together it is one task.
    @Test func whatOneOfficeAskedOfAnotherCountsOnce() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt("menara", OtherOffices.source("menara", OtherOffices.towerWithoutHaste))
        _ = try await desk.caseAtPartner()
        desk.regency.clock.turn(days: 7)
        let root = try await desk.environment.database.read { try ReadOffices(desk.environment)("root", in: $0) }
        let bupati = try await desk.regency.officer("bupati", ["bupati"], in: root)
        let report = try await below(root, for: bupati, desk.environment, desk.cases)
        let late = report.lines.filter { $0.counts.late > 0 }
        #expect(Set(late.map(\.office.id)) == [desk.village.id, desk.regency.kominfo.id])
        for line in late {
            let isAsked = line.office.id == desk.regency.kominfo.id
            #expect(line.counts.late == 1 && line.counts.handed == (isAsked ? 1 : 0), "\(line.office.name)")
        }
        #expect(report.whole.late == 1 && report.whole.handed == 0)
        // The district has the village below it, and not the partner.
        let district = try await below(desk.district, for: desk.camat, desk.environment, desk.cases)
        #expect(district.lines.map(\.office.id) == [desk.village.id] && district.whole.late == 1)
    }
}
