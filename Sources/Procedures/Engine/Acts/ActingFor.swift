import Forms

/// For whom somebody acts at a step.
struct ActingFor: Hashable {
    /// The lane of the step whose part is done.
    let lane: String
    /// As the event remembers it.
    let actor: EventActor
}

extension CaseState {
    /// Which lane of a step a person may act for, or why for none.
    /// - Parameters:
    ///   - pending: the step's lanes that may act now.
    ///   - all: all its lanes, for a clear message.
    func standing(
        of person: Actor, at step: Step, pending: [String], all: [String], takenOverBy: [String],
        in procedure: Procedure
    ) throws(Refusal) -> ActingFor {
        func standing(
            _ lane: String, as own: String, assisting: Bool = false, consent: String? = nil
        ) -> ActingFor {
            let actor = EventActor(
                person: person.person, lane: own, channel: person.channel, isAssisting: assisting,
                standIn: person.standIns[own], consent: consent)
            return ActingFor(lane: lane, actor: actor)
        }
        if let lane = pending.first(where: { person.lanes.contains($0) }) { return standing(lane, as: lane) }
        if let own = takenOverBy.first(where: { person.lanes.contains($0) }), let lane = pending.first {
            return standing(lane, as: own)
        }
        for name in pending {
            guard let lane = procedure.lane(name) else { continue }
            if lane.party == .outside, let recorder = lane.recordedBy, person.lanes.contains(recorder) {
                return standing(name, as: name, assisting: true)
            }
            if lane.party == .applicant, person.isAssisting, !person.lanes.isDisjoint(with: lane.assistedBy) {
                guard step.mayBeAssisted else { throw .assistanceNotAllowed }
                // What makes the case their own may be among the answers.
                if person.isParty { throw .ownCase }
                if person.isApplicantUnheard, procedure.decides(at: step) { throw .applicantUnheard }
                return standing(name, as: name, assisting: true, consent: person.consent)
            }
        }
        if let lane = all.first(where: { person.lanes.contains($0) }) {
            if case .inOrder = step.performers, let first = pending.first, !confirmed(lane, at: step) {
                throw .notYourTurn(first: procedure.title(ofLane: first))
            }
            throw .alreadyConfirmed(lane: procedure.title(ofLane: lane))
        }
        throw .notYourLane(lanes: pending.map { procedure.title(ofLane: $0) })
    }

    private func confirmed(_ lane: String, at step: Step) -> Bool {
        open[step.name]?.confirmations.contains { $0.lane == lane } ?? false
    }
}

extension Procedure {
    /// A lane's column head, for messages.
    func title(ofLane name: String) -> String { lane(name)?.title ?? name }

    /// Whether a step chooses among outcomes, as an assessment does, or may end the case before anybody else acts: also
    /// past steps that pass at once.
    fileprivate func decides(at step: Step) -> Bool {
        if step.outcomes.count > 1 { return true }
        var (ahead, seen) = (step.outcomes.flatMap(\.targets), Set<String>())
        while let target = ahead.popLast() {
            if result(target) != nil { return true }
            guard seen.insert(target).inserted, let next = self.step(target), next.isImmediate || next.condition != nil
            else { continue }
            ahead += next.outcomes.flatMap(\.targets)
        }
        return false
    }
}
