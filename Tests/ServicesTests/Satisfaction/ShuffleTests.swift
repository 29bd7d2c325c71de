import Services
import Store
import TestDatabases
import Testing

/// That the engine's own marks of a row lead from no answer to its case once the month is over.
@Suite struct ShuffleTests {
    private func rows(_ survey: SurveyDesk, _ sql: SQL) async throws -> [String] {
        try await survey.environment.database.read { try $0.rows(sql).map { "\($0.values)" } }
    }

    private static let answers: SQL = "SELECT * FROM survey_answers ORDER BY id"
    private static let remarks: SQL = "SELECT * FROM survey_remarks ORDER BY id"
    private static let order: SQL =
        TestEngine.current == .postgres
        ? "SELECT id FROM survey_answers ORDER BY ctid" : "SELECT id FROM survey_answers ORDER BY rowid"
    private static let besideACase: SQL =
        """
        SELECT COUNT(*) AS n FROM survey_answers a JOIN cases c ON CAST(a.xmin AS TEXT) = CAST(c.xmin AS TEXT)
        """

    /// Answers that were kept before Balai did this, or while it did not run, are put in an order of chance once, and left then.
    @Test func monthsThatWereNeverShuffledAre() async throws {
        let survey = try await SurveyDesk()
        for day in ["2026-03-02", "2026-04-02"] {
            survey.turn(to: day)
            for number in 0..<12 {
                try await survey.judged(SurveyDesk.marks(1 + number % 4, remark: "Saran ke-\(number)"))
            }
        }
        func order(_ day: String) async throws -> [String] {
            let month = Int(day.prefix(4))! * 12 + Int(day.suffix(2))! - 1
            return try await rows(
                survey,
                TestEngine.current == .postgres
                    ? "SELECT id FROM survey_answers WHERE month = \(month) ORDER BY ctid"
                    : "SELECT id FROM survey_answers WHERE month = \(month) ORDER BY rowid")
        }
        let (march, april) = (try await order("2026-03"), try await order("2026-04"))
        let (answers, remarks) = (try await rows(survey, Self.answers), try await rows(survey, Self.remarks))
        survey.turn(to: "2026-06-10")
        let shuffle = ShuffleAnswers(survey.environment)
        try await shuffle()
        let once = (try await order("2026-03"), try await order("2026-04"))
        #expect(once.0 != march && once.1 != april && once.0.count == 12 && once.1.count == 12)
        #expect(try await rows(survey, Self.answers) == answers)
        #expect(try await rows(survey, Self.remarks) == remarks)
        if TestEngine.current == .postgres { #expect(try await survey.count(Self.besideACase) == 0) }
        try await shuffle()
        #expect(try await order("2026-03") == once.0)
        #expect(try await order("2026-04") == once.1)
    }

    @Test func theOrderOfAMonthIsOfChanceOnceItIsOver() async throws {
        let survey = try await SurveyDesk()
        for number in 0..<12 {
            try await survey.judged(SurveyDesk.marks(1 + number % 4, remark: "Saran ke-\(number)"))
        }
        let (answers, remarks) = (try await rows(survey, Self.answers), try await rows(survey, Self.remarks))
        let order = try await rows(survey, Self.order)
        let shuffle = ShuffleAnswers(survey.environment)
        // The month that runs is left.
        try await shuffle()
        #expect(try await rows(survey, Self.order) == order)
        if TestEngine.current == .postgres { #expect(try await survey.count(Self.besideACase) == 12) }
        survey.turn(to: "2026-04-01")
        for _ in 0..<2 {
            try await shuffle()
            #expect(try await rows(survey, Self.order) != order)
            #expect(try await rows(survey, Self.answers) == answers)
            #expect(try await rows(survey, Self.remarks) == remarks)
        }
        if TestEngine.current == .postgres { #expect(try await survey.count(Self.besideACase) == 0) }
        #expect(try await survey.remarks("2026-03", as: survey.desk.kades).count == 12)
    }
}
