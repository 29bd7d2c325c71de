public import Forms
import Procedures
import Store

/// One act in a trial, by an administrator who plays every lane. It is played outside of any transaction; what came of it
/// is stored where nobody else has played, or changed the draft, meanwhile.
public struct PlayTrial: Sendable {
    public enum Act: Sendable {
        case done(step: String, outcome: String?, answers: [FieldPath: RawAnswer], without: Set<String>)
        case skipped(step: String)
        case withdrawn
        case waited(until: Instant)
        /// Everything from the beginning.
        case begunAgain
    }

    /// Longer than any person plays.
    static let mostEvents = 2000

    let environment: Environment
    let shelf: ProcedureShelf

    public init(_ environment: Environment, _ shelf: ProcedureShelf) {
        self.environment = environment
        self.shelf = shelf
    }

    /// - Parameter version: of the trial, as the person's page showed it.
    /// - Throws: `Denial`, `DraftUnreadable`; `TrialMoved` where somebody else played meanwhile, or the draft is another;
    ///   `Refusal` of the engine; `FieldTroubles` at `uji` where the trial is too long.
    public func callAsFunction(
        _ act: Act, on draft: String, at office: String, seen version: Int, by person: Person
    ) async throws {
        let (environment, shelf) = (environment, shelf)
        let found = try await environment.database.read { transaction in
            try ProcedureTrial(of: draft, at: office, for: person, environment, shelf, in: transaction)
        }
        if case .begunAgain = act {
            return try await environment.database.write { transaction in
                try Permission.administer.require(of: person, in: office, environment, transaction)
                try ProcedureDraft.forgetTrial(of: draft, at: office, in: transaction)
            }
        }
        guard found.version == version else { throw TrialMoved() }
        let played = try play(act, on: found)
        try await environment.database.write { transaction in
            try Permission.administer.require(of: person, in: office, environment, transaction)
            guard try found.stands(in: transaction) else { throw TrialMoved() }
            try played.store(environment, in: transaction)
        }
    }

    private func play(_ act: Act, on found: ProcedureTrial) throws -> ProcedureTrial {
        var trial = found
        switch act {
        case .done(let step, let outcome, let answers, let without):
            try trial.run.act(at: step, outcome, answers: answers, without: without)
        case .skipped(let step): try trial.run.skip(step)
        case .withdrawn: try trial.run.withdraw()
        case .waited(let instant): try trial.run.advance(to: instant)
        case .begunAgain: break
        }
        guard trial.run.events.count <= Self.mostEvents else {
            throw FieldTroubles(["uji": "Uji coba ini sudah terlalu panjang. Ulangi dari awal"])
        }
        return trial
    }
}

/// Somebody else played on, or changed the draft.
public struct TrialMoved: Error, Sendable {}
