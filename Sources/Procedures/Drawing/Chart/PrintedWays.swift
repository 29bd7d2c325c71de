import Forms

/// One way out of a step, as far as the next rows of the printed table: it passes over steps that have no row, and what is
/// chosen at these tells ways apart as its own outcomes do.
public struct PrintedWay: Hashable, Sendable {
    /// `ya`; with a choice at a step without a row also `selesai/cara-serah.basah`. No two ways of a step share one.
    public var outcomes: [String]
    /// What is chosen for it, one for each choice that leads here: “Lengkap”, “Perlu diperbaiki, waktu habis”. None where
    /// nothing is chosen.
    public var labels: [String]
    /// Several start side by side.
    public var targets: [ChartNode]
    /// Taken only when a time is over.
    public var isExpiry: Bool
}

extension Procedure {
    /// The ways out of a step, with a row or without one; those to the same targets are one.
    public func printedWays(of step: Step) -> [PrintedWay] { WayReading(self).ways(of: step) }
}

extension [PrintedWay] {
    /// Whether a diamond stands for the step: somebody or something chooses among ways, be it at a step without a row.
    public var areChosen: Bool { count { !$0.isExpiry } > 1 }
}

struct WayReading {
    private struct Exit {
        let name: String
        let label: String?
        let targets: [String]
        var isExpiry = false
    }

    /// Told apart no further: a label would no longer be read.
    private static let most = 12
    /// Steps without a row that are looked at for one outcome; of a hundred in a net there are more ways than atoms.
    private static let depth = 100

    private let procedure: Procedure

    init(_ procedure: Procedure) { self.procedure = procedure }

    func ways(of step: Step) -> [PrintedWay] {
        Self.merged(exits(of: step).flatMap { exit in ways(of: exit) })
    }

    /// To the first rows.
    func waysFromStart() -> [PrintedWay] {
        ways(of: Exit(name: "mulai", label: nil, targets: [procedure.start]))
    }

    private func exits(of step: Step) -> [Exit] {
        let isOnly = step.outcomes.count == 1 && step.expiry == nil
        let outcomes = step.outcomes.map { outcome in
            Exit(
                name: outcome.name, label: isOnly || outcome.isImplicit ? nil : label(of: outcome, at: step),
                targets: outcome.targets)
        }
        let expiry = step.expiry.map { expiry in
            Exit(name: Expiry.outcomeName, label: "Waktu habis", targets: expiry.targets, isExpiry: true)
        }
        return outcomes + (expiry.map { [$0] } ?? [])
    }

    /// What was decided at an earlier step is called as it was there.
    private func label(of outcome: Outcome, at step: Step) -> String {
        guard case .branch(.byStep(let earlier)) = step.work else { return outcome.label }
        return procedure.step(earlier)?.outcome(outcome.name)?.label ?? outcome.label
    }

    private func ways(of exit: Exit) -> [PrintedWay] {
        var left = Self.depth
        let found = follow(exit, passed: [], &left)
        if left >= 0, found.count <= Self.most, found.allSatisfy({ $0.labels.count <= Self.most }) { return found }
        return reach(exit.targets).enumerated().map { number, node in
            PrintedWay(
                outcomes: ["\(exit.name)/\(number + 1)"], labels: exit.label.map { [$0] } ?? [], targets: [node],
                isExpiry: exit.isExpiry)
        }
    }

    /// - Parameter left: below zero where there was more to look at.
    private func follow(_ exit: Exit, passed: Set<String>, _ left: inout Int) -> [PrintedWay] {
        var (always, choices) = ([ChartNode](), [[PrintedWay]]())
        for target in exit.targets {
            let ways = ways(to: target, passed: passed, &left)
            if ways.count == 1 { always += ways[0].targets } else { choices.append(ways) }
        }
        let inner =
            choices.allSatisfy(\.isEmpty)
            ? [PrintedWay(outcomes: [], labels: [], targets: always, isExpiry: false)] : choices.flatMap(\.self)
        return inner.filter { !$0.targets.isEmpty }.map { way in
            PrintedWay(
                outcomes: way.outcomes.isEmpty ? [exit.name] : way.outcomes.map { "\(exit.name)/\($0)" },
                labels: Self.labels(exit.label, way.labels),
                targets: Self.each(once: way.outcomes.isEmpty ? way.targets : always + way.targets),
                isExpiry: exit.isExpiry || way.isExpiry)
        }
    }

    private func ways(to target: String, passed: Set<String>, _ left: inout Int) -> [PrintedWay] {
        if let node = node(target) {
            return [PrintedWay(outcomes: [], labels: [], targets: [node], isExpiry: false)]
        }
        guard let step = procedure.step(target), !passed.contains(target), left >= 0 else { return [] }
        left -= 1
        var ways: [PrintedWay] = []
        for exit in exits(of: step) { ways += follow(exit, passed: passed.union([target]), &left) }
        ways = Self.merged(ways)
        if ways.count == 1 {
            return [PrintedWay(outcomes: [], labels: [], targets: ways[0].targets, isExpiry: false)]
        }
        for index in ways.indices { ways[index].outcomes = ways[index].outcomes.map { "\(target).\($0)" } }
        return ways
    }

    private func node(_ name: String) -> ChartNode? {
        if procedure.result(name) != nil { return .result(name) }
        return procedure.step(name).flatMap { $0.printing == .no ? nil : .step(name) }
    }

    /// All rows that targets lead to, whichever way.
    private func reach(_ targets: [String]) -> [ChartNode] {
        var (found, passed, open) = ([ChartNode](), Set<String>(), targets)
        while !open.isEmpty {
            let name = open.removeFirst()
            guard passed.insert(name).inserted else { continue }
            if let node = node(name) {
                found.append(node)
            } else if let step = procedure.step(name) {
                open = exits(of: step).flatMap(\.targets) + open
            }
        }
        return found
    }

    private static func labels(_ own: String?, _ inner: [String]) -> [String] {
        guard let own else { return inner }
        return inner.isEmpty ? [own] : inner.map { "\(own), \($0.insideSentence)" }
    }

    private static func merged(_ ways: [PrintedWay]) -> [PrintedWay] {
        var merged: [PrintedWay] = []
        for way in ways {
            guard let same = merged.firstIndex(where: { Set($0.targets) == Set(way.targets) }) else {
                merged.append(way)
                continue
            }
            let labels = [merged[same].labels, way.labels]
            // One of both needs no choice, and is one then.
            let isMixed = labels.contains([]) && labels != [[], []]
            merged[same].labels = each(once: labels.flatMap { $0.isEmpty && isMixed ? ["Selesai"] : $0 })
            merged[same].outcomes += way.outcomes
            merged[same].isExpiry = merged[same].isExpiry && way.isExpiry
        }
        return merged
    }

    private static func each<Item: Hashable>(once items: [Item]) -> [Item] {
        var told: Set<Item> = []
        return items.filter { told.insert($0).inserted }
    }
}
