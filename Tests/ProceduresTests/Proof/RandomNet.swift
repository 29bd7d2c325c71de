import Procedures

/// Small nets without any plan: most are unsound, in every way.
enum RandomNet {
    static func make(seed: UInt64) -> Procedure {
        var random = SplitMix64(seed: seed)
        let count = Int.random(in: 2...8, using: &random)
        let names = (0..<count).map { "s\($0)" }
        var net = NetBuilder(start: "s0")
        // Mostly onward, so that not every net is a tangle.
        func target(from index: Int) -> String {
            if random.chance(15) { return random.pick(names) }
            let onward = names[(index + 1)...].prefix(3) + (random.chance(30) || index == count - 1 ? ["ok"] : [])
            return random.chance(5) ? "no" : random.pick(Array(onward))
        }
        func targets(from index: Int) -> [String] {
            var targets = [target(from: index)]
            while random.chance(30), targets.count < 3 { targets.append(target(from: index)) }
            return random.chance(90) ? targets.reduce(into: []) { if !$0.contains($1) { $0.append($1) } } : targets
        }
        for index in 0..<count {
            let outcomes = (0..<random.pick([1, 1, 1, 2, 2, 3])).map { ("o\($0)", targets(from: index)) }
            net.decision(names[index], outcomes) { step in
                if random.chance(8) { step.expiry = Expiry(targets: targets(from: index)) }
                if outcomes.count == 1, random.chance(8) { step.maySkip = true }
            }
        }
        net.result("ok", stops: random.chance(20))
        net.result("no", stops: random.chance(50))
        if random.chance(30) { net.change { $0.withdrawal = Withdrawal(result: "no", lanes: []) } }
        net.change { addJoins(to: &$0, &random) }
        return net.procedure
    }

    /// A step that several steps lead to mostly waits for them, in one way or another.
    private static func addJoins(to procedure: inout Procedure, _ random: inout SplitMix64) {
        for index in procedure.steps.indices where index > 0 && random.chance(60) {
            let name = procedure.steps[index].name
            let sources = procedure.steps.filter { step in
                (step.outcomes.flatMap(\.targets) + (step.expiry?.targets ?? [])).contains(name)
            }
            .map(\.name)
            guard sources.count > 1 || random.chance(5) else { continue }
            var items: [[String]] = []
            for source in sources where !random.chance(10) {
                if !items.isEmpty, random.chance(20) {
                    items[items.count - 1].append(source)
                } else {
                    items.append([source])
                }
                // A source in two items counts for the first.
                if random.chance(3) { items.append([source]) }
            }
            procedure.steps[index].joins = items
        }
    }
}
