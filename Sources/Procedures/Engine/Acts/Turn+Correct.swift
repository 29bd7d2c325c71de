public import Forms

extension CaseState {
    /// The questions that somebody may put right now (`perbaikan`), or why none.
    public func correctableFields(for actor: Actor, in procedure: Procedure) -> Result<[FieldPath], Refusal> {
        Result { () throws(Refusal) in
            _ = try correctionStanding(of: actor, in: procedure)
            return procedure.correction?.fields.filter { !isUsed($0, in: procedure) } ?? []
        }
    }

    func correctionStanding(of person: Actor, in procedure: Procedure) throws(Refusal) -> EventActor {
        if let ending { throw .caseEnded(title: procedure.result(ending.result)?.title ?? ending.result) }
        guard let rule = procedure.correction, let actor = procedure.eventActor(of: person, among: rule.lanes) else {
            throw .correctionNotAllowed
        }
        if hasHappened(rule.until) {
            throw .correctionOver(text: procedure.step(rule.until.step)?.text ?? rule.until.step)
        }
        try procedure.requireMayAssist(actor, for: person)
        return actor
    }

    /// Whether an effect that has done its work was given this answer.
    func isUsed(_ path: FieldPath, in procedure: Procedure) -> Bool {
        effects.contains { effect in
            guard case .ended = effect.status, case .effect(let use) = procedure.step(effect.key.step)?.work else {
                return false
            }
            return use.arguments.values.contains(.answer(.field(path)))
        }
    }
}

extension Turn {
    mutating func correct(
        _ new: Answers, at happened: Instant?, by person: Actor, expectedVersion: Int?
    ) throws(Refusal) {
        let standing = try state.correctionStanding(of: person, in: procedure)
        occurred = try standing.instant(happened, now: recorded, notBefore: state.lastMoved)
        if let expectedVersion, state.contentVersion > expectedVersion { throw .answersChanged }
        let foreign = new.keys.filter { procedure.correction?.fields.contains($0) != true }.sorted()
        guard foreign.isEmpty else { throw .notCorrectable(foreign) }
        let changed = new.filter { state.answers[$0.key] != $0.value }
        if let used = changed.keys.sorted().first(where: { state.isUsed($0, in: procedure) }) {
            throw .answerUsed(used)
        }
        let asked = changed.keys.sorted().compactMap { path in
            procedure.field(path).map { AskedField(path, $0) }
        }
        let found = FormValidation.validate(asked, answers: changed, in: answers).troubles
        let troubles = found.sorted { $0.key < $1.key }.map {
            SubmissionTrouble(.field($0.key), "\($0.value.message).")
        }
        guard troubles.isEmpty else { throw .answers(troubles) }
        guard !changed.isEmpty else { return }
        actor = standing
        let old = state.answers.filter { changed.keys.contains($0.key) }
        emit(.corrected(Corrected(old: old, new: changed)))
    }
}
