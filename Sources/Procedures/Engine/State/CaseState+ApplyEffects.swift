import Forms

extension CaseState {
    mutating func applyEffect(_ event: CaseEvent) {
        switch event.body {
        case .effectRequested(let request):
            effects.append(EffectState(request, at: event.occurred))
        case .effectEnded(let key, let outcome, let outputs, let isManual):
            change(key) {
                $0.status = .ended(outcome: outcome)
                $0.outputs = outputs
                $0.isManual = isManual
            }
            if !key.isUndo { leave(key.step, key.visit, outcome, .done, event) }
        case .effectFailed(let key, let cause): change(key) { $0.status = .failed(cause: cause) }
        case .effectUncertain(let key, let cause): change(key) { $0.status = .uncertain(cause: cause) }
        case .effectRetried(let key): change(key) { $0.status = .requested }
        case .lateEffectResult(let key, let outcome, let outputs):
            change(key) {
                $0.status = .late(outcome: outcome)
                $0.outputs = outputs
            }
        default: break
        }
    }

    mutating func applySub(_ event: CaseEvent) {
        switch event.body {
        case .subRequested(let request): subs.append(SubState(request))
        case .subOpened(let step, let visit, let child): change(step, visit) { $0.child = child }
        case .subEnded(let step, let visit, let child, let result):
            change(step, visit) {
                $0.child = child
                $0.result = result
            }
            leave(step, visit, result, .done, event)
        default: break
        }
    }

    private mutating func change(_ key: EffectKey, _ body: (inout EffectState) -> Void) {
        guard let index = effects.lastIndex(where: { $0.key == key }) else { return }
        body(&effects[index])
    }

    private mutating func change(_ step: String, _ visit: Int, _ body: (inout SubState) -> Void) {
        guard let index = subs.lastIndex(where: { $0.step == step && $0.visit == visit }) else { return }
        body(&subs[index])
    }
}
