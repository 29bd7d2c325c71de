/// Visits every marking that a case can reach, nearest first, and keeps how it was reached.
struct MarkingWalk {
    /// A move that a sound procedure does not have.
    struct Violation {
        enum Kind {
            /// S1: the step is opened, or its arrival is counted, while it already is.
            case openedTwice(step: Int)
            case endedTwice(result: Int)
            /// S3: the result is reached while these places still hold a token.
            case endedEarly(result: Int, open: [Int])
        }

        let kind: Kind
        /// The marking before, and the transition that breaks it.
        let marking: Int
        let transition: Int
        /// How many exits lead there, the breaking one included.
        let cost: Int
    }

    /// What violations are counted by: the first of each step is enough.
    private enum Culprit: Hashable {
        case opened(Int)
        case ending(Int, isTwice: Bool)
    }

    let net: FlowNet
    private(set) var markings: [Marking] = []
    /// Marking → how many exits lead to it on the shortest way.
    private(set) var costs: [Int] = []
    private var parents: [(marking: Int, transition: Int)] = []
    private var numbers: [Marking: Int] = [:]
    /// Moves between markings, in the order found.
    private(set) var moves: [(from: Int, to: Int)] = []
    /// Marking → whether a violation starts there; such a marking is not judged further.
    private(set) var breaks: [Bool] = []
    /// Places that hold a token in some marking.
    private(set) var reached: Marking
    /// There are more markings than the limit.
    private(set) var isCutOff = false
    /// Transitions that have fired.
    private(set) var fired: [Bool]
    private var worst: [Culprit: Violation] = [:]
    private var buckets: [[Int]] = []

    init(_ net: FlowNet, limit: Int) {
        self.net = net
        reached = net.initial
        fired = net.transitions.map { _ in false }
        _ = note(net.initial, cost: 0, parent: (-1, -1), limit: limit)
        var cost = 0
        while cost < buckets.count, !isCutOff {
            var next = 0
            while next < buckets[cost].count, !isCutOff {
                let marking = buckets[cost][next]
                next += 1
                // A marking that was found again on a shorter way has been left from there.
                if costs[marking] == cost { leave(marking, limit: limit) }
            }
            cost += 1
        }
    }

    /// Nearest first.
    var violations: [Violation] {
        worst.values.sorted { ($0.cost, $0.marking, $0.transition) < ($1.cost, $1.marking, $1.transition) }
    }

    /// The exits that lead to a marking.
    func path(to marking: Int) -> [String] {
        var transitions: [Int] = []
        var current = marking
        while parents[current].marking >= 0 {
            transitions.append(parents[current].transition)
            current = parents[current].marking
        }
        return transitions.reversed().flatMap { net.transitions[$0].labels }
    }

    /// The transition that was fired last on the way to a marking.
    func lastTransition(to marking: Int) -> Int? {
        parents[marking].marking >= 0 ? parents[marking].transition : nil
    }

    func isFinal(_ marking: Int) -> Bool {
        !markings[marking].isDisjoint(with: net.ends) && markings[marking].count == 1
    }

    private mutating func leave(_ number: Int, limit: Int) {
        let marking = markings[number]
        for place in marking.places {
            for transition in net.transitionsOfPlace[place] {
                fired[transition] = true
                let cost = costs[number] + net.transitions[transition].labels.count
                switch net.fire(transition, in: marking) {
                case .moved(let next):
                    guard let to = note(next, cost: cost, parent: (number, transition), limit: limit) else {
                        isCutOff = true
                        return
                    }
                    moves.append((number, to))
                case .broke(let kind):
                    breaks[number] = true
                    keep(Violation(kind: kind, marking: number, transition: transition, cost: cost))
                }
            }
        }
    }

    /// The number of a marking, new or known; nil when it would be one too many.
    private mutating func note(
        _ marking: Marking, cost: Int, parent: (marking: Int, transition: Int), limit: Int
    ) -> Int? {
        if let known = numbers[marking] {
            if cost < costs[known] {
                costs[known] = cost
                parents[known] = parent
                enqueue(known, cost: cost)
            }
            return known
        }
        guard markings.count < limit else { return nil }
        let number = markings.count
        numbers[marking] = number
        markings.append(marking)
        costs.append(cost)
        parents.append(parent)
        breaks.append(false)
        reached.formUnion(marking)
        enqueue(number, cost: cost)
        return number
    }

    private mutating func enqueue(_ number: Int, cost: Int) {
        while buckets.count <= cost { buckets.append([]) }
        buckets[cost].append(number)
    }

    private mutating func keep(_ violation: Violation) {
        let culprit =
            switch violation.kind {
            case .openedTwice(let step): Culprit.opened(step)
            case .endedTwice: Culprit.ending(net.transitions[violation.transition].step, isTwice: true)
            case .endedEarly: Culprit.ending(net.transitions[violation.transition].step, isTwice: false)
            }
        if let known = worst[culprit], known.cost <= violation.cost { return }
        worst[culprit] = violation
    }
}
