import Forms

/// P409: a system decision by an earlier step's outcome, which may be missing or left from an earlier visit.
struct OutcomeFlow {
    let graph: FlowGraph

    var diagnostics: [Diagnostic] {
        graph.steps.indices.compactMap { number in
            guard case .branch(.byStep(let name)) = graph.steps[number].work, let asked = graph.stepNumbers[name] else {
                return nil
            }
            let happens = Set(graph.exitsOfStep[asked])
            if let path = Lacking(happens: happens).ways(in: graph).toStep[number] {
                return finding(number, "Hasil \"\(name)\" di sini mungkin belum ada", path: path)
            }
            // Deciding uses the outcome up: whoever comes back without passing the asked step meets an old one.
            let stale = Lacking(happens: happens, undoes: Set(graph.exitsOfStep[number]))
            return stale.ways(in: graph).toStep[number].map { path in
                finding(number, "Hasil \"\(name)\" di sini dapat berasal dari kunjungan lama", path: path)
            }
        }
    }

    /// The outcomes of a step that can still be its latest at another.
    func latestOutcomes(of earlier: Int, at later: Int) -> [String] {
        graph.exitsOfStep[earlier].map { graph.exits[$0] }.filter { exit in
            guard exit.cause != .skip else { return false }
            var seen: Set<Int> = [earlier]
            var open = exit.targets.compactMap(\.step)
            while let step = open.popLast() {
                if step == later { return true }
                guard seen.insert(step).inserted else { continue }
                open += graph.exitsOfStep[step].flatMap { graph.exits[$0].targets }.compactMap(\.step)
            }
            return false
        }
        .map(\.name)
    }

    private func finding(_ number: Int, _ message: String, path: [String]) -> Diagnostic {
        Diagnostic(
            "P409", at: graph.steps[number].position, message,
            expected: "langkah itu dilewati lagi pada setiap jalur ke sini", path: path)
    }
}
