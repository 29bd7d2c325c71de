import Forms
import Pages
import Procedures

extension TaskPanel.Outcome {
    /// An outcome of a step as a decision offers it.
    init(_ outcome: Outcome, of step: Step, in procedure: Procedure) {
        let reason: TaskPanel.Reason =
            switch outcome.reason {
            case .forApplicant: .forApplicant
            case .internal: .forOfficers
            case nil: .notAsked
            }
        self.init(
            value: outcome.name, label: outcome.label, consequence: procedure.consequence(of: outcome.name, at: step),
            reason: reason)
    }
}

extension Procedure {
    /// Where an outcome leads.
    func consequence(of outcome: String, at step: Step) -> String? {
        guard let targets = step.outcome(outcome)?.targets else { return nil }
        let words = targets.map { target -> String in
            if let result = result(target) { return "Selesai: \(result.title)" }
            guard let next = self.step(target) else { return target }
            let stands = targets.count == 1 && pauses(at: next) ? ", waktu berhenti" : ""
            if target == start { return "Kembali ke pemohon untuk diperbaiki\(stands)" }
            let isReturn = next.lanes.contains { $0 == applicantLane?.name }
            return (isReturn ? "Ke pemohon: \(next.text)" : next.text) + stands
        }
        return WordList.joined(words, with: "dan")
    }

    /// Whether the clock of the whole case stands while only this step is open (`jeda`).
    private func pauses(at step: Step) -> Bool {
        guard let limit = limits.first, case .person = step.work else { return false }
        return !step.lanes.isEmpty && step.lanes.allSatisfy(limit.pausedBy.contains)
    }
}
