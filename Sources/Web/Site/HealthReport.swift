public import Services

/// Whether the parts that Balai needs answer.
public struct HealthReport: Sendable {
    public let parts: [(name: String, health: PartHealth)]
    /// What waits and what was given up; nil where it could not be counted.
    public let backlog: Backlog?

    public init(parts: [(name: String, health: PartHealth)], backlog: Backlog? = nil) {
        self.parts = parts
        self.backlog = backlog
    }

    public var isHealthy: Bool { parts.allSatisfy { $0.health.cause == nil } }
}

public enum PartHealth: Sendable, Hashable {
    case well
    /// It has not answered yet, and need not have: there is much to do.
    case busy
    /// Why it does not answer.
    case unwell(String)

    public var cause: String? {
        if case .unwell(let cause) = self { cause } else { nil }
    }

    /// What `/healthz` says of it.
    var word: String {
        switch self {
        case .well: "baik"
        case .busy: "sibuk"
        case .unwell(let cause): cause
        }
    }
}
