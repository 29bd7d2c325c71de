import Forms
import Pages
import Procedures

/// What the pages say of a limit of a whole case: until when it runs, or since when its clock stands, and why.
struct LimitWords {
    let limit: LimitState
    let calendar: WorkingCalendar
    let now: Instant

    var due: DueView {
        guard let deadline = limit.deadline else { return .none }
        if let since = limit.standingSince {
            let rest = calendar.standing(deadline, pauses: limit.pauses)
            return .paused(since: LocalTime(since, in: calendar.zone), left: rest?.rest.words ?? "")
        }
        return DueView(
            deadline.due, since: deadline.anchor, now: now, zone: deadline.zone,
            isProvisional: deadline.isProvisional)
    }

    func why(of procedure: Procedure) -> WhyView? {
        limit.deadline.map {
            WhyView($0, basis: "Dasar: SOP \(procedure.title), batas \($0.fullAmount.written).")
        }
    }
}

extension WhyView {
    init(_ deadline: Deadline, basis: String?) {
        self.init(
            question: "Mengapa \(LocalTime(due: deadline).spoken)?",
            rows: deadline.explanation.map { WhyView.Row(when: "", text: $0) }, basis: basis)
    }
}

extension StandingLimit.Rest {
    /// “4 hari kalender”, “90 menit”.
    var words: String {
        switch self {
        case .days(let days, .workingDays): "\(days) hari kerja"
        case .days(let days, _): "\(days) hari kalender"
        case .seconds(let seconds, .wallHours): "\(seconds / 3600) jam"
        case .seconds(let seconds, _): "\(seconds / 60) menit jam kerja"
        }
    }
}
