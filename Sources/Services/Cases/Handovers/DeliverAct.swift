import Forms
import Procedures
import Store

/// Lets the handling office decide about what somebody of another office did. The answer to them is asked for in the same
/// transaction, under the act's own key: where it is asked for already, the act was decided.
struct DeliverAct {
    let environment: Environment
    let cases: CaseServices

    init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    func callAsFunction(_ id: String, of caseID: String, sentBy office: String) async throws {
        let (environment, cases) = (environment, cases)
        guard let letter = try await letter(id, of: caseID, sentBy: office) else { return }
        let handling = letter.office
        try await environment.database.write { transaction in
            let answer = CaseWork.answer(act: id, to: office, refusal: nil)
            let outbox = Outbox(keyring: environment.keyring)
            guard try !outbox.knows(office: handling, subject: caseID, name: answer.name, in: transaction) else {
                return
            }
            let taking = ActTaking(environment: environment, cases: cases, transaction: transaction)
            let refusal = try letter.act.map(taking.refusal) ?? ActTaking.erased
            try outbox.enqueue(
                office: handling, subject: caseID, name: answer.name, kind: CaseWork.kind,
                payload: JSONBytes.encode(CaseWork.answer(act: id, to: office, refusal: refusal)),
                dueAt: environment.now.seconds, in: transaction)
        }
    }

    /// - Returns: the handling office, and what was done: nil where the case was erased meanwhile, and with it the key to
    ///   that. Nil where nothing waits to be brought.
    private func letter(
        _ id: String, of caseID: String, sentBy office: String
    ) async throws -> (office: String, act: HandoverAct?)? {
        let keyring = environment.keyring
        return try await environment.database.read { transaction in
            guard let row = try HandoverActRow.find(id, at: office, keyring: keyring, in: transaction),
                row.state == .sent, let handover = try Handover.find(caseID, at: office, in: transaction)
            else { return nil }
            guard let wrapped = try CaseRecord.find(caseID, of: handover.from, in: transaction)?.wrappedKey else {
                return (handover.from, nil)
            }
            let key = try CaseKey.unwrap(wrapped, by: keyring, for: CaseFile.keyContext(handover.from, caseID))
            return (handover.from, try row.act(of: key))
        }
    }

    /// It could not be brought there: whoever acted is told, and the task comes back.
    func gaveUp(_ id: String, _ claim: WorkClaim, in transaction: any Transaction) throws {
        let keyring = environment.keyring
        guard try HandoverActRow.find(id, at: claim.office, keyring: keyring, in: transaction)?.state == .sent,
            let handover = try Handover.find(claim.subject, at: claim.office, in: transaction)
        else { return }
        try AnswerAct(environment, cases).record(
            id, at: claim.office, refusal: "Sistem belum dapat menyampaikannya. Coba kirim lagi.", in: transaction)
        let work = CaseWork.handOver(of: handover.from, to: claim.office, version: 0)
        try Outbox(keyring: keyring).enqueue(
            office: claim.office, subject: claim.subject, name: "\(work.name):\(id)", kind: CaseWork.kind,
            payload: JSONBytes.encode(work), dueAt: environment.now.seconds, in: transaction)
        // Who acted knows, and may act again: there is nothing left for an administrator to do.
        try Outbox(keyring: keyring).settle(
            office: claim.office, subject: claim.subject, name: claim.name, in: transaction)
    }
}

/// One act of another office, decided in the handling office's transaction.
struct ActTaking {
    let environment: Environment
    let cases: CaseServices
    let transaction: any Transaction

    /// Files that no row names are swept after seven days; an act that waited longer has lost its own.
    private static let longestWait = Blobs.orphanAge - 86_400

    /// What is said about a case whose content is gone.
    static let erased = "Isi permohonan ini sudah dihapus."

    /// - Returns: why it is refused, in the words of whoever acted; nil: it was taken.
    func refusal(of act: HandoverAct) throws -> String? {
        do {
            try transaction.savepoint { try take(act) }
            return nil
        } catch let refusal as Refusal {
            return try words(of: refusal, for: act)
        } catch let troubles as FieldTroubles {
            return troubles.messages.sorted { $0.key < $1.key }.map { "\($0.value)." }.joined(separator: " ")
        } catch is CaseMissing {
            return "Permohonan ini tidak ada lagi."
        } catch is CaseErased {
            return ActTaking.erased
        } catch is FilesLost {
            return "Berkas yang Anda unggah sudah tidak tersimpan. Kerjakan tugas ini lagi."
        }
    }

    /// Decides as of when they acted, so that nothing depends on when a worker woke: an act in time is in time.
    /// - Throws: `Refusal`, `FieldTroubles`.
    func take(_ act: HandoverAct) throws {
        var file = try CaseFile.open(
            act.caseID, of: act.office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
            in: transaction)
        if !act.files.isEmpty, environment.now.since(act.sent) > ActTaking.longestWait { throw FilesLost() }
        for facts in act.files {
            try Blobs.name(
                WrittenBlob(facts), mediaType: act.mediaTypes[facts.id] ?? "application/pdf",
                at: environment.now.seconds, sealing: file.key, in: transaction)
        }
        let writer = CaseWriter(environment: environment, cases: cases, transaction: transaction)
        try giveBack(act, on: &file, by: writer)
        let context = try EngineContext(for: file, cases, at: act.sent, in: transaction)
        var actor = act.actor
        actor.freedSteps = try file.freedSteps(besides: act.person, at: act.sent, in: transaction)
        if act.isOvertaken(in: file.state) {
            if act.deed == .release { throw Refusal.notClaimed }
            actor.freedSteps.remove(act.step)
        }
        let events = try decide(
            file.state, try command(of: act, on: file), by: actor, expectedVersion: act.seen, in: context)
        try writer.store(events, on: &file, at: environment.now)
    }

    /// Out of the hands of whoever held it, where somebody hands it on.
    private func giveBack(_ act: HandoverAct, on file: inout CaseFile, by writer: CaseWriter) throws {
        guard let giver = act.givenBy, let open = file.state.open[act.step], open.visit == act.visit,
            let holder = open.claimedBy, holder == act.claim?.holder, holder != act.person
        else { return }
        let events = try decide(
            file.state, .release(step: act.step, visit: act.visit),
            by: Actor(person: giver, lanes: Set(open.lanes)), expectedVersion: nil,
            in: try EngineContext(for: file, cases, at: act.sent, in: transaction))
        try writer.store(events, on: &file, at: environment.now)
    }

    /// What an effect gave is kept by its noun first, as at the handling office's own desk.
    private func command(of act: HandoverAct, on file: CaseFile) throws -> Command {
        guard case .endEffect(let outcome, let outputs) = act.deed else { return act.command() }
        guard let state = file.state.effect(act.key), state.status.isWaiting,
            let effect = EffectTable.effect(state.effect)
        else { throw Refusal.effectNotWaiting }
        let call = EffectCall(
            office: act.office, caseID: act.caseID, key: act.key, effect: state.effect, arguments: state.arguments,
            now: environment.now)
        let kept = try effect.keep(call, EffectAnswer(outcome, outputs: outputs), transaction)
        return act.command(outputs: kept.outputs, outcome: kept.outcome)
    }

    /// A look at a task that somebody has meanwhile done themselves is not worth telling.
    private func words(of refusal: Refusal, for act: HandoverAct) throws -> String? {
        switch (act.deed, refusal) {
        case (.claim, .stepLeft(_, _, let by, _)) where by == act.person: return nil
        case (.release, .notClaimed), (.release, .stepLeft): return nil
        case (_, .stepLeft(_, _, let by?, _)), (_, .claimed(let by)):
            let name = try OfficerNames.of([by], in: transaction)[by]
            return [name.map { "\($0) lebih dahulu." }, refusal.message].compactMap(\.self).joined(separator: " ")
        default: return refusal.message
        }
    }
}

private struct FilesLost: Error {}
