import Forms

extension ExampleRun {
    /// Who plays a step: one person of the lane's name, unless the item says otherwise. A lane that may help the
    /// applicant, or that records for an outside party, does so at the counter.
    func actor(_ act: ExampleAct, at step: Step) -> Actor {
        let waiting = state?.waitingLanes(of: step.name, in: procedure) ?? []
        let lane = act.lane ?? (waiting.isEmpty ? step.lanes : waiting).first ?? ""
        let rule = procedure.lane(lane)
        var own = lane
        var isAssisting = false
        if act.lane == nil, rule?.party == .outside, let recorder = rule?.recordedBy {
            (own, isAssisting) = (recorder, true)
        } else if act.lane == nil, rule?.party == .applicant, step.channels == [.counter],
            let helper = rule?.assistedBy.first
        {
            // In person only: somebody at the counter enters it.
            (own, isAssisting) = (helper, true)
        } else if let applicant = procedure.applicantLane, lane != applicant.name,
            step.lanes.contains(applicant.name), applicant.assistedBy.contains(lane)
        {
            isAssisting = true
        }
        let usual: Channel = isAssisting ? .counter : .online
        let channel = step.channels.isEmpty || step.channels.contains(usual) ? usual : step.channels[0]
        return Actor(person: act.person ?? own, lanes: [own], channel: channel, isAssisting: isAssisting)
    }

    func opening(by actor: Actor) -> Opening {
        let applicant = procedure.applicantLane?.name
        var opening = Opening(procedureHash: "uji", number: "uji-1", applicant: nil, channel: actor.channel)
        if let applicant { opening.applicant = actor.lanes.contains(applicant) ? actor.person : applicant }
        if actor.isAssisting { opening.assistedBy = actor.person }
        if example.isPart { opening.parent = ParentLink(office: "uji", caseID: "uji", step: "uji", visit: 1) }
        for (name, kind) in catalogue.residentFields {
            let field = Field(name: name, label: name, kind: kind)
            let empty = CaseState(opening: opening, by: .system, occurred: now, recorded: now)
            opening.resident[name] = field.sample(in: CaseAnswers(of: empty, at: now, calendar: calendar))
        }
        return opening
    }
}
