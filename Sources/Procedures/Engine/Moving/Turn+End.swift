import Forms

extension Turn {
    /// Ends the case; what effects did is taken back where the result is no success (SOP.md §10.4).
    mutating func end(_ result: CaseResult) {
        let before = actor
        actor = .system
        emit(.ended(result: result.name))
        record(result.records, step: nil, visit: nil)
        if result.kind.undoesEffects { undoEffects() }
        setRetention()
        actor = before
    }

    /// Papers and answers with `simpan` are kept that long, counted from the end by the handling office's calendar.
    private mutating func setRetention() {
        let periods = procedure.retention.periods.map { period($0, from: occurred) }
        if !periods.isEmpty { emit(.retentionSet(RetentionSet(periods: periods))) }
    }

    private func period(_ amount: TimeAmount, from end: Instant) -> RetentionPeriod {
        RetentionPeriod(amount: amount, until: context.officeCalendar.deadline(amount, from: end).due)
    }

    /// Tells of what is really there. Where a calendar was decreed since that lets it last longer, it lasts longer.
    mutating func endRetention(_ period: RetentionPeriod) {
        if let ending = state.ending, case let now = self.period(period.amount, from: ending.occurred),
            now.until >= recorded
        {
            let others = state.retention.filter { $0.amount.periodName != period.amount.periodName }
            emit(.retentionSet(RetentionSet(periods: others + [now])))
            return
        }
        let plan = procedure.retention
        let papers = plan.papers(of: period.amount).filter(state.holds(paper:))
        let fields = plan.fields(of: period.amount).filter(state.holds(answer:))
        emit(.retentionOver(RetentionOver(amount: period.amount, papers: papers, fields: fields)))
    }

    /// Takes back what the effects made, newest first.
    private mutating func undoEffects() {
        for effect in state.effects.reversed() { undo(effect) }
    }

    /// Asks for the undo of an effect that did its work; once for every visit.
    mutating func undo(_ effect: EffectState) {
        let outcome: String
        switch effect.status {
        case .ended(let name), .late(let name): outcome = name
        case .requested, .failed, .uncertain, .abandoned: return
        }
        var key = effect.key
        key.isUndo = true
        guard !effect.key.isUndo, state.effect(key) == nil, procedure.step(key.step)?.isUndone == true,
            let declaration = context.catalogue.effect(effect.effect), outcome == declaration.outcomes.first?.name,
            let undo = declaration.undo
        else { return }
        let known = effect.arguments.merging(effect.outputs) { $1 }
        let parameters = context.catalogue.effect(undo)?.parameters.map(\.name)
        let arguments = parameters.map { names in known.filter { names.contains($0.key) } } ?? known
        emit(.effectRequested(EffectRequested(key: key, effect: undo, arguments: arguments)))
    }
}
