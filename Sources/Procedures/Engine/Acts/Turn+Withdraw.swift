import Forms

extension CaseState {
    /// Whether somebody may withdraw the case now, and why not.
    public func withdrawalPermission(for actor: Actor, in procedure: Procedure) -> Result<Void, Refusal> {
        Result { () throws(Refusal) in _ = try withdrawalStanding(of: actor, in: procedure) }
    }

    func withdrawalStanding(of person: Actor, in procedure: Procedure) throws(Refusal) -> EventActor {
        if let ending { throw .caseEnded(title: procedure.result(ending.result)?.title ?? ending.result) }
        guard let rule = procedure.withdrawal,
            let actor = procedure.eventActor(of: person, among: rule.lanes)
        else { throw .withdrawalNotAllowed }
        if let until = rule.until, hasHappened(until) {
            throw .withdrawalOver(text: procedure.step(until.step)?.text ?? until.step)
        }
        try procedure.requireMayAssist(actor, for: person)
        return actor
    }
}

extension Turn {
    mutating func withdraw(_ reason: String?, at happened: Instant?, by person: Actor) throws(Refusal) {
        let standing = try state.withdrawalStanding(of: person, in: procedure)
        let instant = try standing.instant(happened, now: recorded, notBefore: state.lastMoved)
        let given = reason?.isBlank == false ? reason : nil
        if procedure.withdrawal?.reasonRequired == true, given == nil { throw .reasonMissing }
        guard let result = procedure.withdrawal.flatMap({ procedure.result($0.result) }) else {
            throw .withdrawalNotAllowed
        }
        (actor, occurred) = (standing, instant)
        emit(.withdrawn(reason: given))
        end(result)
    }

    /// The case that this one was a part of has ended, and so does this one (SOP.md §10.4).
    mutating func endWithParent() {
        guard state.isOpen else { return }
        let named = procedure.withdrawal.flatMap { procedure.result($0.result) }
        guard let result = named ?? procedure.results.first(where: { $0.kind == .withdrawn }) else { return }
        emit(.withdrawn(reason: "Permohonan induk berakhir"))
        end(result)
    }
}

extension Procedure {
    /// Nobody withdraws or corrects in the applicant's stead what is their own case, nor behind the back of an applicant
    /// who would not hear of it.
    func requireMayAssist(_ standing: EventActor, for person: Actor) throws(Refusal) {
        guard standing.isAssisting, let name = standing.lane, lane(name)?.party == .applicant else { return }
        if person.isParty { throw .ownCase }
        if person.isApplicantUnheard { throw .applicantUnheard }
    }

    /// Somebody who acts for one of these lanes on the case as a whole, also at the counter for the applicant.
    func eventActor(of person: Actor, among lanes: [String]) -> EventActor? {
        if let lane = lanes.first(where: { person.lanes.contains($0) }) {
            return EventActor(
                person: person.person, lane: lane, channel: person.channel, standIn: person.standIns[lane])
        }
        for name in lanes {
            guard let lane = lane(name) else { continue }
            let mayAssist =
                lane.party == .applicant && person.isAssisting && !person.lanes.isDisjoint(with: lane.assistedBy)
            let records = lane.recordedBy.map { person.lanes.contains($0) } ?? false
            if mayAssist || records {
                return EventActor(
                    person: person.person, lane: name, channel: person.channel, isAssisting: true,
                    consent: mayAssist ? person.consent : nil)
            }
        }
        return nil
    }
}
