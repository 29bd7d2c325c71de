/// Where a case can hang for ever: markings from which no result can be reached (S2 of SOP.md §11).
struct Endless {
    /// Markings without a move, nearest first.
    private(set) var stuck: [Int] = []
    /// The smallest set of markings that a case cannot leave; only looked for when nothing is stuck.
    private(set) var circle: [Int] = []

    init(_ walk: MarkingWalk) {
        let count = walk.markings.count
        let successors = Rows(count: count, pairs: walk.moves.map { ($0.from, $0.to) })
        let predecessors = Rows(count: count, pairs: walk.moves.map { ($0.to, $0.from) })
        // What a violation does next is not known, so a marking that leads to one is not called endless as well.
        var ends = (0..<count).map { walk.breaks[$0] || walk.isFinal($0) }
        var open = (0..<count).filter { ends[$0] }
        while let marking = open.popLast() {
            for before in predecessors[marking] where !ends[before] {
                ends[before] = true
                open.append(before)
            }
        }
        let endless = (0..<count).filter { !ends[$0] }
        stuck = endless.filter { successors[$0].isEmpty }.sorted { (walk.costs[$0], $0) < (walk.costs[$1], $1) }
        guard stuck.isEmpty, !endless.isEmpty else { return }
        circle = Self.smallestClosedSet(of: endless, successors: successors, walk: walk)
    }

    private static func smallestClosedSet(of endless: [Int], successors: Rows, walk: MarkingWalk) -> [Int] {
        let numbers = Dictionary(uniqueKeysWithValues: endless.enumerated().map { ($1, $0) })
        let sets = stronglyConnectedSets(of: endless.count) { node in
            successors[endless[node]].compactMap { numbers[$0] }
        }
        let closed = sets.map { $0.map { endless[$0] } }.filter { set in
            let members = Set(set)
            return set.allSatisfy { successors[$0].allSatisfy(members.contains) }
        }
        return closed.min { left, right in
            (left.count, left.map { walk.costs[$0] }.min() ?? 0, left[0])
                < (right.count, right.map { walk.costs[$0] }.min() ?? 0, right[0])
        } ?? []
    }
}

/// Lists of numbers by number, laid out in one piece.
struct Rows {
    private var starts: [Int]
    private var values: [Int]

    init(count: Int, pairs: [(Int, Int)]) {
        starts = Array(repeating: 0, count: count + 1)
        for pair in pairs { starts[pair.0 + 1] += 1 }
        for index in 0..<count { starts[index + 1] += starts[index] }
        var next = starts
        values = Array(repeating: 0, count: pairs.count)
        for pair in pairs {
            values[next[pair.0]] = pair.1
            next[pair.0] += 1
        }
    }

    subscript(_ row: Int) -> ArraySlice<Int> { values[starts[row]..<starts[row + 1]] }
}
