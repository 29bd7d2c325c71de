public import Forms
public import Procedures

extension Procedure {
    /// Papers that the applicant is asked for, in whatever step, in the order in which the file asks.
    public var applicantsPapers: [Paper] {
        var seen: Set<String> = []
        return steps.filter(asksApplicant).flatMap(\.uploads).filter { seen.insert($0).inserted }.compactMap(paper)
    }

    /// The questions that the applicant answers, in the order in which they come to them, each once.
    public var applicantsQuestions: [AskedField] {
        var seen: Set<FieldPath> = []
        return steps.filter(asksApplicant).flatMap { questions(of: $0) }.filter { seen.insert($0.path).inserted }
    }

    /// Whether whoever applies need not say who they are (`siapa: [anonim]`).
    public var takesNameless: Bool { applicantLane?.applicants.contains(.anonymous) == true }

    func asksApplicant(_ step: Step) -> Bool { applicantLane.map { step.lanes.contains($0.name) } ?? false }
}
