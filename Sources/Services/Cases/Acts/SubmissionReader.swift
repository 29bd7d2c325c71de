public import Forms
import Procedures

/// Makes what a person typed at a step into what the engine takes.
struct SubmissionReader {
    let file: CaseFile
    let address: TaskAddress
    let outcome: String
    let calendar: WorkingCalendar
    /// When it happened: what a rule of the form means by “today” is judged by then, as the engine does.
    let instant: Instant
    /// Questions whose answer is closed to who submits: they were not on the form, and stay as they are.
    let hidden: Set<FieldPath>
    /// What questions take that ask for an address of the applicant's own.
    let proven: ProvenAddresses

    /// - Parameter originals: whether the original of a paper was shown, for the papers that an officer was asked about.
    /// - Throws: `SubmissionRefused` with a message a question.
    func submission(
        raw: [FieldPath: RawAnswer], uploads: [UploadedPaper], originals: [String: Bool]
    ) throws -> Submission {
        guard let step = file.procedure.step(address.step) else { throw CaseMissing() }
        let context = CaseAnswers(of: file.state, at: instant, calendar: calendar)
        let every = file.procedure.questions(of: step, outcome: outcome)
        let asked = every.filter { !hidden.contains($0.path) }
        let judged = FormValidation.validate(asked, raw: raw, in: context)
        let unproven = proven.troubles(in: judged.values, of: asked, before: file.state.answers)
        guard judged.isValid, unproven.isEmpty else {
            throw SubmissionRefused(fields: judged.troubles.merging(unproven) { $1 })
        }
        var submission = Submission()
        submission.answers = judged.values
        for kept in every where hidden.contains(kept.path) {
            submission.answers[kept.path] = file.state.answers[kept.path]
        }
        for upload in uploads { submission.papers[upload.paper, default: []].append(upload.file) }
        for (name, given) in submission.papers {
            guard let paper = file.procedure.paper(name) else { continue }
            let before = file.state.papers[name] ?? []
            let kept = before.filter { !$0.isShownOriginal }.prefix(max(0, paper.maximumFiles - given.count))
            submission.papers[name] = (paper.maximumFiles > 1 ? kept + given : given) + before.filter(\.isShownOriginal)
        }
        for name in step.uploads {
            guard let isShown = originals[name] else { continue }
            let files = submission.papers[name] ?? file.state.papers[name] ?? []
            // Who saw it first stays who saw it.
            let mark = files.first(where: \.isShownOriginal) ?? .shownOriginal
            submission.papers[name] = files.filter { !$0.isShownOriginal } + (isShown ? [mark] : [])
        }
        return submission
    }
}

/// Answers that cannot be taken, by question.
public struct SubmissionRefused: Error, Sendable {
    public let fields: [FieldPath: FieldTrouble]
    /// What is wrong with what the form asks beside them (`persetujuan`), by the name of its field.
    public var beside: [String: String] = [:]
}

extension FieldTroubles {
    /// Reads one field of a form, and keeps what is wrong with it beside what is wrong with others: whoever sends the form
    /// is told everything at once.
    /// - Returns: nil also where something is wrong.
    static func gather<Value>(
        into messages: inout [String: String], _ read: () throws -> Value?
    ) throws -> Value? {
        do {
            return try read()
        } catch let troubles as FieldTroubles {
            messages.merge(troubles.messages) { $1 }
            return nil
        }
    }
}
