import Forms

extension ExampleRun {
    /// `terbuka`: exactly these steps are open.
    func expectOpen(_ steps: [String]) throws(ExampleFailure) {
        let open = state?.openSteps(in: procedure).map(\.step) ?? []
        guard Set(open) != Set(steps) else { return }
        throw ExampleFailure("terbuka \(list(steps))", but: "terbuka \(list(open))")
    }

    /// `batas`: a step's or a limit's deadline; of a step with `habis` that timer.
    func expect(_ item: Located<ExampleDeadline>) throws(ExampleFailure) {
        let name = item.content.name
        let expected = Instant(item.content.due.date, item.content.due.time, calendar.zone)
        let words = "batas \"\(name)\" \(wall(expected, like: item.content.due))"
        func fail(_ found: String) -> ExampleFailure { ExampleFailure(words, but: found, at: item.position) }
        let deadline: Deadline?
        if let open = state?.open[name] {
            deadline = open.expiry ?? open.deadline
        } else if let limit = state?.limits[name] {
            if let since = limit.standingSince {
                throw fail("berhenti sejak \(since.text(in: calendar.zone))")
            }
            deadline = limit.deadline
        } else {
            let isStep = procedure.step(name) != nil
            throw fail(isStep ? "langkah itu tidak terbuka" : "batas itu belum berjalan")
        }
        guard let deadline else { throw fail("tidak ada batas waktunya") }
        if deadline.due != expected { throw fail(wall(deadline.due, like: item.content.due)) }
    }

    /// 24:00 as the end of a day, where the file writes it so.
    private func wall(_ instant: Instant, like time: WallTime) -> String {
        if time.time == .endOfDay, instant.secondOfDay(in: calendar.zone) == 0 {
            return "\(instant.date(in: calendar.zone).adding(days: -1).dayText) 24.00"
        }
        return instant.text(in: calendar.zone)
    }

    private func list(_ steps: [String]) -> String {
        steps.isEmpty ? "tidak satu pun" : steps.sorted().joined(separator: ", ")
    }
}
