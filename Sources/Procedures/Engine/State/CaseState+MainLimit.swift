import Forms

extension CaseState {
    /// The limit that a case is told by: the one that ends first of those whose clock runs; while none runs, one whose
    /// clock stands. Of a case that is over, as it was at the end.
    public var mainLimit: LimitState? {
        limits.values.filter { $0.isRunning || ($0.met != nil && $0.met == ending?.occurred) }.min { left, right in
            (stands(left) ? 1 : 0, left.deadline?.due.seconds ?? .max, left.name)
                < (stands(right) ? 1 : 0, right.deadline?.due.seconds ?? .max, right.name)
        }
    }

    /// Whether a limit's clock stands, or stood until the case ended.
    public func stands(_ limit: LimitState) -> Bool {
        guard let last = limit.pauses.last else { return false }
        return last.end == nil || (ending != nil && last.end == ending?.occurred)
    }
}
