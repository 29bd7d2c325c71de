import Forms

/// Rings in which nobody acts (S5 of SOP.md §11): the engine would settle for ever (E306), or effects would repeat
/// without anyone looking (P415).
enum ImmediateRings {
    static func check(_ graph: FlowGraph) -> [Diagnostic] {
        let immediate = graph.steps.map { $0.isImmediate || $0.condition != nil }
        let automatic = graph.steps.indices.map { immediate[$0] || isEffect(graph.steps[$0]) }
        let endless = rings(in: graph, among: immediate).map { ring in
            Diagnostic(
                "E306", at: graph.steps[ring[0]].position, "Putaran tanpa kegiatan orang: \(names(ring, graph))",
                expected: "paling sedikit satu kegiatan orang di dalam putaran", path: closed(ring, graph))
        }
        let repeating = rings(in: graph, among: automatic) { isEffect(graph.steps[$0]) && !immediate[$0] }.map { ring in
            Diagnostic(
                "P415", at: graph.steps[ring[0]].position,
                "Putaran hanya berisi langkah otomatis: \(names(ring, graph))", path: closed(ring, graph))
        }
        return endless + repeating
    }

    private static func isEffect(_ step: Step) -> Bool {
        if case .effect = step.work { return true }
        return false
    }

    /// One shortest ring for every set of steps that lead to one another, through its first step that is wanted.
    private static func rings(
        in graph: FlowGraph, among members: [Bool], through isWanted: (Int) -> Bool = { _ in true }
    ) -> [[Int]] {
        let successors = graph.steps.indices.map { step -> [Int] in
            guard members[step] else { return [] }
            // A time-out lets time pass, so it breaks the ring.
            return graph.exitsOfStep[step].map { graph.exits[$0] }.filter { $0.cause != .expiry }
                .flatMap(\.targets).compactMap(\.step).filter { members[$0] }
        }
        return stronglyConnectedSets(of: successors.count) { successors[$0] }
            .compactMap { set in
                guard set.count > 1 || successors[set[0]].contains(set[0]), let first = set.first(where: isWanted)
                else { return nil }
                return shortestRing(through: first, successors: successors)
            }
            .sorted { $0[0] < $1[0] }
    }

    private static func shortestRing(through first: Int, successors: [[Int]]) -> [Int]? {
        var parents: [Int: Int] = [:]
        var queue = [first]
        var position = 0
        while position < queue.count {
            let step = queue[position]
            position += 1
            for next in successors[step] {
                if next == first {
                    var ring = [step]
                    while ring[0] != first, let before = parents[ring[0]] { ring.insert(before, at: 0) }
                    return ring
                }
                if parents[next] == nil {
                    parents[next] = step
                    queue.append(next)
                }
            }
        }
        return nil
    }

    private static func names(_ ring: [Int], _ graph: FlowGraph) -> String {
        ring.map { "\"\(graph.steps[$0].name)\"" }.joined(separator: ", ")
    }

    private static func closed(_ ring: [Int], _ graph: FlowGraph) -> [String] {
        (ring + ring.prefix(1)).map { graph.steps[$0].name }
    }
}
