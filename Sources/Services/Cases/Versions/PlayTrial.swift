public import Forms
public import Procedures
import Store

/// One act in a trial, by an administrator who plays every lane.
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
    let catalogue: Catalogue

    /// `catalogue` is the world without procedures.
    public init(_ environment: Environment, catalogue: Catalogue) {
        self.environment = environment
        self.catalogue = catalogue
    }

    /// - Parameter version: of the trial, as the person's page showed it.
    /// - Throws: `Denial`, `DraftUnreadable`; `TrialMoved` where somebody else played meanwhile; `Refusal` of the engine;
    ///   `FieldTroubles` at `uji` where the trial is too long.
    public func callAsFunction(
        _ act: Act, on draft: String, at office: String, seen version: Int, by person: Person
    ) async throws {
        let (environment, catalogue) = (environment, catalogue)
        try await environment.database.write { transaction in
            if case .begunAgain = act {
                _ = try ProcedureTrial(
                    of: draft, at: office, for: person, environment, base: catalogue, in: transaction)
                return try ProcedureDraft.forgetTrial(of: draft, at: office, in: transaction)
            }
            var trial = try ProcedureTrial(
                of: draft, at: office, for: person, environment, base: catalogue, in: transaction)
            guard trial.version == version else { throw TrialMoved() }
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
            try trial.store(environment, in: transaction)
        }
    }
}

/// Somebody else played on.
public struct TrialMoved: Error, Sendable {}
