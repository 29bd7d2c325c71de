public import Forms

extension Procedure {
    /// The questions that `isi` names, in the order of the file.
    public func questions(of uses: [FormUse]) -> [AskedField] {
        uses.flatMap { use in (form(use.form)?.asked ?? []).filter { use.asks($0.path) } }
    }

    /// The questions of a step, and of the outcome that is chosen.
    public func questions(of step: Step, outcome: String? = nil) -> [AskedField] {
        questions(of: step.asks + (outcome.flatMap { step.outcome($0)?.asks } ?? []))
    }
}
