/// The net whose markings the proof walks through (SOP.md §10.1, §11): a place for every step, for every item of a
/// `gabung`, and for every result. Data, counters and performers are left out: every outcome is possible.
struct FlowNet {
    struct Join {
        let step: Int
        /// The place of the step that opens when every item has arrived.
        let opens: Int
        /// The places of the items, in order.
        let items: [Int]
    }

    enum Token {
        case open(place: Int)
        case arrive(join: Int, item: Int)
        case end(place: Int, stops: Bool)
    }

    struct Transition {
        let source: Int
        let tokens: [Token]
        /// The exits that it stands for, as a path shows them.
        let labels: [String]
        /// The step whose exit it is.
        let step: Int
    }

    enum Place {
        /// A step, with those that were fused into it behind it.
        case step(StepPlace)
        case join(Int, item: Int)
        case end(result: Int)
    }

    struct StepPlace {
        let steps: [Int]
        /// The exits from one fused step to the next.
        let labels: [String]
        /// An exit to itself was left out.
        let hasLoop: Bool
    }

    private(set) var places: [Place] = []
    private(set) var joins: [Join] = []
    private(set) var transitions: [Transition] = []
    /// Place → its transitions.
    private(set) var transitionsOfPlace: [[Int]] = []
    /// The places of results.
    private(set) var ends: Marking
    private(set) var initial: Marking

    /// - Parameter reducing: whether R1–R3 of SOP.md §11 are applied first.
    init(_ graph: FlowGraph, start: Int, reducing: Bool) {
        var fusion = NetFusion(graph, start: start)
        if reducing { fusion.reduce() }
        var placeOfStep: [Int: Int] = [:]
        for step in graph.steps.indices where !fusion.isAbsorbed[step] {
            placeOfStep[step] = places.count
            places.append(
                .step(
                    StepPlace(
                        steps: fusion.chains[step], labels: fusion.chainLabels[step], hasLoop: fusion.hasLoop[step])))
        }
        var joinOfStep: [Int: Int] = [:]
        for (step, place) in placeOfStep.sorted(by: { $0.key < $1.key }) where !graph.steps[step].joins.isEmpty {
            joinOfStep[step] = joins.count
            let first = places.count
            for item in graph.steps[step].joins.indices { places.append(.join(joins.count, item: item)) }
            joins.append(Join(step: step, opens: place, items: Array(first..<places.count)))
        }
        let firstEnd = places.count
        for result in graph.results.indices { places.append(.end(result: result)) }
        let count = places.count
        ends = Marking(places: count)
        for place in firstEnd..<count { ends.insert(place) }
        initial = Marking(places: count)
        if let place = placeOfStep[start] { initial.insert(place) }

        transitionsOfPlace = Array(repeating: [], count: count)
        for (step, place) in placeOfStep.sorted(by: { $0.key < $1.key }) {
            for move in fusion.moves[step] {
                let tokens = move.targets.compactMap { target -> Token? in
                    switch target {
                    case .step(let next): placeOfStep[next].map { .open(place: $0) }
                    case .join(let next, let item): joinOfStep[next].map { .arrive(join: $0, item: item) }
                    case .result(let result):
                        .end(place: firstEnd + result, stops: graph.results[result].stopsOthers)
                    }
                }
                transitionsOfPlace[place].append(transitions.count)
                transitions.append(
                    Transition(
                        source: place, tokens: tokens, labels: fusion.chainLabels[step] + [move.label],
                        step: fusion.chains[step].last ?? step))
            }
        }
    }
}
