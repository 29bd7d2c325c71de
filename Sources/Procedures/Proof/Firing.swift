extension FlowNet {
    /// What becomes of a marking when a transition fires.
    enum Firing {
        case moved(Marking)
        case broke(MarkingWalk.Violation.Kind)
    }

    /// `arrive` of SOP.md §10.2, target by target in written order.
    func fire(_ transition: Int, in before: Marking) -> Firing {
        var marking = before
        marking.remove(transitions[transition].source)
        var end: Int?
        for token in transitions[transition].tokens {
            switch token {
            case .open(let place):
                if marking.contains(place) { return .broke(.openedTwice(step: firstStep(of: place))) }
                marking.insert(place)
            case .arrive(let number, let item):
                let join = joins[number]
                if marking.contains(join.items[item]) { return .broke(.openedTwice(step: join.step)) }
                marking.insert(join.items[item])
                guard join.items.allSatisfy({ marking.contains($0) }) else { continue }
                for place in join.items { marking.remove(place) }
                if marking.contains(join.opens) { return .broke(.openedTwice(step: join.step)) }
                marking.insert(join.opens)
            case .end(let place, let stops):
                if marking.contains(place) { return .broke(.endedTwice(result: result(of: place))) }
                if stops { marking.removeAll() }
                marking.insert(place)
                end = place
            }
        }
        if let end, marking.count > 1 {
            marking.remove(end)
            return .broke(.endedEarly(result: result(of: end), open: marking.places))
        }
        return .moved(marking)
    }

    func firstStep(of place: Int) -> Int {
        if case .step(let content) = places[place] { return content.steps[0] }
        return 0
    }

    private func result(of place: Int) -> Int {
        if case .end(let result) = places[place] { return result }
        return 0
    }
}
