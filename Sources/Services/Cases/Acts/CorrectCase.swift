public import Forms
import Procedures
import Store

/// Puts answers right without going back (`perbaikan`).
public struct CorrectCase: Sendable {
    public let environment: Environment
    public let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Parameters:
    ///   - raw: the questions that may be corrected, as typed; what was left as it was is no correction.
    ///   - version: the case's version when the person's page was made.
    ///   - happened: when the applicant said so, as an officer typed it who enters it for them; empty: now.
    ///   - consent: how the applicant agreed, as the officer chose it; nil: nobody asked.
    /// - Throws: `CaseMissing`; `SubmissionRefused` for answers, with what is wrong at `persetujuan`; `FieldTroubles` at
    ///   `persetujuan` alone, and at `terjadi`, by which answers are judged; `Refusal` when the SOP does not allow it any
    ///   more.
    public func callAsFunction(
        _ caseID: String, of office: String, raw: [FieldPath: RawAnswer], happened: String? = nil,
        consent: String? = nil, seen version: Int?, by person: Person
    ) async throws {
        let (environment, cases, now) = (environment, cases, environment.now)
        try await ActingForOffice(environment: environment, cases: cases).require(caseID, of: office, by: person)
        try await environment.database.write { transaction in
            var file = try CaseFile.open(
                caseID, of: office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                in: transaction)
            let lanes = file.procedure.correction?.lanes ?? []
            var actor = try file.require(
                person, among: lanes, at: now, keyring: environment.keyring, in: transaction)
            var beside: [String: String] = [:]
            actor.consent = try FieldTroubles.gather(into: &beside) {
                try CounterConsent.read(consent, of: actor, among: lanes, in: file.procedure)
            }
            let calendar = try OfficeCalendar.of(office, in: transaction)
            let allowed = try file.state.correctableFields(for: actor, in: file.procedure).get()
            // What was left as it was is not judged again: a date that had to lie ahead may have passed meanwhile.
            let asked = file.procedure.forms.flatMap(\.asked).filter { question in
                guard allowed.contains(question.path), let typed = raw[question.path] else { return false }
                return typed != file.state.answers[question.path]?.raw
            }
            let occurred = try FieldTroubles.gather(into: &beside) {
                try Occurrence.ofCase(file.state, at: now, calendar).read(actor.isAssisting ? happened : nil)
            }
            guard beside[Occurrence.field] == nil else { throw FieldTroubles(beside) }
            let judged = FormValidation.validate(
                asked, raw: raw, in: CaseAnswers(of: file.state, at: occurred ?? now, calendar: calendar))
            let proven = try ProvenAddresses.of(
                file, for: actor, person, keyring: environment.keyring, in: transaction)
            let unproven = proven.troubles(in: judged.values, of: asked, before: file.state.answers)
            var troubles = judged.troubles.merging(unproven) { $1 }
            for question in asked where troubles[question.path] == nil && judged.values[question.path] == nil {
                // A correction replaces an answer; an event cannot say that one was taken away.
                guard file.state.answers[question.path] != nil, !judged.hidden.contains(question.path) else { continue }
                troubles[question.path] = FieldTrouble(
                    .missing, "Tulis \(question.field.label.lowercasedFirst) yang benar")
            }
            guard troubles.isEmpty else { throw SubmissionRefused(fields: troubles, beside: beside) }
            guard beside.isEmpty else { throw FieldTroubles(beside) }
            try CaseWriter(environment: environment, cases: cases, transaction: transaction)
                .run(.correct(judged.values, occurred: occurred), by: actor, seen: version, on: &file, at: now)
        }
    }
}

extension String {
    fileprivate var lowercasedFirst: String {
        let isAbbreviation = dropFirst().first?.isUppercase ?? false
        return isAbbreviation ? self : prefix(1).lowercased() + dropFirst()
    }
}
