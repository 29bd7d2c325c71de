public import Forms

/// One way in which a step can end.
public struct Outcome: Hashable, Sendable {
    /// Who reads the reason that must be given.
    public enum Reason: String, Hashable, Sendable, Codable {
        case forApplicant = "untuk-pemohon"
        case `internal` = "internal"
    }

    /// The name of the only outcome of a step with `lalu`.
    public static let implicitName = "selesai"

    public var name: String
    public var label: String
    /// Steps, or one result.
    public var targets: [String]
    public var reason: Reason?
    public var asks: [FormUse] = []
    public var letterActs: [LetterAct] = []
    public var records: [RegisterUse] = []
    public var outputs: [String] = []
    public var notices: [NoticeRule] = []
    /// `paling-banyak`: how often in a case.
    public var maximumTimes: Int?
    public var isImplicit = false
    public var position: SourcePosition

    public init(name: String, label: String, targets: [String], position: SourcePosition = .start) {
        self.name = name
        self.label = label
        self.targets = targets
        self.position = position
    }
}
