/// A step at which a case hangs: it waits for an arrival that cannot come, or leads nowhere.
struct HangingSpot {
    let step: Int
    /// What is missing.
    var expected: String?
    /// The exits of steps fused before it, which the path to the marking does not show.
    var tail: [String] = []
    /// It can be left only to itself.
    var isLoop = false
}

extension FlowFindings {
    /// Why a marking without moves does not go on.
    func hanging(in marking: Int) -> [HangingSpot] {
        var spots: [HangingSpot] = []
        var waiting: Set<Int> = []
        for place in walk.markings[marking].places {
            switch walk.net.places[place] {
            case .step(let content):
                guard let last = content.steps.last else { continue }
                spots.append(
                    HangingSpot(
                        step: content.hasLoop ? content.steps[0] : last, tail: content.hasLoop ? [] : content.labels,
                        isLoop: content.hasLoop))
            case .join(let number, _):
                if waiting.insert(number).inserted {
                    spots.append(waitingSpot(of: walk.net.joins[number], in: marking))
                }
            case .end: break
            }
        }
        // Nothing is open at all: the last exit led nowhere.
        if spots.isEmpty, let transition = walk.lastTransition(to: marking) {
            spots.append(HangingSpot(step: walk.net.transitions[transition].step))
        }
        return spots
    }

    private func waitingSpot(of join: FlowNet.Join, in marking: Int) -> HangingSpot {
        let step = graph.steps[join.step]
        let missing = join.items.indices.filter { !walk.markings[marking].contains(join.items[$0]) }
            .map { "\"" + step.joins[$0].joined(separator: "\" atau \"") + "\"" }
        return HangingSpot(
            step: join.step,
            expected: "\(missing.joined(separator: ", ")) juga sampai ke \"\(step.name)\" pada jalur itu, "
                + "atau tidak disebut dalam gabung")
    }

    /// The steps that hold a token, or that wait for more arrivals.
    func openSteps(in marking: Int) -> [Int] { steps(ofPlaces: walk.markings[marking].places) }

    func names(ofPlaces places: [Int]) -> String {
        let results = places.compactMap { place in
            if case .end(let result) = walk.net.places[place] { graph.results[result].name } else { nil }
        }
        return quoted(names: steps(ofPlaces: places).map { graph.steps[$0].name } + results)
    }

    func quoted(_ steps: [Int]) -> String { quoted(names: steps.map { graph.steps[$0].name }) }

    private func quoted(names: [String]) -> String {
        names.map { "\"\($0)\"" }.joined(separator: ", ")
    }

    private func steps(ofPlaces places: [Int]) -> [Int] {
        var steps: Set<Int> = []
        for place in places {
            switch walk.net.places[place] {
            case .step(let content): steps.insert(content.steps[0])
            case .join(let number, _): steps.insert(walk.net.joins[number].step)
            case .end: break
            }
        }
        return steps.sorted()
    }
}
