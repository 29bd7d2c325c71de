import Forms
import Procedures
public import Store

/// Does what cases asked of the outbox.
public struct CaseWorker: WorkHandler {
    /// The outbox kind that this handles.
    public static let kind = CaseWork.kind
    let environment: Environment
    let cases: CaseServices
    let effects: EffectLookup

    /// - Parameter effects: who does an effect of this name.
    public init(
        _ environment: Environment, _ cases: CaseServices, effects: @escaping EffectLookup = EffectTable.effect
    ) {
        self.environment = environment
        self.cases = cases
        self.effects = effects
    }

    public func perform(_ claim: WorkClaim) async throws -> WorkRecord {
        switch try JSONBytes.decode(CaseWork.self, from: claim.payload) {
        case .effect(let key): return try await perform(key, claim)
        case .openSub(let step, let visit):
            try await SubCases(environment, cases).open(
                step: step, visit: visit, of: claim.subject, office: claim.office)
        case .tellParentOpened:
            try await SubCases(environment, cases).tellParentOpened(of: claim.subject, office: claim.office)
        case .tellParent(let result):
            try await SubCases(environment, cases).tellParent(
                of: claim.subject, office: claim.office, result: result)
        case .endChildren:
            try await SubCases(environment, cases).endChildren(of: claim.subject, office: claim.office)
        case .handOver(let from, let office, _):
            try await HandOver(environment, cases)(claim.subject, of: from, to: office)
        case .deliver(let act): try await DeliverAct(environment, cases)(act, of: claim.subject, sentBy: claim.office)
        case .answer(let act, let office, let refusal):
            try await AnswerAct(environment, cases)(
                act, of: claim.subject, from: claim.office, to: office, refusal: refusal)
        case .spreadDecree(let decree, let revision):
            try await DecreeSpread(environment: environment, decree: decree, revision: revision)(from: claim.office)
        case .spreadNational(let decree, let load):
            try await DecreeSpread(environment: environment, decree: decree, revision: load).everywhere()
        case .recompute(let decree, _): return record(.recompute(cause: decree), claim)
        case .adopted(let adoption): return followAdoption(adoption, claim)
        }
        // What spans offices has been done in a transaction of each: done twice it is done once.
        return { _ in }
    }

    /// Runs an effect outside any transaction; what came of it is a command to the case.
    private func perform(_ key: EffectKey, _ claim: WorkClaim) async throws -> WorkRecord {
        let file = try await environment.database.read { transaction in
            try CaseFile.open(
                claim.subject, of: claim.office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                in: transaction)
        }
        guard let state = file.state.effect(key), file.isSystems(state) else { return leave(key, claim) }
        guard let effect = effects(state.effect), let run = effect.run
        else { throw WorkImpossible("Pekerjaan ini tidak dapat dijalankan sistem di kantor ini") }
        if claim.isInterrupted, effect.declaration.kind == .uncertain {
            return record(.effectUncertain(key, cause: "Sistem berhenti saat pekerjaan berjalan"), claim)
        }
        let call = EffectCall(
            office: claim.office, caseID: claim.subject, key: key, effect: state.effect, arguments: state.arguments,
            now: environment.now)
        do {
            let answer = try await run(call, environment)
            return record(.effectEnded(key, outcome: answer.outcome, outputs: answer.outputs, isManual: false), claim)
        } catch EffectFailure.uncertain(let cause) {
            return record(.effectUncertain(key, cause: cause), claim)
        }
    }

    /// Somebody has answered it or taken it meanwhile, or it is a person's since the case moved or the office adopted anew.
    /// Whoever gave it back since the case was read saw this very row still wait, and asked for nothing.
    private func leave(_ key: EffectKey, _ claim: WorkClaim) -> WorkRecord {
        { transaction in
            let file = try CaseFile.open(
                claim.subject, of: claim.office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                in: transaction)
            guard let state = file.state.effect(key), state.status == .requested else { return }
            if claim.isInterrupted, effects(state.effect)?.declaration.kind == .uncertain {
                return try run(
                    .effectUncertain(key, cause: "Sistem berhenti saat pekerjaan berjalan"), claim, in: transaction)
            }
            guard file.isSystems(state) else { return }
            try CaseWriter(environment: environment, cases: cases, transaction: transaction)
                .enqueue(.effect(key), again: Identifier.random(), for: file.record, at: environment.now)
        }
    }

    public func cause(of error: any Error, in claim: WorkClaim) -> String { WorkCause.words(error) }

    /// An effect's failure is a fact of its case; a sub-procedure that cannot be opened is a task of who answers for its
    /// step. The rest has no step of its own: the office's administrators find it in their list.
    public func gaveUp(_ claim: WorkClaim, cause: String, in transaction: any Transaction) throws {
        switch try JSONBytes.decode(CaseWork.self, from: claim.payload) {
        case .effect(let key):
            do {
                try run(trouble(of: key, cause: cause, claim, in: transaction), claim, in: transaction)
            } catch Refusal.effectNotWaiting {
                // The case went on, or ended, without it.
                try Outbox(keyring: environment.keyring).settle(
                    office: claim.office, subject: claim.subject, name: claim.name, in: transaction)
            }
        case .openSub(let name, _):
            var file = try CaseFile.open(
                claim.subject, of: claim.office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                in: transaction)
            try CaseProjection(transaction: transaction).update(&file)
            guard let step = file.procedure.step(name) else { return }
            try CaseNotices(environment: environment, transaction: transaction)
                .tell(stalled: step, cause: cause, of: file)
        case .deliver(let act): try DeliverAct(environment, cases).gaveUp(act, claim, in: transaction)
        case .tellParent, .tellParentOpened, .endChildren, .spreadDecree, .spreadNational, .recompute, .adopted,
            .handOver, .answer:
            break
        }
    }

    /// An effect that must not be repeated, and of which an attempt ended without a recorded result, has not failed:
    /// nobody knows.
    private func trouble(
        of key: EffectKey, cause: String, _ claim: WorkClaim, in transaction: any Transaction
    ) throws -> Command {
        guard claim.isInterrupted else { return .effectFailed(key, cause: cause) }
        let file = try CaseFile.open(
            claim.subject, of: claim.office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
            in: transaction)
        let effect = file.state.effect(key).flatMap { effects($0.effect) }
        return effect?.declaration.kind == .uncertain
            ? .effectUncertain(key, cause: cause) : .effectFailed(key, cause: cause)
    }

    /// Done twice it is done once.
    private func followAdoption(_ adoption: String, _ claim: WorkClaim) -> WorkRecord {
        { transaction in
            var file = try CaseFile.open(
                claim.subject, of: claim.office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                in: transaction)
            try CaseProjection(transaction: transaction).update(&file)
            let writer = CaseWriter(environment: environment, cases: cases, transaction: transaction)
            try writer.askForEffects(of: file, again: adoption, at: environment.now)
            try writer.copyTasks(of: file, again: adoption)
        }
    }

    private func record(_ command: Command, _ claim: WorkClaim) -> WorkRecord {
        { transaction in try run(command, claim, in: transaction) }
    }

    private func run(_ command: Command, _ claim: WorkClaim, in transaction: any Transaction) throws {
        var file = try CaseFile.open(
            claim.subject, of: claim.office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
            in: transaction)
        try CaseWriter(environment: environment, cases: cases, transaction: transaction)
            .run(command, by: .system, seen: nil, on: &file, at: environment.now)
    }
}

/// Lets the clock act on cases: time-outs, reminders, escalations, and the end of what is kept for a time. The engine fires what is due before any act anyway;
/// this only makes sure that something happens when nobody acts. What it gives up is the administrators', and is set
/// anew by the next act.
public struct CaseClock: WorkHandler {
    /// The timer kind that this handles.
    public static let kind = CaseWork.kind
    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    public func perform(_ claim: WorkClaim) async throws -> WorkRecord {
        { transaction in
            var file = try CaseFile.open(
                claim.subject, of: claim.office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                in: transaction)
            guard file.state.nextTick(in: file.procedure) != nil else { return }
            let version = file.record.version
            let writer = CaseWriter(environment: environment, cases: cases, transaction: transaction)
            try writer.run(.tick, by: .system, seen: nil, on: &file, at: environment.now)
            // The clock was set back since the timer was taken: it fired nothing, and is not lost.
            if file.record.version == version { try writer.restoreTimer(of: file) }
        }
    }

    public func cause(of error: any Error, in claim: WorkClaim) -> String { WorkCause.words(error) }
}
