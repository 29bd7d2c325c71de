import Forms
import Pages
import Procedures
import Services

/// What the pages say of a case: where it is, who has it, until when and why, and what happened.
struct CaseWords {
    let look: CaseLook

    private var zone: Zone { look.calendar.zone }
    private var isApplicant: Bool { look.viewer == .applicant }

    /// Steps that wait, in the order of the file; what the SOP hides from the applicant is hidden.
    var openSteps: [(step: Step, open: OpenStep)] {
        look.procedure.steps.compactMap { step in look.state.open[step.name].map { (step, $0) } }
    }

    var place: WhereView {
        if let result = look.state.result.flatMap(look.procedure.result) {
            let ended = look.state.ending?.occurred ?? look.now
            return WhereView(
                now: result.title, holder: nil, due: .none, endedAt: LocalTime(ended, in: zone))
        }
        let steps = openSteps
        let visible = steps.filter { $0.step.isVisible || !isApplicant }
        let opened = steps.map(\.open.opened).min()
        return WhereView(
            now: visible.isEmpty
                ? "Sedang diproses" : WordList.joined(visible.map(\.step.text), with: "dan"),
            nowNote: position(of: visible.first?.step), holder: holder(steps),
            holderNote: opened.map { "sejak \(LocalTime($0, in: zone).medium)" }, due: due,
            dueNote: mainLimit == nil ? nil : "untuk seluruh permohonan", why: why)
    }

    private func position(of step: Step?) -> String? {
        let printed = look.procedure.steps.filter { $0.printing != .no }
        guard let step, let index = printed.firstIndex(where: { $0.name == step.name }) else { return nil }
        return "kegiatan \(index + 1) dari \(printed.count)"
    }

    private func holder(_ steps: [(step: Step, open: OpenStep)]) -> String {
        let lanes = steps.flatMap { look.parts(of: $0.step.name).waiting + $0.open.takenOverBy }
        var titles: [String] = []
        for lane in lanes {
            let isOwn = lane == look.procedure.applicantLane?.name && isApplicant
            let title = isOwn ? "Anda" : look.procedure.lane(lane)?.title ?? lane
            if !titles.contains(title) { titles.append(title) }
        }
        return titles.isEmpty ? "Sistem" : WordList.joined(titles, with: "dan")
    }

    /// The limit that ends first among those that run.
    var mainLimit: LimitState? {
        look.state.limits.values.filter(\.isRunning).min { left, right in
            (left.deadline?.due.seconds ?? .max, left.name) < (right.deadline?.due.seconds ?? .max, right.name)
        }
    }

    var due: DueView { mainLimit.map(due(of:)) ?? .none }

    /// Until when a limit runs, or since when its clock stands.
    func due(of limit: LimitState) -> DueView {
        guard let deadline = limit.deadline else { return .none }
        if let since = limit.standingSince {
            let rest = look.calendar.standing(deadline, pauses: limit.pauses)
            return .paused(since: LocalTime(since, in: zone), left: rest?.rest.words ?? "")
        }
        return DueView(deadline.due, now: look.now, zone: deadline.zone, isProvisional: deadline.isProvisional)
    }

    var why: WhyView? {
        guard let limit = mainLimit, let deadline = limit.deadline else { return nil }
        return WhyView(deadline, basis: "Dasar: SOP \(look.procedure.title), batas \(deadline.fullAmount.written).")
    }
}

extension WhyView {
    init(_ deadline: Deadline, basis: String?) {
        self.init(
            question: "Mengapa \(deadline.dueText)?",
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
