import Forms
import Procedures
import Services
import Store
import Testing

/// Who may say what they think of a service, when and how often, and that nobody can tell what they said.
@Suite struct SurveyTests {
    @Test func itIsAskedOnceADecisionIsThere() async throws {
        let survey = try await SurveyDesk()
        let desk = survey.desk
        let running = try await desk.apply("surat", ["f.nama": "Budi"])
        #expect(try await survey.chance(running) == .notYet)
        let withdrawn = try await desk.apply("surat", ["f.nama": "Budi"])
        try await WithdrawCase(desk.environment, desk.cases)(
            withdrawn, of: desk.office, reason: nil, by: desk.applicant)
        #expect(try await survey.chance(withdrawn) == .never)
        let given = try await survey.ended()
        let refused = try await survey.ended("surat", "tidak")
        let until = desk.environment.now.adding(seconds: SurveyChance.days * 86_400)
        for id in [given, refused] { #expect(try await survey.chance(id) == .open(until: until)) }
        for (id, chance) in [(running, SurveyChance.notYet), (withdrawn, .never)] {
            let closed = await #expect(throws: SurveyClosed.self) {
                try await survey.answer(SurveyDesk.marks(), of: id, office: survey.office, by: desk.applicant)
            }
            #expect(closed?.chance == chance)
        }
        desk.regency.clock.turn(days: SurveyChance.days)
        #expect(try await survey.chance(given) == .over(since: until))
        await #expect(throws: SurveyClosed.self) {
            try await survey.answer(SurveyDesk.marks(), of: given, office: survey.office, by: desk.applicant)
        }
        #expect(try await survey.answers() == 0)
    }

    /// The mail at the end tells of it, where it is asked.
    @Test func theClosingMailSaysThatTheServiceMayBeJudged() async throws {
        let survey = try await SurveyDesk()
        let desk = survey.desk
        func closing() async throws -> String {
            let mails = try await desk.regency.test.mails()
            return try #require(mails.last { $0.to == "pelapor@b.contoh" && $0.subject.hasSuffix("selesai") }).text
        }
        for outcome in ["ya", "tidak"] {
            _ = try await survey.ended("surat", outcome)
            #expect(try await closing().contains("menilai layanan kami, dalam 90 hari kalender."), "\(outcome)")
        }
        let withdrawn = try await desk.apply("surat", ["f.nama": "Budi"])
        try await WithdrawCase(desk.environment, desk.cases)(
            withdrawn, of: desk.office, reason: nil, by: desk.applicant)
        #expect(try await !closing().contains("menilai"))
    }

    @Test func itIsAnsweredOnce() async throws {
        let survey = try await SurveyDesk()
        let id = try await survey.judged(SurveyDesk.marks(1))
        #expect(try await survey.chance(id) == .answered)
        let closed = await #expect(throws: SurveyClosed.self) {
            try await survey.answer(SurveyDesk.marks(4), of: id, office: survey.office, by: survey.desk.applicant)
        }
        #expect(closed?.chance == .answered)
        #expect(try await survey.count("SELECT COUNT(*) AS n FROM survey_answers WHERE waktu = 1") == 1)
        #expect(try await survey.answers() == 1)
    }

    @Test func ofTwoAtOnceOneIsKept() async throws {
        let survey = try await SurveyDesk()
        let id = try await survey.ended()
        let kept = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    do {
                        try await survey.answer(
                            SurveyDesk.marks(), of: id, office: survey.office, by: survey.desk.applicant)
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(kept == 1)
        #expect(try await survey.answers() == 1)
    }

    @Test func whatIsMissingIsToldAndNothingIsKept() async throws {
        let survey = try await SurveyDesk()
        let id = try await survey.ended()
        var typed = SurveyDesk.marks()
        typed["biaya"] = nil
        let troubles = await #expect(throws: FieldTroubles.self) {
            try await survey.answer(typed, of: id, office: survey.office, by: survey.desk.applicant)
        }
        #expect(troubles?.messages.keys.sorted() == ["biaya"])
        #expect(try await survey.answers() == 0)
        guard case .open = try await survey.chance(id) else { return #expect(Bool(false)) }
    }

    @Test func nobodyAnswersForTheApplicant() async throws {
        let survey = try await SurveyDesk()
        let desk = survey.desk
        let id = try await survey.ended()
        for person in [desk.kaur, desk.kades, desk.clerk, desk.regency.admin, .nobody] {
            await #expect(throws: CaseMissing.self, "\(person.name)") {
                try await survey.answer(SurveyDesk.marks(), of: id, office: survey.office, by: person)
            }
        }
        let code = try #require(try await desk.look(id, as: desk.applicant).track)
        for person in [desk.kaur, desk.kades, desk.clerk, desk.regency.admin] {
            await #expect(throws: Denial.self, "\(person.name)") {
                try await survey.answer(SurveyDesk.marks(), by: code, office: survey.office, person: person)
            }
        }
        #expect(try await survey.answers() == 0)
        // Another office knows no such code.
        await #expect(throws: CaseMissing.self) {
            try await survey.answer(
                SurveyDesk.marks(), by: code, office: desk.regency.villageB.id, person: .nobody)
        }
        try await survey.answer(SurveyDesk.marks(), by: code, office: survey.office, person: .nobody)
        #expect(try await survey.answers() == 1)
    }

    /// What is stored of an answer names neither the case, nor who applied, nor when within its month.
    @Test func nothingLeadsFromAnAnswerToACase() async throws {
        let survey = try await SurveyDesk()
        let desk = survey.desk
        let id = try await survey.ended()
        let before = try await survey.count("SELECT COUNT(*) AS n FROM case_events")
        let history = try await desk.look(id, as: desk.applicant).history
        let work = try await survey.count("SELECT COUNT(*) AS n FROM outbox")
        try await survey.answer(
            SurveyDesk.marks(2, remark: "Antreannya panjang"), of: id, office: survey.office, by: desk.applicant)
        // It is no act of the case, and sends nothing.
        #expect(try await survey.count("SELECT COUNT(*) AS n FROM case_events") == before)
        #expect(try await survey.count("SELECT COUNT(*) AS n FROM outbox") == work)
        let (answers, remarks, marked) = try await desk.environment.database.read { transaction in
            (
                try transaction.rows("SELECT * FROM survey_answers"),
                try transaction.rows("SELECT * FROM survey_remarks"),
                try #require(try transaction.row("SELECT survey_answered FROM cases WHERE id = \(id)"))
            )
        }
        #expect(answers.count == 1 && remarks.count == 1 && marked.int("survey_answered") == 1)
        let look = try await desk.look(id, as: desk.applicant)
        let secrets = [id, desk.applicant.id, look.number, "\(desk.environment.now.seconds)", "Antreannya"]
        for row in answers + remarks {
            for secret in secrets { #expect(!"\(row.values)".contains(secret), "\(secret)") }
        }
        // The one says nothing of the other.
        #expect(answers[0].text("id") != remarks[0].text("id"))
        #expect(answers[0].int("month") == 2026 * 12 + 2)
        // Neither its history nor whoever handles it learns of it.
        #expect(look.history.count == history.count)
        #expect(try await desk.look(id, as: desk.kaur).notices.allSatisfy { !$0.notice.words.contains("nilai") })
    }

    /// What an office above did for it is judged with the case that was filed.
    @Test func aPartOfAnotherCaseIsNotAsked() async throws {
        let survey = try await SurveyDesk()
        let id = try await survey.ended()
        try await survey.environment.database.write { transaction in
            try transaction.execute("UPDATE cases SET parent_case = 'induk' WHERE id = \(id)")
        }
        #expect(try await survey.chance(id) == .never)
    }

    @Test func anErasedCaseIsNotAsked() async throws {
        let survey = try await SurveyDesk()
        let id = try await survey.ended()
        try await survey.environment.database.write { transaction in
            try transaction.execute("UPDATE cases SET key_sealed = NULL WHERE id = \(id)")
        }
        #expect(try await survey.chance(id) == .never)
    }
}
