/// Makes a net smaller without changing whether it is sound (R1–R3 of the reference's chapter on soundness).
///
/// Fusing a step into the next hides only the instant at which the token passes from one to the other; whatever can go
/// wrong with the token in the second step can go wrong with it in the first. Only where a step opens twice is less shown
/// than without fusing: the trouble is met earlier, and what comes behind it is not looked at.
struct NetFusion {
    struct Move {
        let label: String
        let targets: [FlowGraph.Target]
    }

    /// Step → the ways out of its place.
    private(set) var moves: [[Move]]
    /// Step → the steps of its place, in order.
    private(set) var chains: [[Int]]
    /// Step → the exits between those.
    private(set) var chainLabels: [[String]]
    private(set) var isAbsorbed: [Bool]
    private(set) var hasLoop: [Bool]
    /// Step → how many arrows open it at once, from any step's moves.
    private var arrivals: [Int]
    private let hasJoin: [Bool]
    private let start: Int

    init(_ graph: FlowGraph, start: Int) {
        moves = graph.exitsOfStep.map { exits in
            exits.map { Move(label: graph.exits[$0].label, targets: graph.exits[$0].targets) }
        }
        chains = graph.steps.indices.map { [$0] }
        chainLabels = graph.steps.map { _ in [] }
        isAbsorbed = graph.steps.map { _ in false }
        hasLoop = graph.steps.map { _ in false }
        hasJoin = graph.steps.map { !$0.joins.isEmpty }
        arrivals = graph.steps.map { _ in 0 }
        self.start = start
        for exit in graph.exits {
            for case .step(let target) in exit.targets { arrivals[target] += 1 }
        }
    }

    /// Repeats the three rules until none applies.
    mutating func reduce() {
        for step in moves.indices { simplify(step) }
        var changed = true
        while changed {
            changed = false
            for step in moves.indices where !isAbsorbed[step] {
                while let next = absorbable(by: step) {
                    absorb(next, into: step)
                    simplify(step)
                    changed = true
                }
            }
        }
    }

    /// R2 and R3: parallel moves become one; a move of a step to nothing but itself falls away.
    private mutating func simplify(_ step: Int) {
        var seen: Set<[FlowGraph.Target]> = []
        var kept: [Move] = []
        for move in moves[step] {
            let isLoop = move.targets == [.step(step)]
            if isLoop { hasLoop[step] = true }
            if !isLoop, seen.insert(move.targets).inserted {
                kept.append(move)
            } else {
                for case .step(let target) in move.targets { arrivals[target] -= 1 }
            }
        }
        moves[step] = kept
    }

    /// R1: the only target of a step that has no other target and no `gabung`, if nothing else arrives there.
    private func absorbable(by step: Int) -> Int? {
        guard !hasJoin[step], moves[step].count == 1, moves[step][0].targets.count == 1,
            case .step(let next) = moves[step][0].targets[0],
            next != step, next != start, arrivals[next] == 1, !hasJoin[next]
        else { return nil }
        return next
    }

    private mutating func absorb(_ next: Int, into step: Int) {
        chainLabels[step] += [moves[step][0].label] + chainLabels[next]
        chains[step] += chains[next]
        moves[step] = moves[next]
        hasLoop[step] = hasLoop[step] || hasLoop[next]
        moves[next] = []
        isAbsorbed[next] = true
    }
}
