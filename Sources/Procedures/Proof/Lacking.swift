/// Where something may not have happened yet: a search forward from the start along the ways on which it does not.
///
/// A step is reached when one arrival is, or, behind a `gabung`, when every item is (of an either-of item one
/// alternative is enough). So what happens on any branch before a `gabung` has surely happened after it. Guards are not
/// used: every outcome is possible. What takes a thing back on one branch while a sibling does it counts as done.
struct Lacking {
    /// Exits by which it happens.
    var happens: Set<Int>
    /// Exits by which it is taken back, unless they are in `happens` as well.
    var undoes: Set<Int> = []

    init(happens: Set<Int>, undoes: Set<Int> = []) {
        self.happens = happens
        self.undoes = undoes
    }

    /// The shortest ways to each place where it may be missing.
    struct Ways {
        /// Step → labels of the exits to it; nil where it has surely happened, or that is never reached.
        fileprivate(set) var toStep: [[String]?]
        /// Exit → likewise for the moment after it, itself included.
        fileprivate(set) var afterExit: [Int: [String]] = [:]
        /// Result → likewise, the exit to it included.
        fileprivate(set) var toResult: [[String]?]
    }

    /// A search runs through every step at most twice: before it is known to be missing, and after.
    func ways(in graph: FlowGraph) -> Ways {
        var ways = Ways(toStep: graph.steps.map { _ in nil }, toResult: graph.results.map { _ in nil })
        guard let start = graph.start else { return ways }
        var search = Search(graph: graph, lacking: self)
        search.run(from: start)
        for step in graph.steps.indices where search.isReached[step] { ways.toStep[step] = search.path(to: step) }
        for (exit, node) in search.missingAfter {
            ways.afterExit[exit] = search.path(to: node) + [graph.exits[exit].label]
        }
        for (result, arrival) in search.results {
            ways.toResult[result] = search.path(to: arrival.node) + [graph.exits[arrival.exit].label]
        }
        return ways
    }

    /// Nodes 0..<n are the steps where it may be missing; n..<2n those steps however they are reached, which matters
    /// only when something can take it back.
    private struct Search {
        let graph: FlowGraph
        let lacking: Lacking
        var isReached: [Bool]
        var parents: [(node: Int, exit: Int)?]
        /// Node → items of its `gabung` that have arrived.
        var items: [Int: Set<Int>] = [:]
        /// Exit → the node from which it is first taken and leaves the thing missing.
        var missingAfter: [Int: Int] = [:]
        var results: [Int: (node: Int, exit: Int)] = [:]
        var queue: [Int] = []

        init(graph: FlowGraph, lacking: Lacking) {
            self.graph = graph
            self.lacking = lacking
            isReached = Array(repeating: false, count: graph.steps.count * 2)
            parents = Array(repeating: nil, count: graph.steps.count * 2)
        }

        mutating func run(from start: Int) {
            let count = graph.steps.count
            reach(start, from: nil)
            if !lacking.undoes.isEmpty { reach(start + count, from: nil) }
            var position = 0
            while position < queue.count {
                let node = queue[position]
                position += 1
                for exit in graph.exitsOfStep[node % count] {
                    if node >= count { follow(exit, from: node, layer: count) }
                    let isMissing = !lacking.happens.contains(exit)
                    let isUndone = lacking.undoes.contains(exit)
                    if isMissing, node < count || isUndone { follow(exit, from: node, layer: 0) }
                }
            }
        }

        mutating func follow(_ exit: Int, from node: Int, layer: Int) {
            if layer == 0, missingAfter[exit] == nil { missingAfter[exit] = node }
            for target in graph.exits[exit].targets {
                switch target {
                case .step(let step): reach(step + layer, from: (node, exit))
                case .join(let step, let arrived):
                    items[step + layer, default: []].insert(arrived)
                    if items[step + layer]?.count == graph.steps[step].joins.count {
                        reach(step + layer, from: (node, exit))
                    }
                case .result(let result):
                    if layer == 0, results[result] == nil { results[result] = (node, exit) }
                }
            }
        }

        mutating func reach(_ node: Int, from parent: (node: Int, exit: Int)?) {
            guard !isReached[node] else { return }
            isReached[node] = true
            parents[node] = parent
            queue.append(node)
        }

        func path(to node: Int) -> [String] {
            var labels: [String] = []
            var current = node
            while let parent = parents[current] {
                labels.append(graph.exits[parent.exit].label)
                current = parent.node
            }
            return labels.reversed()
        }
    }
}
