public import Forms
import Procedures

/// The questions of an application, one a screen, as the start step of its SOP asks them with the answers so far.
public struct DraftScreens: Sendable {
    public enum Screen: Sendable, Hashable {
        case question(FieldPath)
        case paper(String)
    }

    public let screens: [Screen]
    /// Whether the answer of the screen of the same index is there and good.
    public let isAnswered: [Bool]
    /// Answers that are not an address of the applicant's own though the question asks for one (`terbukti`): what whoever
    /// came in since has not proven.
    public let unproven: [FieldPath: FieldTrouble]

    /// The first screen that still wants an answer.
    public var firstOpen: Int? { isAnswered.firstIndex(of: false) }

    init(_ procedure: Procedure, in context: DraftAnswers, proven: ProvenAddresses) {
        var screens: [Screen] = []
        var answered: [Bool] = []
        guard let start = procedure.step(procedure.start) else {
            (self.screens, isAnswered, unproven) = ([], [], [:])
            return
        }
        let asked = procedure.questions(of: start)
        let judged = FormValidation.validate(asked, answers: context.content.answers, in: context)
        let lacking = proven.troubles(in: judged.values, of: asked)
        for question in asked where !judged.hidden.contains(question.path) {
            screens.append(.question(question.path))
            answered.append(judged.troubles[question.path] == nil && lacking[question.path] == nil)
        }
        for name in start.uploads {
            guard let paper = procedure.paper(name), paper.isShown(in: context) else { continue }
            screens.append(.paper(name))
            answered.append(!paper.isRequired(in: context) || context.content.gives(name))
        }
        (self.screens, isAnswered, unproven) = (screens, answered, lacking)
    }
}

extension DraftContent {
    func gives(_ paper: String) -> Bool { shown.contains(paper) || papers[paper]?.isEmpty == false }
}

extension Paper {
    func isShown(in context: some ConditionContext) -> Bool { shownWhen?.holds(in: context) ?? true }

    func isRequired(in context: some ConditionContext) -> Bool {
        switch required {
        case .no: false
        case .yes: true
        case .when(let condition): condition.holds(in: context)
        }
    }

    /// Whether it is given in this way (`cara`): by a file, or by showing the original.
    func takes(_ file: PaperFile) -> Bool { delivery != (file.isShownOriginal ? .upload : .bring) }
}
