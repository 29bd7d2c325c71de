/// Where a step without a row of its own stands among those that have one.
public enum PrintedPlace: Hashable, Sendable {
    /// What it leads to, ends apart, is this row.
    case before(String)
    /// It leads to several rows or to none: it follows one of these.
    case after([String])
}

extension Procedure {
    /// - Returns: nil for a step that has a row, and where no row is near.
    public func printedPlace(of hidden: Step) -> PrintedPlace? {
        guard hidden.printing == .no else { return nil }
        var next: [String] = []
        for case .step(let name) in printedWays(of: hidden).flatMap(\.targets) where !next.contains(name) {
            next.append(name)
        }
        if next.count == 1 { return .before(next[0]) }
        let earlier = printedSteps.filter { leads($0, past: hidden.name) }.map(\.name)
        return earlier.isEmpty ? next.first.map { .before($0) } : .after(earlier)
    }

    /// Whether a step leads to another over steps without a row alone.
    private func leads(_ step: Step, past hidden: String) -> Bool {
        var (open, passed) = (step.allTargets, Set<String>())
        while let name = open.popLast() {
            if name == hidden { return true }
            guard passed.insert(name).inserted, let next = self.step(name), next.printing == .no else { continue }
            open += next.allTargets
        }
        return false
    }
}

extension Step {
    fileprivate var allTargets: [String] { outcomes.flatMap(\.targets) + (expiry?.targets ?? []) }
}
