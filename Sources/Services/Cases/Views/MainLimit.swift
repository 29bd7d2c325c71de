import Forms
public import Procedures

extension CaseState {
    /// The limit that ends first among those that run: what pages call the time for the whole case.
    public var mainLimit: LimitState? {
        limits.values.filter(\.isRunning).min { left, right in
            (left.deadline?.due.seconds ?? .max, left.name) < (right.deadline?.due.seconds ?? .max, right.name)
        }
    }
}
