import Forms
public import Procedures
import Store

/// The outcome of an effect that a person did, or looked after: typed, checked and kept like the real effect's.
public struct EndEffect: Sendable {
    public let environment: Environment
    public let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Throws: `FieldTroubles` with a message a field, where an output is wrong or somebody has it already.
    public func callAsFunction(
        _ key: EffectKey, of caseID: String, office: String, answer: EffectAnswer, by person: Person
    ) async throws {
        let (environment, cases, now) = (environment, cases, environment.now)
        try await environment.database.write { transaction in
            var (file, actor) = try open(caseID, office, key, person, in: transaction)
            guard let state = file.state.effect(key), let effect = EffectTable.effect(state.effect) else {
                throw Refusal.effectNotWaiting
            }
            let call = EffectCall(
                office: office, caseID: caseID, key: key, effect: state.effect, arguments: state.arguments, now: now)
            let kept = try effect.keep(call, answer, transaction)
            try CaseWriter(environment: environment, cases: cases, transaction: transaction)
                .run(
                    .effectEnded(key, outcome: kept.outcome, outputs: kept.outputs, isManual: true), by: actor,
                    seen: nil,
                    on: &file, at: now)
        }
    }

    /// Lets the system try a failed effect once more.
    public func retry(_ key: EffectKey, of caseID: String, office: String, by person: Person) async throws {
        let (environment, cases, now) = (environment, cases, environment.now)
        try await environment.database.write { transaction in
            var (file, actor) = try open(caseID, office, key, person, in: transaction)
            try CaseWriter(environment: environment, cases: cases, transaction: transaction)
                .run(.effectRetried(key), by: actor, seen: nil, on: &file, at: now)
        }
    }

    /// The case, for somebody of the lane that answers for the effect.
    private func open(
        _ caseID: String, _ office: String, _ key: EffectKey, _ person: Person, in transaction: any Transaction
    ) throws -> (CaseFile, Actor) {
        let file = try CaseFile.open(
            caseID, of: office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring, in: transaction)
        let actor = try file.require(
            person, step: key.step, at: environment.now, keyring: environment.keyring, in: transaction)
        let answering = file.procedure.step(key.step)?.lanes ?? []
        guard !actor.lanes.isDisjoint(with: answering) else {
            throw Refusal.notYourLane(lanes: answering.compactMap { file.procedure.lane($0)?.title })
        }
        return (file, actor)
    }
}
