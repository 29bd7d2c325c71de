import Procedures

/// The oracle: explores a procedure as SOP.md §10.2 and §11 read, on sets of strings, without reductions, bit sets or
/// any code of the proof. Slow, and obvious.
struct NaiveExplorer {
    typealias Tokens = Set<String>

    let procedure: Procedure
    private(set) var markings: Set<Tokens> = []
    private(set) var moves: [Tokens: [(label: String, to: Tokens)]] = [:]
    private(set) var codes: Set<String> = []
    private var broken: Set<Tokens> = []

    /// nil for a procedure with more markings than this.
    init?(_ procedure: Procedure, limit: Int = .max) {
        self.procedure = procedure
        explore(limit)
        if markings.count > limit { return nil }
        judge()
    }

    var isSound: Bool { codes.isEmpty }

    private mutating func explore(_ limit: Int) {
        let initial: Tokens = ["p:" + procedure.start]
        markings = [initial]
        var open = [initial]
        while let before = open.popLast(), markings.count <= limit {
            for step in procedure.steps where before.contains("p:" + step.name) {
                for (label, targets) in ways(out: step) {
                    guard let after = fire(step, targets, before) else {
                        broken.insert(before)
                        continue
                    }
                    moves[before, default: []].append(("\(step.name):\(label)", after))
                    if markings.insert(after).inserted { open.append(after) }
                }
            }
        }
    }

    private func ways(out step: Step) -> [(String, [String])] {
        var ways = step.outcomes.map { ($0.name, $0.targets) }
        if step.condition != nil || step.maySkip, let only = step.outcomes.first {
            ways.append(("lewat", only.targets))
        }
        if let expiry = step.expiry { ways.append(("habis", expiry.targets)) }
        return ways
    }

    /// nil where S1 or S3 is broken; which, is noted.
    private mutating func fire(_ step: Step, _ targets: [String], _ before: Tokens) -> Tokens? {
        var tokens = before
        tokens.remove("p:" + step.name)
        for name in targets {
            if let result = procedure.result(name) {
                if tokens.contains("end:" + name) {
                    codes.insert("E302")
                    return nil
                }
                if result.stopsOthers { tokens = [] }
                tokens.insert("end:" + name)
            } else if let target = procedure.step(name) {
                guard let item = target.joins.indices.first(where: { target.joins[$0].contains(step.name) }) else {
                    guard add("p:" + name, to: &tokens) else { return nil }
                    continue
                }
                guard add("j:\(name):\(item)", to: &tokens) else { return nil }
                let all = Set(target.joins.indices.map { "j:\(name):\($0)" })
                if all.isSubset(of: tokens) {
                    tokens.subtract(all)
                    guard add("p:" + name, to: &tokens) else { return nil }
                }
            }
        }
        if tokens.count > 1, tokens.contains(where: { $0.hasPrefix("end:") }) {
            codes.insert("E303")
            return nil
        }
        return tokens
    }

    private mutating func add(_ token: String, to tokens: inout Tokens) -> Bool {
        if tokens.insert(token).inserted { return true }
        codes.insert("E302")
        return false
    }

    private mutating func judge() {
        // S2: shrink the set of markings that are not known to end until nothing changes.
        var ending = markings.filter { ($0.count == 1 && $0.first!.hasPrefix("end:")) || broken.contains($0) }
        var grew = true
        while grew {
            grew = false
            for (before, ways) in moves
            where !ending.contains(before) && ways.contains(where: { ending.contains($0.to) }) {
                ending.insert(before)
                grew = true
            }
        }
        if ending.count < markings.count { codes.insert("E301") }
        // S4.
        let seen = broken.isEmpty ? markings.reduce(into: Set<String>()) { $0.formUnion($1) } : connected()
        if procedure.steps.contains(where: { !seen.contains("p:" + $0.name) }) { codes.insert("E304") }
        let outside = Set(procedure.limits.compactMap(\.expiry) + [procedure.withdrawal?.result].compactMap { $0 })
        if procedure.results.contains(where: { !seen.contains("end:" + $0.name) && !outside.contains($0.name) }) {
            codes.insert("E305")
        }
    }

    /// What arrows alone lead to.
    private func connected() -> Set<String> {
        var seen: Set<String> = ["p:" + procedure.start]
        var grew = true
        while grew {
            grew = false
            for step in procedure.steps where seen.contains("p:" + step.name) {
                for target in ways(out: step).flatMap(\.1) {
                    if seen.insert((procedure.result(target) == nil ? "p:" : "end:") + target).inserted { grew = true }
                }
            }
        }
        return seen
    }
}
