import Forms

/// Whether running cases of an older version may go on under this one (`pindah`, SOP.md §16): wherever an old case can
/// stand, a new one can stand too (P505), with the answers that the new steps rely on.
///
/// A warning: where old cases cannot move, they end under the version that they began with, and the new version serves
/// those to come as well as any other.
struct MoveProof {
    private let old: Procedure
    let new: Procedure
    private let move: CaseMove
    private let position: SourcePosition
    let before: MarkingWalk
    let after: MarkingWalk
    let oldGraph: FlowGraph
    let newGraph: FlowGraph
    /// All that the new version can stand in.
    let reachable: Set<Marking>
    /// Where the new version's steps and joins stand.
    let places: NetPlaces

    /// nil where one of them has no start.
    init?(from old: Procedure, to new: Procedure, by move: CaseMove, at position: SourcePosition) {
        let (oldGraph, newGraph) = (FlowGraph(old), FlowGraph(new))
        guard let oldStart = oldGraph.start, let newStart = newGraph.start else { return nil }
        (self.old, self.new, self.move, self.position) = (old, new, move, position)
        (self.oldGraph, self.newGraph) = (oldGraph, newGraph)
        let limit = Soundness.markingLimit
        before = MarkingWalk(FlowNet(oldGraph, start: oldStart, reducing: false), limit: limit)
        after = MarkingWalk(FlowNet(newGraph, start: newStart, reducing: false), limit: limit)
        reachable = Set(after.markings)
        places = NetPlaces(after.net, newGraph)
    }

    /// Each marking stands in a list, in a table that finds it, and those of the new version in a set besides.
    var heldBytes: Int { (2 * before.markings.count + 3 * after.markings.count) * MemoryLayout<Marking>.size }

    /// The markings that fail, nearest first and each place of trouble once.
    func diagnostics(catalogue: Catalogue) -> [Diagnostic] {
        guard !before.isCutOff, !after.isCutOff else {
            return [
                finding("Permohonan versi \(old.version) terlalu banyak keadaannya untuk dibuktikan dapat dipindah")
            ]
        }
        var found: [Diagnostic] = []
        var told: Set<String> = []
        for (number, marking) in before.markings.enumerated() where !before.isFinal(number) {
            if let mapped = mapped(marking, into: places), reachable.contains(mapped) { continue }
            let names = oldNames(of: marking)
            guard told.isDisjoint(with: names) else { continue }
            told.formUnion(names)
            let quoted = names.map { "\"\($0)\"" }.joined(separator: ", ")
            found.append(
                finding(
                    "Permohonan di \(quoted) tidak dapat dipindah ke versi ini",
                    expected: "langkah yang sama di versi ini, atau padanannya di peta", path: before.path(to: number)))
        }
        return found.isEmpty ? missingAnswers(catalogue) : found
    }

    private func finding(_ message: String, expected: String? = nil, path: [String] = []) -> Diagnostic {
        Diagnostic("P505", at: position, message, expected: expected, path: path)
    }

    /// Steps of the same name map to themselves.
    func newName(of step: String) -> String { move.steps[step] ?? step }

    private func mapped(_ marking: Marking, into places: NetPlaces) -> Marking? {
        var mapped = Marking(places: after.net.places.count)
        for place in marking.places {
            let target: Int?
            switch before.net.places[place] {
            case .step(let content): target = places.steps[newName(of: oldGraph.steps[content.steps[0]].name)]
            case .join(let number, let item):
                let step = oldGraph.steps[before.net.joins[number].step]
                let awaited = Set(step.joins[item].map(newName))
                target = places.joins[newName(of: step.name)]?.first { !$0.awaited.isDisjoint(with: awaited) }?.place
            case .end: return nil
            }
            guard let target, !mapped.contains(target) else { return nil }
            mapped.insert(target)
        }
        return mapped
    }

    /// The steps at which a marking has a token, or waits for one.
    private func oldNames(of marking: Marking) -> [String] {
        let steps = marking.places.compactMap { place -> Int? in
            switch before.net.places[place] {
            case .step(let content): content.steps[0]
            case .join(let number, _): before.net.joins[number].step
            case .end: nil
            }
        }
        return Set(steps).sorted().map { oldGraph.steps[$0].name }
    }

    /// What a new step has surely, and some later step needs, the old one may lack.
    private func missingAnswers(_ catalogue: Catalogue) -> [Diagnostic] {
        let (oldFacts, newFacts) = (
            SureFacts(procedure: old, graph: oldGraph, catalogue: catalogue),
            SureFacts(procedure: new, graph: newGraph, catalogue: catalogue)
        )
        let needed = AnswerFlow(procedure: new, graph: newGraph, catalogue: catalogue, facts: newFacts).needs
        var found: [Diagnostic] = []
        for (reference, steps) in needed {
            guard case .after(let lacking) = newFacts.source(of: reference) else { continue }
            let mayLackNow = lacking.ways(in: newGraph).toStep
            for (number, step) in oldGraph.steps.enumerated() {
                guard let target = newGraph.stepNumbers[newName(of: step.name)], mayLackNow[target] == nil,
                    !newGraph.reachable(from: target).isDisjoint(with: steps),
                    let path = oldFacts.wayWithout(reference, to: number)
                else { continue }
                found.append(
                    finding(
                        "Permohonan di \"\(step.name)\" tidak dapat dipindah ke versi ini, karena "
                            + "\"\(reference.written)\" mungkin belum diisi",
                        expected: "bawaan pada isian itu", path: path))
            }
        }
        return found
    }
}

/// The places of a net by the names of its steps.
struct NetPlaces {
    private(set) var steps: [String: Int] = [:]
    /// Step → each item of its `gabung`: its number, the steps that it waits for, and its place.
    private(set) var joins: [String: [(item: Int, awaited: Set<String>, place: Int)]] = [:]

    init(_ net: FlowNet, _ graph: FlowGraph) {
        for (number, place) in net.places.enumerated() {
            switch place {
            case .step(let content): steps[graph.steps[content.steps[0]].name] = number
            case .join(let join, let item):
                let step = graph.steps[net.joins[join].step]
                joins[step.name, default: []].append((item, Set(step.joins[item]), number))
            case .end: break
            }
        }
    }
}

extension SureFacts {
    /// The shortest way to a step on which an answer may be missing; nil where it is surely there.
    fileprivate func wayWithout(_ reference: AnswerReference, to step: Int) -> [String]? {
        if case .field(let path) = reference, procedure.field(path) == nil { return [] }
        guard case .after(let lacking) = source(of: reference) else { return nil }
        return lacking.ways(in: graph).toStep[step]
    }
}

extension FlowGraph {
    /// A step and all that can follow it.
    func reachable(from step: Int) -> Set<Int> {
        var found: Set<Int> = [step]
        var open = [step]
        while let next = open.popLast() {
            for target in exitsOfStep[next].flatMap({ exits[$0].targets }).compactMap(\.step)
            where found.insert(target).inserted {
                open.append(target)
            }
        }
        return found
    }
}
