public import Forms
public import Procedures
public import Store

/// A work on the outside world, as its noun offers it: what the checker knows of it, and who does it.
///
/// Real where `run` is there and the office's adoption does not say `manual`; else a task for a person, who enters the
/// same outcome and outputs (SOP.md §10.5, "manual mode").
public struct Effect: Sendable {
    public typealias Runner = @Sendable (EffectCall, Environment) async throws -> EffectAnswer
    public typealias Keeper = @Sendable (EffectCall, EffectAnswer, any Transaction) throws -> EffectAnswer
    public typealias Suggester = @Sendable (EffectCall, any ReadTransaction) throws -> [String: Value]

    public let declaration: EffectDeclaration
    /// What a person is to do where nobody but a person can: sentences, in the imperative.
    public let instruction: @Sendable (EffectCall) -> String
    let run: Runner?
    /// Whether the system can do it by itself.
    public var canRun: Bool { run != nil }
    /// Checks an outcome that a person entered and keeps what it allotted, within the transaction of the act.
    /// Throws `FieldTroubles`.
    let keep: Keeper
    /// What the form of a person shows before they type.
    let suggest: Suggester

    init(
        _ declaration: EffectDeclaration, run: Runner? = nil,
        instruction: @escaping @Sendable (EffectCall) -> String,
        suggest: @escaping Suggester = { _, _ in [:] },
        keep: @escaping Keeper = { _, answer, _ in answer }
    ) {
        self.declaration = declaration
        self.run = run
        self.instruction = instruction
        self.suggest = suggest
        self.keep = keep
    }
}

/// One request to an effect; `key` is the same for every retry.
public struct EffectCall: Sendable, Hashable {
    public let office: String
    public let caseID: String
    public let key: EffectKey
    public let effect: String
    public let arguments: [String: Value]
    public let now: Instant

    func text(_ name: String) -> String {
        if case .text(let text) = arguments[name] { return text }
        return ""
    }
}

/// What an effect gave.
public struct EffectAnswer: Sendable, Hashable {
    public var outcome: String
    public var outputs: [String: Value]

    public init(_ outcome: String, outputs: [String: Value] = [:]) {
        self.outcome = outcome
        self.outputs = outputs
    }
}

/// How an effect's own failure is told apart: a technical one is retried, an unknown one is looked at by a person.
public enum EffectFailure: Error, Sendable {
    case technical(String)
    case uncertain(String)
}

/// Messages for the fields of a form that a person just sent, by field name.
public struct FieldTroubles: Error, Sendable, Hashable {
    public let messages: [String: String]

    public init(_ messages: [String: String]) { self.messages = messages }
}
