public import Forms
public import Procedures

/// One answer that was put right (`perbaikan`).
public struct AnswerChange: Sendable, Hashable {
    public let path: FieldPath
    public let field: Field
    /// nil: it was empty.
    public let old: Value?
    public let new: Value
}

/// A deadline that a decree, a new answer or an extension moved.
public struct DeadlineMove: Sendable, Hashable {
    /// The step's text; nil: a limit of the whole case.
    public let step: String?
    /// nil: not told, or there was none yet.
    public let old: Deadline?
    public let new: Deadline

    init(of step: String?, old: Deadline?, new: Deadline) {
        self.step = step
        self.old = old
        self.new = new
    }
}

extension Corrected {
    /// Its answers in the order of the file.
    func lines(of procedure: Procedure) -> [AnswerChange] {
        procedure.forms.flatMap(\.asked).compactMap { question in
            new[question.path].map {
                AnswerChange(path: question.path, field: question.field, old: old[question.path], new: $0)
            }
        }
    }
}
