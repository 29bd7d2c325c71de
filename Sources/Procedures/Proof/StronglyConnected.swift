/// The strongly connected sets of a graph (Tarjan 1972, without recursion), each before those that lead to it.
func stronglyConnectedSets(of count: Int, successors: (Int) -> [Int]) -> [[Int]] {
    var order = Array(repeating: -1, count: count)
    var low = Array(repeating: 0, count: count)
    var isOnStack = Array(repeating: false, count: count)
    var stack: [Int] = []
    var sets: [[Int]] = []
    var next = 0
    for root in 0..<count where order[root] < 0 {
        var visits: [(node: Int, successors: [Int], position: Int)] = []
        func enter(_ node: Int) {
            order[node] = next
            low[node] = next
            next += 1
            stack.append(node)
            isOnStack[node] = true
            visits.append((node, successors(node), 0))
        }
        enter(root)
        while let visit = visits.last {
            if visit.position < visit.successors.count {
                visits[visits.count - 1].position += 1
                let successor = visit.successors[visit.position]
                if order[successor] < 0 {
                    enter(successor)
                } else if isOnStack[successor] {
                    low[visit.node] = min(low[visit.node], order[successor])
                }
                continue
            }
            visits.removeLast()
            if let above = visits.last { low[above.node] = min(low[above.node], low[visit.node]) }
            guard low[visit.node] == order[visit.node] else { continue }
            var set: [Int] = []
            repeat {
                set.append(stack.removeLast())
                isOnStack[set[set.count - 1]] = false
            } while set[set.count - 1] != visit.node
            sets.append(set.sorted())
        }
    }
    return sets
}
