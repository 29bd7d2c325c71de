public import Forms

/// What the proof of one procedure found, and how much it had to look at.
public struct ProofReport: Hashable, Sendable {
    /// How many markings were visited.
    public let markings: Int
    /// Size of the net after fusing.
    public let places: Int
    public let transitions: Int
    /// False when there were more markings than the limit: nothing is then proven (E310).
    public let isExhaustive: Bool
    /// S1–S5 of SOP.md §11, in the order of the file.
    public let diagnostics: [Diagnostic]

    /// Proven for all markings: every case can end, whatever the answers and the decisions are.
    public var isSound: Bool { isExhaustive && diagnostics.allSatisfy { $0.severity == .warning } }
}
