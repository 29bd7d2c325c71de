import Forms
import Procedures
import Services
import Store
import Testing

/// What is told of all answers together: as a count over them gives it, and never of fewer than five answers.
@Suite struct SatisfactionReportTests {
    @Test func theFiguresEqualACountOverTheAnswers() async throws {
        let survey = try await SurveyDesk(services: ["surat", "izin"])
        for (number, mark) in [4, 4, 3, 1, 2, 4, 3].enumerated() {
            try await survey.judged(
                SurveyDesk.marks(mark, ["waktu": 1 + number % 4, "biaya": 4]),
                service: number == 6 ? "izin" : "surat")
        }
        try await survey.judged(SurveyDesk.marks(2), service: "izin", times: 4)
        survey.turn(to: "2026-04-01")
        let report = try await survey.report("2026-03")
        #expect(report.lines.map(\.procedure) == ["izin", "surat"])
        for line in report.lines {
            let counted = try await survey.environment.database.read { transaction in
                try #require(
                    try transaction.row(
                        """
                        SELECT COUNT(*) AS n,
                            CAST(ROUND(100.0 * SUM(persyaratan + prosedur + waktu + biaya + produk + kompetensi + perilaku
                                + penanganan + sarana) / 9.0 / COUNT(*) * 25.0) AS BIGINT) AS ikm,
                            CAST(ROUND(100.0 * SUM(waktu) / COUNT(*)) AS BIGINT) AS waktu
                        FROM survey_answers WHERE procedure_name = \(line.procedure)
                        """))
            }
            #expect(line.index.count == Int(counted.int("n")))
            #expect(line.index.hundredths == Int(counted.int("ikm")), "\(line.procedure)")
            #expect(line.index.mean(of: .time) == Int(counted.int("waktu")))
        }
        #expect(try await survey.answers() == report.whole?.index.count)
        #expect(report.lines[0].title == "Laporan izin")
    }

    @Test func fewerThanFiveAreNotTold() async throws {
        let survey = try await SurveyDesk()
        try await survey.judged(times: 4)
        survey.turn(to: "2026-04-02")
        for period in ["2026-03", "2026-04", "2026"] {
            #expect(try await survey.report(period).lines.isEmpty, "\(period)")
        }
        // They are told with the next month's, in which there were enough.
        try await survey.judged(SurveyDesk.marks(4))
        #expect(try await survey.report("2026").lines.isEmpty, "the month still runs")
        survey.turn(to: "2026-05-01")
        #expect(try await survey.report("2026-03").lines.isEmpty)
        #expect(try await survey.report("2026-04").lines.map(\.index.count) == [5])
        let year = try await survey.report("2026")
        #expect(year.lines.map(\.index.count) == [5])
        for figure in [year.whole, year.lines.first?.figure] {
            #expect(figure?.first.text == "2026-03" && figure?.last.text == "2026-04")
        }
    }

    /// A year less its months would tell what the last few said, if it held them.
    @Test func noDifferenceOfFiguresTellsOfFewer() async throws {
        let survey = try await SurveyDesk()
        try await survey.judged(SurveyDesk.marks(3), times: 6)
        survey.turn(to: "2026-04-02")
        try await survey.judged(SurveyDesk.marks(1))
        survey.turn(to: "2026-05-01")
        let (march, april, year) = (
            try await survey.report("2026-03"), try await survey.report("2026-04"), try await survey.report("2026")
        )
        #expect(march.whole?.index.count == 6 && april.whole == nil)
        #expect(year.whole == march.whole)
        #expect(try await latest(survey) == march.whole)
    }

    @Test func whatIsShownBesideAServiceIsAYearOld() async throws {
        let survey = try await SurveyDesk()
        try await survey.judged(times: 5)
        #expect(try await latest(survey) == nil)
        survey.turn(to: "2026-04-01")
        #expect(try await latest(survey)?.index.count == 5)
        survey.turn(to: "2027-03-31")
        #expect(try await latest(survey)?.index.count == 5)
        survey.turn(to: "2027-04-01")
        #expect(try await latest(survey) == nil)
    }

    private func latest(_ survey: SurveyDesk) async throws -> SatisfactionFigure? {
        let (office, today) = (survey.office, survey.environment.now.date(in: .wib))
        return try await survey.environment.database.read {
            try SatisfactionReport.latest(of: "surat", at: office, on: today, in: $0)
        }
    }

    @Test func anotherOfficesAnswersAreNotCounted() async throws {
        let survey = try await SurveyDesk()
        try await survey.judged(times: 5)
        survey.turn(to: "2026-04-01")
        let other = survey.desk.regency.villageB.id
        let report = try await survey.environment.database.read { [environment = survey.environment] in
            try SatisfactionReport.load(ReportPeriod("2026")!, of: other, environment, in: $0)
        }
        #expect(report.lines.isEmpty)
    }

    @Test func remarksAreReadByTheHeadOnceTheyAreTold() async throws {
        let survey = try await SurveyDesk()
        let desk = survey.desk
        try await survey.judged(SurveyDesk.marks(remark: "Kursi tunggu kurang"))
        #expect(try await survey.remarks("2026", as: desk.kades).isEmpty)
        survey.turn(to: "2026-04-01")
        #expect(try await survey.remarks("2026", as: desk.kades).isEmpty, "one answer only")
        try await survey.judged(times: 4)
        survey.turn(to: "2026-05-01")
        #expect(try await survey.remarks("2026", as: desk.kades) == ["Kursi tunggu kurang"])
        for person in [desk.kaur, desk.clerk, desk.applicant] {
            await #expect(throws: Denial.self) { try await survey.remarks("2026", as: person) }
        }
    }

    /// However many were written in a month, each can be read, and none twice.
    @Test func remarksGoOnBeyondAPage() async throws {
        let survey = try await SurveyDesk()
        let desk = survey.desk
        let last = try await survey.judged(SurveyDesk.marks(remark: "Saran 0"), times: 5)
        #expect(!last.isEmpty)
        let (environment, office, month) = (survey.environment, survey.office, 2026 * 12 + 2)
        let most = SatisfactionRemark.most
        try await environment.database.write { transaction in
            for number in 5..<(2 * most + 7) {
                let id = Identifier.random()
                let sealed = environment.keyring.seal(
                    Array("Saran \(number)".utf8),
                    for: SealContext(table: "survey_remarks", column: "remark_sealed", row: [office, id]))
                try transaction.execute(
                    """
                    INSERT INTO survey_remarks (office_id, id, procedure_name, month, remark_sealed)
                    VALUES (\(office), \(id), 'surat', \(month), \(sealed))
                    """)
            }
        }
        survey.turn(to: "2026-04-02")
        let pages = [
            try await survey.remarks("2026", as: desk.kades),
            try await survey.remarks("2026", from: most, as: desk.kades),
            try await survey.remarks("2026", from: 2 * most, as: desk.kades),
        ]
        #expect(pages.map(\.count) == [most, most, 7])
        #expect(Set(pages.joined()).count == 2 * most + 3, "five say the same")
        func hasMore(_ offset: Int) async throws -> Bool {
            try await environment.database.read {
                try SatisfactionRemark.list(
                    #require(ReportPeriod("2026")), of: office, from: offset, for: desk.kades, environment, in: $0
                ).hasMore
            }
        }
        #expect(try await hasMore(most))
        #expect(try await !hasMore(2 * most))
    }

    /// Each goes by the month in which it was written.
    @Test func remarksGoByTheirOwnMonth() async throws {
        let survey = try await SurveyDesk()
        try await survey.judged(SurveyDesk.marks(remark: "Yang lama"))
        survey.turn(to: "2026-04-02")
        try await survey.judged(SurveyDesk.marks(remark: "Yang baru"))
        survey.turn(to: "2028-04-02")
        try await SweepRemarks(survey.environment)()
        #expect(try await survey.count("SELECT COUNT(*) AS n FROM survey_remarks") == 1)
        #expect(
            try await survey.count("SELECT COUNT(*) AS n FROM survey_remarks WHERE month = \(2026 * 12 + 3)") == 1)
    }

    @Test func remarksGoAfterTwoYearsAndMarksStay() async throws {
        let survey = try await SurveyDesk()
        try await survey.judged(SurveyDesk.marks(remark: "Kursi tunggu kurang"), times: 5)
        func remarks() async throws -> Int { try await survey.count("SELECT COUNT(*) AS n FROM survey_remarks") }
        survey.turn(to: "2028-03-31")
        try await SweepRemarks(survey.environment)()
        #expect(try await remarks() == 5)
        survey.turn(to: "2028-04-01")
        try await SweepRemarks(survey.environment)()
        #expect(try await remarks() == 0)
        #expect(try await survey.answers() == 5)
        #expect(try await survey.report("2026-03").whole?.index.count == 5)
    }
}
