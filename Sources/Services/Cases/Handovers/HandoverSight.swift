import Forms
import Procedures

/// What a step shows to the office that does it: what its `kelengkapan` names, what that office gave itself, and nothing
/// that `kerahasiaan` closes.
struct HandoverSight {
    let fields: Set<FieldPath>
    let papers: Set<String>
    /// Questions of the form with an answer that is not shown: they are not on the form, and the act leaves them be.
    let hidden: Set<FieldPath>

    init(_ step: Step, of file: CaseFile, lanes: Set<String>, closure: CaseClosure) {
        let givers = Givers(file.events)
        func isOwn(_ giver: String?) -> Bool { giver.map(lanes.contains) ?? false }
        let ownFields = file.state.answers.keys.filter { isOwn(givers.answers[$0]) }
        let ownPapers = file.state.papers.keys.filter { isOwn(givers.papers[$0]) }
        let fields = HandoverSight.named(step, in: file.procedure).union(ownFields).subtracting(closure.content.fields)
        let asked = step.outcomes.flatMap { file.procedure.questions(of: step, outcome: $0.name) }.map(\.path)
        self.fields = fields
        papers = step.namedPapers.union(ownPapers).subtracting(closure.content.papers)
        hidden = Set(asked.filter { file.state.answers[$0] != nil && !fields.contains($0) })
    }

    /// The questions of the forms that `kelengkapan` names; where it is not written, those that the step asks.
    private static func named(_ step: Step, in procedure: Procedure) -> Set<FieldPath> {
        guard step.requirementsWritten else {
            return Set(step.outcomes.flatMap { procedure.questions(of: step, outcome: $0.name) }.map(\.path))
        }
        return Set(
            step.requirements.flatMap { item -> [FieldPath] in
                guard case .form(let name) = item else { return [] }
                return procedure.form(name)?.asked.map(\.path) ?? []
            })
    }
}

extension Step {
    /// The papers that `kelengkapan` names, or by default those that are asked for here.
    fileprivate var namedPapers: Set<String> {
        Set(
            requirements.compactMap { item in
                if case .paper(let name) = item { name } else { nil }
            })
    }
}
