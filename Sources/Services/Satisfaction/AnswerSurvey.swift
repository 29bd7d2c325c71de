import Forms
import Procedures
public import Store

/// Keeps what an applicant thinks of the service, once a case. That they answered is noted at the case; what they answered
/// is kept where nothing leads back to it (docs/decisions/0050).
public struct AnswerSurvey: Sendable {
    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        (self.environment, self.cases) = (environment, cases)
    }

    /// By the case's applicant.
    /// - Parameter typed: as ``SurveyAnswers`` reads it.
    /// - Throws: `CaseMissing` to everybody else; `SurveyClosed`; `FieldTroubles`.
    public func callAsFunction(
        _ typed: [String: String], of id: String, office: String, by person: Person
    ) async throws {
        let (environment, cases) = (environment, cases)
        try await environment.database.write { transaction in
            guard let record = try CaseRecord.find(id, of: office, in: transaction),
                try record.isApplicant(person, at: environment.now, keyring: environment.keyring, in: transaction)
            else { throw CaseMissing() }
            try AnswerSurvey.keep(typed, of: record, environment, cases, in: transaction)
        }
    }

    /// By whoever holds the receipt.
    /// - Throws: `CaseMissing` where there is no such case; `Denial` to an officer who is not its applicant;
    ///   `SurveyClosed`; `FieldTroubles`.
    public func callAsFunction(
        _ typed: [String: String], by code: TrackingCode, office: String, person: Person
    ) async throws {
        let (environment, cases) = (environment, cases)
        try await environment.database.write { transaction in
            guard let id = try code.caseID(at: office, environment, in: transaction),
                let record = try CaseRecord.find(id, of: office, in: transaction)
            else { throw CaseMissing() }
            try AnswerSurvey.byCode(id, of: office, person, environment, in: transaction)
                .require(of: person, at: environment.now)
            try AnswerSurvey.keep(typed, of: record, environment, cases, in: transaction)
        }
    }

    /// Officers know the codes of the receipts that they hand out.
    static func byCode(
        _ id: String, of office: String, _ person: Person, _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws -> any Policy {
        guard person.kind == .officer, let record = try CaseRecord.find(id, of: office, in: transaction) else {
            return Everyone()
        }
        return AnswersForThemselves(
            isApplicant: try record.isApplicant(
                person, at: environment.now, keyring: environment.keyring, in: transaction))
    }

    private static func keep(
        _ typed: [String: String], of record: CaseRecord, _ environment: Environment, _ cases: CaseServices,
        in transaction: any Transaction
    ) throws {
        let (office, now) = (record.office, environment.now)
        let chance = try SurveyChance.of(record.id, at: office, environment, cases, in: transaction)
        guard case .open = chance else { throw SurveyClosed(chance: chance) }
        let answers = try SurveyAnswers(typed)
        let marked = try transaction.execute(
            """
            UPDATE cases SET survey_answered = 1
            WHERE office_id = \(office) AND id = \(record.id) AND survey_answered IS NULL
            """)
        guard marked == 1 else { throw SurveyClosed(chance: .answered) }
        let month = Int(monthOf: now.date(in: try OfficeCalendar.of(office, in: transaction).zone))
        try store(answers, about: record.procedureName, at: office, month, in: transaction)
        guard let remark = answers.remark else { return }
        let id = Identifier.random()
        let sealed = environment.keyring.seal(Array(remark.utf8), for: SatisfactionRemark.place(of: office, id))
        try transaction.execute(
            """
            INSERT INTO survey_remarks (office_id, id, procedure_name, month, remark_sealed)
            VALUES (\(office), \(id), \(record.procedureName), \(month), \(sealed))
            """)
    }

    private static func store(
        _ answers: SurveyAnswers, about procedure: String, at office: String, _ month: Int,
        in transaction: any Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO survey_answers (office_id, id, procedure_name, month, persyaratan, prosedur, waktu, biaya,
                produk, kompetensi, perilaku, penanganan, sarana)
            VALUES (\(office), \(Identifier.random()), \(procedure), \(month), \(answers[.requirements]),
                \(answers[.procedure]), \(answers[.time]), \(answers[.cost]), \(answers[.product]),
                \(answers[.competence]), \(answers[.conduct]), \(answers[.complaints]), \(answers[.facilities]))
            """)
    }
}

/// An officer says what they think of a service only where they applied for it.
struct AnswersForThemselves: Policy {
    let isApplicant: Bool

    func decide(for person: Person, at now: Instant) -> Decision {
        .allow(person.kind != .officer || isApplicant, or: .applicantsAnswerThemselves)
    }
}

extension Denial {
    public static let applicantsAnswerThemselves = Denial(
        .forbidden, "Penilaian diisi pemohon sendiri. Anda masuk sebagai petugas")
}
