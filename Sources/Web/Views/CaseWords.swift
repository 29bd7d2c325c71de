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
        let steps = look.procedure.steps
        return steps.indices.compactMap { index in look.state.open[steps[index].name].map { (steps[index], $0) } }
    }

    var place: WhereView {
        if let result = look.state.result.flatMap(look.procedure.result) {
            let ended = look.state.ending?.occurred ?? look.now
            return WhereView(
                now: result.title, holder: nil, due: .none, dueNote: punctuality(of: result),
                endedAt: LocalTime(ended, in: zone))
        }
        let steps = openSteps
        let visible = steps.filter { $0.step.isVisible || !isApplicant }
        let opened = steps.map(\.open.opened).min()
        return WhereView(
            now: visible.isEmpty
                ? "Sedang diproses" : WordList.joined(visible.map(text), with: "dan"),
            nowNote: position(of: visible.first?.step), holder: holder(steps),
            holderNote: opened.map { "sejak \(LocalTime($0, in: zone).medium)" }, due: due,
            dueNote: limit == nil ? nil : "untuk seluruh permohonan", why: why)
    }

    private func text(_ item: (step: Step, open: OpenStep)) -> String {
        look.procedure.text(of: item.step, visit: item.open.visit)
    }

    /// “kegiatan 3 dari 14”; of a step without a row of its own, before or after which row it stands.
    private func position(of step: Step?) -> String? {
        let printed = look.procedure.printedSteps
        guard let step else { return nil }
        if let index = printed.firstIndex(where: { $0.name == step.name }) {
            return "kegiatan \(index + 1) dari \(printed.count)"
        }
        guard let place = look.procedure.printedPlace(of: step) else { return nil }
        let (name, isBefore) = place.row(in: look.state)
        return printed.firstIndex { $0.name == name }.map {
            "\(isBefore ? "sebelum" : "sesudah") kegiatan \($0 + 1) dari \(printed.count)"
        }
    }

    /// Who has the case now.
    var holders: String { holder(openSteps) }

    private func holder(_ steps: [(step: Step, open: OpenStep)]) -> String {
        let lanes = steps.flatMap { look.parts(of: $0.step.name).waiting + $0.open.takenOverBy }
        var titles: [String] = []
        for lane in lanes {
            let isOwn = lane == look.procedure.applicantLane?.name && isApplicant
            let title = isOwn ? "Anda" : look.procedure.lane(lane)?.title ?? lane
            if !titles.contains(title) { titles.append(title) }
        }
        let word = steps.count == 1 ? steps[0].step.conjunction : "dan"
        return titles.isEmpty ? "Sistem" : WordList.joined(titles, with: word)
    }

    private var limit: LimitWords? {
        guard look.state.isOpen else { return nil }
        return look.state.mainLimit.map { LimitWords(limit: $0, calendar: look.calendar, now: look.now) }
    }

    var due: DueView { limit?.due ?? .none }
    var why: WhyView? { limit?.why(of: look.procedure, waitingFor: holders) }

    /// Until when a limit runs, or since when its clock stands.
    func due(of limit: LimitState) -> DueView {
        LimitWords(limit: limit, calendar: look.calendar, now: look.now).due
    }

    /// How a case that came to a decision kept its time: “8 hari kalender sebelum batas”, of a limit that was over before
    /// the case “jawaban: 2 hari kalender sesudah batas”; nil where nothing was promised.
    private func punctuality(of result: CaseResult) -> String? {
        guard result.isDecision, let run = look.state.decisiveRun, let due = run.due, let ended = run.ended else {
            return nil
        }
        let used = LimitRun.used(until: ended, run.pauses)
        let days = due.adding(seconds: -1).date(in: zone).dayNumber - used.date(in: zone).dayNumber
        let isWhole = ended == look.state.ending?.occurred || run.name == CaseLimit.wholeName
        let name = isWhole ? "" : "\(run.name.replacing("-", with: " ")): "
        if run.isKept != true { return name + (days >= 0 ? "sesudah batas" : "\(-days) hari kalender sesudah batas") }
        return name + (days <= 0 ? "pada hari terakhir" : "\(days) hari kalender sebelum batas")
    }
}
