import Forms

/// What the proof says of one case, as it stands.
extension MoveProof {
    /// Whether the new version can stand as the case does.
    func canStand(_ state: CaseState) -> Bool {
        guard !after.isCutOff else { return false }
        var marking = Marking(places: after.net.places.count)
        for step in state.open.keys {
            guard let place = places.steps[newName(of: step)], !marking.contains(place) else { return false }
            marking.insert(place)
        }
        for arrival in arrivals(of: state) {
            guard let place = places.joins[arrival.newStep]?.first(where: { $0.item == arrival.newItem })?.place,
                !marking.contains(place)
            else { return false }
            marking.insert(place)
        }
        // A branch that waits where the new version joins nothing would be lost.
        guard arrivals(of: state).count == state.arrivals.count else { return false }
        return reachable.contains(marking)
    }

    /// Where each branch that waits stands in the new version: at the item that waits for one of the same steps.
    func arrivals(of state: CaseState) -> [CaseMoved.Arrival] {
        state.arrivals.keys.sorted { ($0.step, $0.item) < ($1.step, $1.item) }.compactMap { arrival in
            guard let number = oldGraph.stepNumbers[arrival.step],
                oldGraph.steps[number].joins.indices.contains(arrival.item)
            else { return nil }
            let awaited = Set(oldGraph.steps[number].joins[arrival.item].map(newName))
            let name = newName(of: arrival.step)
            return places.joins[name]?.first { !$0.awaited.isDisjoint(with: awaited) }.map {
                CaseMoved.Arrival(step: arrival.step, item: arrival.item, newStep: name, newItem: $0.item)
            }
        }
    }

    /// What every case of the new version has answered where this one stands, what it needs from there on, and what this
    /// one has not.
    /// - Parameter needs: ``needs(_:)``.
    func missingAnswer(in state: CaseState, of needs: [MoveNeed]) -> AnswerReference? {
        let standing = (Array(state.open.keys) + state.arrivals.keys.map(\.step)).compactMap {
            newGraph.stepNumbers[newName(of: $0)]
        }
        return needs.first { need in
            !isThere(need.reference, in: state)
                && standing.contains { step in
                    need.sureAt.contains(step) && !newGraph.reachable(from: step).isDisjoint(with: need.steps)
                }
        }?.reference
    }

    /// The same for every case.
    func needs(_ catalogue: Catalogue) -> [MoveNeed] {
        let facts = SureFacts(procedure: new, graph: newGraph, catalogue: catalogue)
        let needed = AnswerFlow(procedure: new, graph: newGraph, catalogue: catalogue, facts: facts).needs
        return needed.compactMap { reference, steps in
            guard case .after(let lacking) = facts.source(of: reference) else { return nil }
            let mayLack = lacking.ways(in: newGraph).toStep
            return MoveNeed(
                reference: reference, steps: steps, sureAt: Set(mayLack.indices.filter { mayLack[$0] == nil }))
        }
    }

    private func isThere(_ reference: AnswerReference, in state: CaseState) -> Bool {
        switch reference {
        case .field(let path): state.answers[path] != nil
        case .paper(let name): state.papers[name]?.isEmpty == false
        case .output(let step, let name):
            state.effects.contains { newName(of: $0.key.step) == step && $0.outputs[name] != nil }
        case .outcome(let step): state.completions.contains { newName(of: $0.step) == step }
        case .fact, .resident: true
        }
    }
}

/// An answer on which steps of the new version rely.
struct MoveNeed: Sendable {
    let reference: AnswerReference
    /// Those that need it.
    let steps: Set<Int>
    /// Those at which every case of that version has it.
    let sureAt: Set<Int>
}
