public import Forms

extension Procedure {
    /// Whether a question takes addresses of the applicant's own alone (`terbukti`).
    public var asksProvenAddress: Bool { forms.contains { $0.fields.contains(where: \.mustBeProven) } }

    /// The questions that `isi` names, in the order of the file.
    public func questions(of uses: [FormUse]) -> [AskedField] {
        uses.flatMap { use in (form(use.form)?.asked ?? []).filter { use.asks($0.path) } }
    }

    /// The questions of a step, and of the outcome that is chosen.
    public func questions(of step: Step, outcome: String? = nil) -> [AskedField] {
        questions(of: step.asks + (outcome.flatMap { step.outcome($0)?.asks } ?? []))
    }
}
