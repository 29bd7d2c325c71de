import Forms
import Procedures

/// What the page before sending can say of a procedure's first limit: of what it is, and from when it counts.
struct SentLimit: Equatable {
    /// “Batas waktu seluruhnya”, “Batas waktu untuk “Memberi jawaban””.
    let title: String
    let amount: TimeAmount
    /// The step from which it counts; nil: from sending on.
    let since: String?

    /// nil where there is none, where an answer that comes later chooses its time, or where what it waits for is not for
    /// the applicant to see.
    init?(_ procedure: Procedure) {
        guard let limit = procedure.limits.first, case .fixed(let amount) = limit.time else { return nil }
        self.amount = amount
        switch limit.since {
        case .opening: since = nil
        case .event(let event) where event.isAlways(of: procedure.step(procedure.start)): since = nil
        case .event(let event):
            guard let step = procedure.step(event.step), step.isVisible else { return nil }
            since = step.text
        case .deadline, .answer, .before, .earliest, .latest: return nil
        }
        guard let until = limit.until else {
            title = "Batas waktu seluruhnya"
            return
        }
        guard let step = procedure.step(until.step), step.isVisible else { return nil }
        title = "Batas waktu untuk “\(step.text)”"
    }

    /// “Batas waktu seluruhnya 3 hari kerja sejak “Mengajukan””; nil where it counts from sending on.
    var later: String? { since.map { "\(title) \(amount.written) sejak “\($0)”" } }
}

extension EventReference {
    /// Whether it happens however the step is left.
    fileprivate func isAlways(of other: Step?) -> Bool {
        other?.name == step && (outcome == nil || other?.outcomes.count == 1)
    }
}
