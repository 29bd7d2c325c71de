import Forms

extension CaseState {
    mutating func applyLimit(_ event: CaseEvent) {
        switch event.body {
        case .limitStarted(let started):
            if let limit = limits[started.name] { keepRun(of: limit, before: started.anchor, at: event.occurred) }
            limits[started.name] = LimitState(started)
        case .limitPaused(let name):
            limits[name]?.pauses.append(Pause(start: event.occurred, end: nil))
        case .limitResumed(let resumed):
            guard let limit = limits[resumed.name], limit.standingSince != nil else { return }
            limits[resumed.name]?.pauses[limit.pauses.count - 1].end = event.occurred
            limits[resumed.name]?.deadline = resumed.deadline
            limits[resumed.name]?.marks = resumed.marks
        case .limitExtended(let extended):
            limits[extended.name]?.extensions += 1
            limits[extended.name]?.extended += extended.amount.count
            limits[extended.name]?.deadline = extended.deadline
            limits[extended.name]?.marks = extended.marks
        case .limitMet(let name): limits[name]?.met = event.occurred
        case .limitExpired(let name): limits[name]?.expired = event.occurred
        default: break
        }
    }
}
