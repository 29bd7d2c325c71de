import Forms

extension CaseState {
    /// Whether somebody may give a task to a colleague, and why not: whoever may act for the lane, or heads the office.
    public func assignPermission(
        for person: Actor, step name: String, visit: Int, asHead: Bool, in procedure: Procedure
    ) -> Result<Void, Refusal> {
        Result { () throws(Refusal) in
            guard let step = procedure.step(name), let open = open[name], open.visit == visit else {
                throw .stepNotOpen(step: name)
            }
            _ = try assigner(person, step, open, asHead: asHead, in: procedure)
        }
    }

    func assigner(
        _ person: Actor, _ step: Step, _ open: OpenStep, asHead: Bool, in procedure: Procedure
    ) throws(Refusal) -> EventActor {
        if case .sub = step.work { throw .notAPersonsStep }
        do {
            return try standing(of: person, at: step, open, in: procedure).actor
        } catch {
            guard asHead, let own = procedure.eventActor(of: person, among: procedure.lanes.map(\.name)) else {
                throw error
            }
            return own
        }
    }
}

extension Turn {
    /// Gives a task to somebody who may do the step. Whoever had taken it has it no longer.
    mutating func assign(
        _ name: String, _ visit: Int, from holder: String?, to colleague: Actor, _ note: String?, by person: Actor,
        asHead: Bool
    ) throws(Refusal) {
        let (step, open) = try require(name, visit)
        let giver = try state.assigner(person, step, open, asHead: asHead, in: procedure)
        if let owner = open.claimedBy, owner != holder, owner != colleague.person { throw .claimed(by: owner) }
        guard mayReceive(colleague, step, open) else { throw .colleagueMayNot }
        actor = giver
        emit(
            .assigned(
                TaskAssigned(
                    step: name, visit: visit, to: colleague.person, note: note?.isBlank == false ? note : nil,
                    from: open.claimedBy == colleague.person ? nil : open.claimedBy)))
    }

    /// Where an SOP keeps something secret, the colleague is judged as if the case were not theirs: that it is they find out
    /// when they would decide. Else giving it to each in turn would tell who applied.
    private func mayReceive(_ colleague: Actor, _ step: Step, _ open: OpenStep) -> Bool {
        do throws(Refusal) {
            let standing = try state.standing(of: colleague, at: step, open, in: procedure)
            if procedure.confidentiality.isEmpty {
                try state.judge(colleague, standing, step, open, at: recorded, of: context)
            } else {
                let own = Set(
                    procedure.steps.filter { $0.lanes.contains(procedure.applicantLane?.name ?? "") }.map(\.name))
                try state.judgeHistory(colleague, standing, step, open, at: recorded, of: context, without: own)
            }
            return true
        } catch {
            return false
        }
    }
}
