public import Forms

/// One time that a limit of the whole case ran, from its anchor to its end. A limit whose anchor happens again runs again.
public struct LimitRun: Sendable, Hashable, Codable {
    public let name: String
    public let anchor: Instant
    /// nil: could not be computed.
    public let due: Instant?
    /// When what it waits for happened, or its time was over, or it began anew before that; nil: it runs.
    public let ended: Instant?
    /// Its time was over first (`habis`).
    public let isExpired: Bool
    public let pauses: [Pause]

    init(_ limit: LimitState, ended: Instant?) {
        name = limit.name
        anchor = limit.anchor
        due = limit.deadline?.due
        self.ended = ended
        isExpired = limit.expired != nil
        pauses = ended.map { limit.pauses.closed(at: $0) } ?? limit.pauses
    }

    /// Whether it was kept; nil: it runs, or has no due time.
    public var isKept: Bool? {
        guard let due, let ended else { return nil }
        return !isExpired && LimitRun.used(until: ended, pauses) <= due
    }

    /// When its clock last ran: one that stood to the end used no more time than up to then.
    public static func used(until ended: Instant, _ pauses: [Pause]) -> Instant {
        guard let last = pauses.last, last.end == ended else { return ended }
        return last.start
    }

    /// By how many seconds it missed its due time; negative: so many were left.
    var lateness: Int64 {
        guard let due, let ended else { return .min }
        return LimitRun.used(until: ended, pauses).since(due)
    }
}

extension CaseState {
    /// Every run of every limit: those that are over since the limit began again, then the latest of each.
    public var limitRuns: [LimitRun] {
        (earlierRuns ?? [])
            + limits.values.sorted { $0.name < $1.name }.map { LimitRun($0, ended: $0.met ?? $0.expired) }
    }

    /// Whether a case that is over kept every limit that it had; nil: it is not over, or had none with a due time.
    public var keptItsTime: Bool? {
        if let contentErasure { return contentErasure.keptItsTime }
        guard ending != nil else { return nil }
        let kept = limitRuns.compactMap(\.isKept)
        return kept.isEmpty ? nil : kept.allSatisfy(\.self)
    }

    /// By which a case that is over is told to have kept its time or not: the run that missed its due time by most, or
    /// came closest to it.
    public var decisiveRun: LimitRun? {
        guard ending != nil else { return nil }
        return limitRuns.filter { $0.isKept != nil }.max { left, right in
            let rank = { (run: LimitRun) in (run.isKept == true ? 0 : 1, run.lateness, run.name) }
            return rank(left) < rank(right)
        }
    }

    /// A limit begins again. What it waited for has happened, or its anchor happens once more: that run is over, and is
    /// kept. Where its anchor is a date that was put right, or another version's, there was no such run.
    mutating func keepRun(of limit: LimitState, before anchor: Instant, at instant: Instant) {
        let ended = limit.met ?? limit.expired ?? (anchor == instant ? instant : nil)
        guard let ended, limit.anchor < anchor, ended <= anchor else { return }
        earlierRuns = (earlierRuns ?? []) + [LimitRun(limit, ended: ended)]
    }
}
