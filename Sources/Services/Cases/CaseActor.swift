import Forms
import Procedures
import Store

extension Actor {
    /// Acts in somebody's stead, at the counter or for an outside party, where none of these lanes is the person's own
    /// and one of their own may help it.
    func standingIn(for lanes: [String], in procedure: Procedure) -> Actor {
        guard self.lanes.isDisjoint(with: lanes) else { return self }
        let helps = lanes.compactMap(procedure.lane).contains { lane in
            !self.lanes.isDisjoint(with: lane.assistedBy) || lane.recordedBy.map(self.lanes.contains) == true
        }
        guard helps else { return self }
        var actor = self
        (actor.isAssisting, actor.channel) = (true, .counter)
        return actor
    }

    /// Whether what they do for one of these lanes is entered for the applicant: they are asked how that one agreed.
    func actsForApplicant(among lanes: [String], in procedure: Procedure) -> Bool {
        guard isAssisting, self.lanes.isDisjoint(with: lanes) else { return false }
        return lanes.compactMap(procedure.lane).contains { lane in
            lane.party == .applicant && !self.lanes.isDisjoint(with: lane.assistedBy)
        }
    }
}

extension CaseRecord {
    /// The applicant, another officer of the office that applied, or the holder of the contact's address.
    func isApplicant(
        _ person: Person, at now: Instant, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> Bool {
        let office = applicant.office.flatMap { $0 == self.office ? nil : $0 }
        return try IsApplicantOf(applicants(as: person, keyring: keyring, in: transaction), office: office)
            .allows(person, at: now)
    }

    /// The ids by which the applicant is known: account and contact, and this person's where they hold its address.
    fileprivate func applicants(
        as person: Person, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> Set<String> {
        var ids = Set([applicant.account, applicant.contact].compactMap(\.self))
        if let contact = applicant.contact, person.isSignedIn, !ids.contains(person.id),
            try Addressees.contacts(of: person, keyring: keyring, in: transaction).contains(contact)
        {
            ids.insert(person.id)
        }
        return ids
    }
}

/// Who a person is in a case: the lanes that they may act for today.
extension CaseFile {
    /// As ``CaseRecord/isApplicant(_:at:keyring:in:)``.
    func isApplicant(
        _ person: Person, at now: Instant, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> Bool {
        try record.isApplicant(person, at: now, keyring: keyring, in: transaction)
    }

    /// The applicant themselves, or the holder of the contact's address; a colleague of the office that applied is not.
    func isApplicantInPerson(
        _ person: Person, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> Bool {
        guard person.isSignedIn else { return false }
        return try record.applicants(as: person, keyring: keyring, in: transaction).contains(person.id)
    }

    /// Whether somebody for whom the person stands in today, by a leave, is the applicant, or whom the case is about.
    func standsInForApplicant(
        _ person: Person, at now: Instant, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> Bool {
        guard person.roles.contains(where: { $0.standing == .daily }) else { return false }
        return try Leave.away(stoodInForBy: person.id, at: now, in: transaction).contains { absent in
            if applicantIDs.contains(absent) { return true }
            return try isApplicantInPerson(
                Person(kind: .officer, id: absent, name: ""), keyring: keyring, in: transaction)
                || isAbout(account: absent, keyring: keyring, in: transaction)
        }
    }

    /// The lanes of the handling office's officers that the person's roles of today open.
    func officerLanes(of person: Person, at now: Instant) -> Set<String> {
        lanes(of: person, in: record.office, at: now)
    }

    /// The lanes of an office's officers that the person's roles of today open.
    func lanes(of person: Person, in office: String, at now: Instant) -> Set<String> {
        guard person.kind == .officer else { return [] }
        return Set(
            procedure.lanes.filter { lane in
                lane.party == .officer && offices.office(of: lane.name) == office
                    && HoldsRole(roles(of: lane.name), in: [office]).allows(person, at: now)
            }.map(\.name))
    }

    /// The lanes that the person's roles of today open, in whatever office.
    func everyLane(of person: Person, at now: Instant) -> Set<String> {
        offices.elsewhere.union([record.office]).reduce(into: []) {
            $0.formUnion(lanes(of: person, in: $1, at: now))
        }
    }

    /// The person as the engine sees them; nil for somebody who has nothing to do with the case.
    func actor(for person: Person, applies: Bool, step: String?, channel: Channel, at now: Instant) -> Actor? {
        var lanes = officerLanes(of: person, at: now)
        if applies, let lane = procedure.applicantLane { lanes.insert(lane.name) }
        return actor(for: person, lanes: lanes, step: step, channel: channel, at: now)
    }

    /// The person, acting for these lanes; nil where there is none.
    func actor(
        for person: Person, lanes: Set<String>, step: String?, channel: Channel, at now: Instant
    ) -> Actor? {
        guard !lanes.isEmpty else { return nil }
        return Actor(
            person: person.id, lanes: lanes, channel: channel, standIns: standIns(of: person, for: lanes, at: now)
        ).standingIn(for: step.flatMap(procedure.step)?.lanes ?? [], in: procedure)
    }

    /// Of these lanes, those that are open to the person only by roles that they hold in another's place.
    private func standIns(of person: Person, for lanes: Set<String>, at now: Instant) -> [String: StandIn] {
        guard person.roles.contains(where: { $0.standIn != nil }) else { return [:] }
        return lanes.reduce(into: [:]) { found, name in
            guard let lane = procedure.lane(name), lane.party == .officer else { return }
            let (office, names) = (offices.office(of: name), Set(roles(of: name)))
            let held = person.roles.filter { $0.office == office && names.contains($0.name) && $0.isHeld(at: now) }
            guard !held.isEmpty, !held.contains(where: { $0.standIn == nil }) else { return }
            found[name] = held.contains { $0.standIn == .acting } ? .acting : .daily
        }
    }

    /// The person as the engine sees them.
    /// - Throws: `CaseMissing` for somebody who has nothing to do with the case: that it exists is not told.
    func require(
        _ person: Person, step: String?, at now: Instant, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> Actor {
        let applies = try isApplicant(person, at: now, keyring: keyring, in: transaction)
        guard var actor = actor(for: person, applies: applies, step: step, channel: .online, at: now) else {
            throw CaseMissing()
        }
        actor.isParty = try isAbout(person, keyring: keyring, in: transaction)
        actor.standsInForApplicant = try standsInForApplicant(person, at: now, keyring: keyring, in: transaction)
        actor.freedSteps = try freedSteps(for: person, at: now, in: transaction)
        actor.isApplicantUnheard = try isUnheard(by: actor, keyring: keyring, in: transaction)
        return actor
    }

    /// The person as the engine sees them in an act on the whole case that these lanes may do.
    /// - Throws: `CaseMissing`, as `require(_:step:at:keyring:in:)`.
    func require(
        _ person: Person, among lanes: [String], at now: Instant, keyring: Keyring,
        in transaction: any ReadTransaction
    ) throws -> Actor {
        try require(person, step: nil, at: now, keyring: keyring, in: transaction)
            .standingIn(for: lanes, in: procedure)
    }

    /// What `kerahasiaan` closes to officers who hold these lanes. Later lines add, never weaken.
    func closedScopes(for lanes: Set<String>, at now: Instant, calendar: WorkingCalendar) -> Set<
        ConfidentialityRule.Scope
    > {
        var closed: Set<ConfidentialityRule.Scope> = []
        for rule in procedure.confidentiality where lanes.isDisjoint(with: rule.except) {
            let context = CaseAnswers(of: state, at: now, calendar: calendar)
            // What it asks for may be gone (`simpan`): nobody can tell that it did not hold.
            let isKnown = rule.condition.map { !state.hasErased($0) } ?? false
            if !isKnown || rule.condition?.holds(in: context) ?? true { closed.insert(rule.closes) }
        }
        return closed
    }
}
