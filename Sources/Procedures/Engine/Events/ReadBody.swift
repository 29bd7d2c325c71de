import Forms

extension CaseEvent.Body {
    /// Reads what is written of an event of this type today.
    init(_ type: EventType, from decoder: any Decoder) throws {
        switch type {
        case .opened: self = .opened(try Opening(from: decoder))
        case .arrived:
            let place = try WrittenPlace(from: decoder)
            self = .arrived(step: place.step, item: place.item ?? 0)
        case .joined: self = .joined(step: try WrittenPlace(from: decoder).step)
        case .stepOpened: self = .stepOpened(try StepOpened(from: decoder))
        case .stepConfirmed: self = .stepConfirmed(try StepConfirmed(from: decoder))
        case .stepCompleted: self = .stepCompleted(try StepCompleted(from: decoder))
        case .stepSkipped, .stepExpired, .claimed, .released: self.init(visit: type, try WrittenVisit(from: decoder))
        case .assigned: self = .assigned(try TaskAssigned(from: decoder))
        case .effectRequested: self = .effectRequested(try EffectRequested(from: decoder))
        case .effectEnded, .effectFailed, .effectUncertain, .effectRetried, .lateEffectResult:
            self.init(effect: type, try WrittenEffect(from: decoder))
        case .subRequested: self = .subRequested(try SubRequested(from: decoder))
        case .subOpened:
            let sub = try WrittenSub(from: decoder)
            self = .subOpened(step: sub.step, visit: sub.visit, child: sub.child)
        case .subEnded:
            let sub = try WrittenSub(from: decoder)
            self = .subEnded(step: sub.step, visit: sub.visit, child: sub.child, result: sub.result ?? "")
        case .registerRequested:
            let entry = try WrittenEntry(from: decoder)
            self = .registerRequested(
                book: entry.book, columns: entry.columns, step: entry.step, visit: entry.visit)
        case .corrected: self = .corrected(try Corrected(from: decoder))
        case .limitStarted: self = .limitStarted(try LimitStarted(from: decoder))
        case .limitPaused: self = .limitPaused(name: try WrittenLimit(from: decoder).name)
        case .limitMet: self = .limitMet(name: try WrittenLimit(from: decoder).name)
        case .limitExpired: self = .limitExpired(name: try WrittenLimit(from: decoder).name)
        case .limitResumed: self = .limitResumed(try LimitResumed(from: decoder))
        case .limitExtended: self = .limitExtended(try LimitExtended(from: decoder))
        case .recomputed: self = .recomputed(try Recomputed(from: decoder))
        case .earliestMoved: self = .earliestMoved(try EarliestMoved(from: decoder))
        case .reminded: self = .reminded(try Reminded(from: decoder))
        case .escalated: self = .escalated(try Escalated(from: decoder))
        case .withdrawn: self = .withdrawn(reason: try WrittenReason(from: decoder).reason)
        case .lateAct: self = .lateAct(try LateActKept(from: decoder))
        case .ended: self = .ended(result: try WrittenResult(from: decoder).result)
        case .moved: self = .moved(try CaseMoved(from: decoder))
        case .retentionSet: self = .retentionSet(try RetentionSet(from: decoder))
        case .retentionOver: self = .retentionOver(try RetentionOver(from: decoder))
        case .contentErased: self = .contentErased(try ContentErased(from: decoder))
        }
    }

    private init(visit type: EventType, _ read: WrittenVisit) {
        self =
            switch type {
            case .stepSkipped: .stepSkipped(step: read.step, visit: read.visit, reason: read.reason)
            case .stepExpired: .stepExpired(step: read.step, visit: read.visit)
            case .claimed: .claimed(step: read.step, visit: read.visit)
            default: .released(step: read.step, visit: read.visit)
            }
    }

    private init(effect type: EventType, _ read: WrittenEffect) {
        let (outcome, outputs, cause) = (read.outcome ?? "", read.outputs ?? [:], read.cause ?? "")
        self =
            switch type {
            case .effectEnded:
                .effectEnded(read.key, outcome: outcome, outputs: outputs, isManual: read.isManual ?? false)
            case .effectFailed: .effectFailed(read.key, cause: cause)
            case .effectUncertain: .effectUncertain(read.key, cause: cause)
            case .effectRetried: .effectRetried(read.key)
            default: .lateEffectResult(read.key, outcome: outcome, outputs: outputs)
            }
    }
}
