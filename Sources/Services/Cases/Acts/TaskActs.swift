import Procedures
import Store

/// What else can be done with an open task than completing it: taking it for oneself, giving it back, passing it over.
public struct TaskActs: Sendable {
    public let environment: Environment
    public let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// Takes the task for oneself, so that colleagues see who has it.
    public func claim(_ address: TaskAddress, by person: Person) async throws {
        try await run(.claim(step: address.step, visit: address.visit), address, person)
    }

    public func release(_ address: TaskAddress, by person: Person) async throws {
        try await run(.release(step: address.step, visit: address.visit), address, person)
    }

    /// Passes the step over, with a reason (`boleh-dilewati`).
    public func skip(_ address: TaskAddress, reason: String, by person: Person) async throws {
        try await run(.skip(step: address.step, visit: address.visit, reason: reason), address, person)
    }

    private func run(_ command: Command, _ address: TaskAddress, _ person: Person) async throws {
        let (environment, cases, now) = (environment, cases, environment.now)
        try await environment.database.write { transaction in
            var file = try CaseFile.open(
                address.caseID, of: address.office, at: environment.now, shelf: cases.shelf,
                keyring: environment.keyring, in: transaction)
            let actor = try file.require(
                person, step: address.step, at: now, keyring: environment.keyring, in: transaction)
            if case .claim = command { try file.refuseClaimOfSystems(address) }
            try CaseWriter(environment: environment, cases: cases, transaction: transaction)
                .run(command, by: actor, seen: nil, on: &file, at: now)
        }
    }
}

extension CaseFile {
    /// What the system is about to do is nobody's to take: a page from before offered it while it was a person's.
    func refuseClaimOfSystems(_ address: TaskAddress) throws {
        let key = EffectKey(step: address.step, visit: address.visit)
        if let effect = state.effect(key), isSystems(effect) { throw Refusal.stepNotOpen(step: address.step) }
    }
}
