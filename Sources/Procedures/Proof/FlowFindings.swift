import Forms

/// Puts what a walk through the markings found into the words of the official who wrote the file.
struct FlowFindings {
    let procedure: Procedure
    let graph: FlowGraph
    let walk: MarkingWalk

    /// E302 and E303, each step's nearest.
    var violations: [Diagnostic] {
        walk.violations.map { violation in
            let transition = walk.net.transitions[violation.transition]
            let path = walk.path(to: violation.marking) + transition.labels
            switch violation.kind {
            case .openedTwice(let number): return openedTwice(graph.steps[number], path: path)
            case .endedTwice(let number):
                return Diagnostic(
                    "E302", at: graph.steps[transition.step].position,
                    "\"\(graph.results[number].name)\" dapat tercapai dua kali bersamaan",
                    expected: "satu akhir saja pada setiap hasil", path: path)
            case .endedEarly(let number, let open):
                return Diagnostic(
                    "E303", at: graph.steps[transition.step].position,
                    "Saat berakhir \"\(graph.results[number].name)\", \(names(ofPlaces: open)) masih terbuka",
                    expected: "cabang digabung dulu dengan gabung, atau hentikan: ya pada akhir itu", path: path)
            }
        }
    }

    /// E301: each step at which a case can hang, or the ring that it cannot leave.
    var endless: [Diagnostic] {
        let endless = Endless(walk)
        var named: Set<Int> = []
        var diagnostics: [Diagnostic] = []
        for marking in endless.stuck {
            let spots = hanging(in: marking)
            let steps = spots.map(\.step)
            if !steps.isEmpty, steps.contains(where: named.contains) { continue }
            named.formUnion(steps)
            let isLoop = spots.contains { $0.isLoop }
            diagnostics.append(
                Diagnostic(
                    "E301", at: steps.min().map { graph.steps[$0].position } ?? .start,
                    "Permohonan dapat \(isLoop ? "berputar" : "berhenti") tanpa akhir di \(quoted(steps.sorted()))",
                    expected: spots.compactMap(\.expected).first ?? "jalan ke salah satu akhir",
                    path: walk.path(to: marking) + spots.flatMap(\.tail)))
        }
        if let nearest = endless.circle.min(by: { (walk.costs[$0], $0) < (walk.costs[$1], $1) }) {
            let steps = Set(endless.circle.flatMap { openSteps(in: $0) }).sorted()
            diagnostics.append(
                Diagnostic(
                    "E301", at: steps.first.map { graph.steps[$0].position } ?? .start,
                    "Permohonan dapat berputar tanpa akhir di \(quoted(steps))",
                    expected: "jalan keluar dari putaran itu ke salah satu akhir", path: walk.path(to: nearest)))
        }
        return diagnostics
    }

    /// E304 and E305. Where a violation or the limit stopped the walk, only what no arrow leads to is named.
    var unreached: [Diagnostic] {
        var steps: Set<Int> = []
        var results: Set<Int> = []
        if walk.isCutOff || walk.breaks.contains(true) {
            (steps, results) = graph.connected()
        } else {
            for place in walk.reached.places {
                switch walk.net.places[place] {
                case .step(let content): steps.formUnion(content.steps)
                case .end(let result): results.insert(result)
                case .join: break
                }
            }
        }
        // These two are reached from outside the net.
        var outside = Set(procedure.limits.compactMap(\.expiry))
        if let withdrawal = procedure.withdrawal { outside.insert(withdrawal.result) }
        return graph.steps.indices.filter { !steps.contains($0) }.map { number in
            let step = graph.steps[number]
            return Diagnostic("E304", at: step.position, "Langkah \"\(step.name)\" tidak pernah tercapai")
        }
            + graph.results.indices.filter { !results.contains($0) && !outside.contains(graph.results[$0].name) }
            .map { number in
                let result = graph.results[number]
                return Diagnostic("E305", at: result.position, "Akhir \"\(result.name)\" tidak pernah tercapai")
            }
    }

    /// E310, at the widest fork.
    var explosion: Diagnostic {
        var widths: [Int: Int] = [:]
        for (number, transition) in walk.net.transitions.enumerated() where walk.fired[number] {
            let width = transition.tokens.count
            if width > 1 { widths[transition.step] = max(widths[transition.step] ?? 0, width) }
        }
        let forks = widths.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5).map(\.key)
        return Diagnostic(
            "E310", at: forks.first.map { graph.steps[$0].position } ?? .start,
            "Terlalu banyak langkah sejajar untuk dibuktikan (lebih dari \(walk.markings.count) keadaan); "
                + "percabangan di \(quoted(forks))",
            expected: "cabang sejajar yang panjang dipecah menjadi sub")
    }

    private func openedTwice(_ step: Step, path: [String]) -> Diagnostic {
        let sources = graph.steps.indices.filter { source in
            graph.exitsOfStep[source].contains { exit in
                graph.exits[exit].targets.contains { $0.step.map { graph.steps[$0].name } == step.name }
            }
        }
        .map { graph.steps[$0].name }
        let hint = "gabung: [\(sources.joined(separator: ", "))] bila cabangnya sejajar"
        return Diagnostic(
            "E302", at: step.position,
            "\"\(step.name)\" dapat terbuka dua kali bersamaan. Mungkin perlu gabung",
            expected: step.joins.isEmpty && sources.count > 1 ? hint : nil, path: path)
    }
}
