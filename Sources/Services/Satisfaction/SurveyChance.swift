public import Forms
import Procedures
public import Store

/// Whether a case's applicant may say what they think of the service.
public enum SurveyChance: Sendable, Hashable {
    case open(until: Instant)
    /// They did: it is asked once.
    case answered
    case over(since: Instant)
    /// The case still runs.
    case notYet
    /// Of such a case nobody is asked: one that ended without a decision, or a part of another.
    case never

    /// For how long it is asked after the end: memories fade, and results are to tell of the service as it is.
    public static let days: Int64 = 90

    /// Asked of whoever was given a decision, also of those who were refused: else only the content would be heard. Who
    /// withdrew, or let their time go by, got no service yet.
    static func isAsked(after result: CaseResult.Kind) -> Bool { result == .success || result == .refused }

    /// Of a case, whoever looks.
    public static func of(
        _ id: String, at office: String, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> SurveyChance {
        guard
            let row = try transaction.row(
                """
                SELECT procedure_hash, result, ended_at, parent_case, survey_answered FROM cases
                WHERE office_id = \(office) AND id = \(id) AND key_sealed IS NOT NULL
                """)
        else { return .never }
        let procedure = try cases.shelf.procedure(row.text("procedure_hash"), in: transaction)
        guard procedure.applicantLane != nil, row.textOrNil("parent_case") == nil else { return .never }
        guard let ended = row.intOrNil("ended_at").map(Instant.init(seconds:)) else { return .notYet }
        guard let kind = row.textOrNil("result").flatMap(procedure.result)?.kind, isAsked(after: kind) else {
            return .never
        }
        if row.intOrNil("survey_answered") != nil { return .answered }
        let until = ended.adding(seconds: days * 86_400)
        return environment.now < until ? .open(until: until) : .over(since: until)
    }

    /// By the code of the receipt; nil where there is no such case here, or the person may not answer by it.
    public static func of(
        _ code: TrackingCode, at office: String, for person: Person, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> SurveyChance? {
        guard let id = try code.caseID(at: office, environment, in: transaction),
            try AnswerSurvey.byCode(id, of: office, person, environment, in: transaction)
                .allows(person, at: environment.now)
        else { return nil }
        return try of(id, at: office, environment, cases, in: transaction)
    }
}

/// It is not asked, or not any more.
public struct SurveyClosed: Error, Sendable, Hashable {
    public let chance: SurveyChance
}

extension TrackingCode {
    func caseID(
        at office: String, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> String? {
        let hashes = hashes(environment.keyring)
        return try transaction.row(
            "SELECT id FROM cases WHERE office_id = \(office) AND track_hash IN \(list: hashes)")?.text("id")
    }
}
