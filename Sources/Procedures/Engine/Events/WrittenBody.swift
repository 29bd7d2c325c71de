import Forms

/// What stands in the bytes of events that are only a few words. Their keys are part of the stored format.
struct WrittenVisit: Codable {
    var step: String
    var visit: Int
    var reason: String?
}
struct WrittenPlace: Codable {
    var step: String
    var item: Int?
}
struct WrittenEffect: Codable {
    var key: EffectKey
    var cause: String?
    var outcome: String?
    var outputs: [String: Value]?
    var isManual: Bool?
}
struct WrittenSub: Codable {
    var step: String
    var visit: Int
    var child: String
    var result: String?
}
struct WrittenEntry: Codable {
    var book: String
    var columns: [String: Value]
    var step: String?
    var visit: Int?
}
struct WrittenLimit: Codable { var name: String }
struct WrittenReason: Codable { var reason: String? }
struct WrittenResult: Codable { var result: String }

extension CaseEvent.Body {
    /// What is written of it.
    var written: any Encodable {
        switch self {
        case .opened(let opening): opening
        case .arrived(let step, let item): WrittenPlace(step: step, item: item)
        case .joined(let step): WrittenPlace(step: step)
        case .stepOpened(let body): body
        case .stepConfirmed(let body): body
        case .stepCompleted(let body): body
        case .stepSkipped(let step, let visit, let reason): WrittenVisit(step: step, visit: visit, reason: reason)
        case .stepExpired(let step, let visit), .claimed(let step, let visit), .released(let step, let visit):
            WrittenVisit(step: step, visit: visit)
        case .assigned(let body): body
        case .effectRequested(let body): body
        case .effectEnded(let key, let outcome, let outputs, let isManual):
            WrittenEffect(key: key, outcome: outcome, outputs: outputs, isManual: isManual)
        case .effectFailed(let key, let cause), .effectUncertain(let key, let cause):
            WrittenEffect(key: key, cause: cause)
        case .effectRetried(let key): WrittenEffect(key: key)
        case .lateEffectResult(let key, let outcome, let outputs):
            WrittenEffect(key: key, outcome: outcome, outputs: outputs)
        case .subRequested(let body): body
        case .subOpened(let step, let visit, let child): WrittenSub(step: step, visit: visit, child: child)
        case .subEnded(let step, let visit, let child, let result):
            WrittenSub(step: step, visit: visit, child: child, result: result)
        case .registerRequested(let book, let columns, let step, let visit):
            WrittenEntry(book: book, columns: columns, step: step, visit: visit)
        case .corrected(let body): body
        case .limitStarted(let body): body
        case .limitPaused(let name), .limitMet(let name), .limitExpired(let name): WrittenLimit(name: name)
        case .limitResumed(let body): body
        case .limitExtended(let body): body
        case .recomputed(let body): body
        case .earliestMoved(let body): body
        case .reminded(let body): body
        case .escalated(let body): body
        case .withdrawn(let reason): WrittenReason(reason: reason)
        case .lateAct(let body): body
        case .ended(let result): WrittenResult(result: result)
        case .moved(let body): body
        case .retentionSet(let body): body
        case .retentionOver(let body): body
        case .contentErased(let body): body
        }
    }
}
