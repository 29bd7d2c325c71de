import Procedures
import Store

/// Takes a task out of the hands of somebody who goes, for the lanes that it waits for: the holder may have no role any more
/// by which anybody could do it in their place. The history names the administrator.
struct TaskRelease: Sendable {
    let environment: Environment
    let cases: CaseServices
    /// Who holds it.
    let holder: String
    /// Who decided so.
    let person: Person

    /// Throws `CaseMissing`, or `Refusal` where the holder has it no longer.
    func callAsFunction(_ task: TaskPlace) async throws {
        try await task.isElsewhere ? elsewhere(task) : here(task)
    }

    private func here(_ task: TaskPlace) async throws {
        try await environment.database.write { transaction in
            var file = try CaseFile.open(
                task.caseID, of: task.office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                in: transaction)
            let actor = try actor(for: task, in: file)
            try CaseWriter(environment: environment, cases: cases, transaction: transaction).run(
                .release(step: task.step, visit: task.visit), by: actor, seen: nil, on: &file, at: environment.now)
        }
    }

    private func elsewhere(_ task: TaskPlace) async throws {
        let (act, text, key) = try await environment.database.read { transaction in
            guard let handover = try Handover.find(task.caseID, at: task.office, in: transaction) else {
                throw CaseMissing()
            }
            let file = try CaseFile.open(
                task.caseID, of: handover.from, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                in: transaction)
            guard let step = file.procedure.step(task.step) else { throw CaseMissing() }
            let actor = try actor(for: task, in: file)
            let act = HandoverAct(
                office: handover.from, caseID: task.caseID, step: task.step, visit: task.visit, kind: task.kind,
                deed: .release, person: actor.person, lanes: actor.lanes, channel: actor.channel,
                isAssisting: actor.isAssisting, isParty: actor.isParty, claim: HandoverAct.Claim(holder: holder),
                sent: environment.now)
            return (act, step.text, file.key)
        }
        try await environment.database.write { transaction in
            try ActSending(act: act, key: key, text: text, office: task.office, environment: environment)
                .send(in: transaction)
        }
    }

    private func actor(for task: TaskPlace, in file: CaseFile) throws -> Actor {
        guard let open = file.state.open[task.step], open.visit == task.visit else {
            throw Refusal.stepNotOpen(step: task.step)
        }
        guard open.claimedBy == holder else { throw Refusal.notClaimed }
        return Actor(person: person.id, lanes: Set(open.lanes))
    }
}
