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
            return .paused(since: LocalTime(since, in: calendar.zone), left: rest?.rest.words)
        }
        return DueView(
            deadline.due, since: deadline.anchor, now: now, zone: deadline.zone,
            isProvisional: deadline.isProvisional)
    }

    /// - Parameter holders: who has the case, for a clock that stands: “Anda”, “Pemohon”.
    func why(of procedure: Procedure, waitingFor holders: String) -> WhyView? {
        guard let deadline = limit.deadline else { return nil }
        let basis = "Dasar: SOP \(procedure.title), batas \(deadline.fullAmount.written)."
        if let standing = calendar.standing(deadline, pauses: limit.pauses) {
            return WhyView(standing: deadline, standing, pauses: limit.pauses, waitingFor: holders, basis: basis)
        }
        return WhyView(deadline, basis: basis)
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
