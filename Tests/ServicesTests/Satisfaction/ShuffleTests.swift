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
