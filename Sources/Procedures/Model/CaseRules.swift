public import Forms

/// `akhir.<nama>`: a way in which a case can end (SOP.md §5).
public struct CaseResult: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case success = "berhasil"
        case refused = "ditolak"
        case withdrawn = "dicabut"
        case expired = "kedaluwarsa"
        case transferred = "dialihkan"

        /// Whether what effects did is undone when a case ends so.
        public var undoesEffects: Bool { self == .refused || self == .withdrawn || self == .expired }
    }

    public var name: String
    public var title: String
    public var kind: Kind
    /// `hentikan`: reaching it removes all other tokens.
    public var stopsOthers = false
    public var letter: String?
    public var records: [RegisterUse] = []
    public var notices: [NoticeRule] = []
    public var position: SourcePosition

    public init(name: String, title: String, kind: Kind, position: SourcePosition = .start) {
        self.name = name
        self.title = title
        self.kind = kind
        self.position = position
    }

    /// Whether the office decided: what the applicant withdrew or let go says nothing of its time.
    public var isDecision: Bool { kind == .success || kind == .refused }
}

/// `pencabutan`.
public struct Withdrawal: Hashable, Sendable {
    public var result: String
    /// Allowed until this has happened once; nil: until the end.
    public var until: EventReference?
    public var lanes: [String]
    /// Whether a reason must be given.
    public var reasonRequired: Bool
    public var position: SourcePosition

    public init(
        result: String, until: EventReference? = nil, lanes: [String], reasonRequired: Bool = false,
        position: SourcePosition = .start
    ) {
        self.result = result
        self.until = until
        self.lanes = lanes
        self.reasonRequired = reasonRequired
        self.position = position
    }
}

/// `perbaikan`: answers that may be corrected after submission.
public struct Correction: Hashable, Sendable {
    public var fields: [FieldPath]
    public var lanes: [String]
    public var until: EventReference
    public var position: SourcePosition

    public init(fields: [FieldPath], lanes: [String], until: EventReference, position: SourcePosition = .start) {
        self.fields = fields
        self.lanes = lanes
        self.until = until
        self.position = position
    }
}

/// A line of `kerahasiaan`.
public struct ConfidentialityRule: Hashable, Sendable {
    public enum Scope: String, Hashable, Sendable, Codable {
        case identity = "identitas"
        /// Who it is, but for what `selain` of the file leaves open.
        case named = "identitas-selain"
        case content = "isi"
    }

    public var condition: Condition?
    public var closes: Scope
    public var except: [String]
    /// `selain`: answers and papers that do not count as telling who it is.
    public var leaves: [AnswerReference]

    public init(condition: Condition?, closes: Scope, except: [String], leaves: [AnswerReference] = []) {
        self.condition = condition
        self.closes = closes
        self.except = except
        self.leaves = leaves
    }
}

extension Procedure {
    /// Whether `selain` leaves it open where only the rest of who it is is closed.
    public func leavesOpen(_ reference: AnswerReference) -> Bool {
        confidentiality.contains { $0.leaves.contains(reference) }
    }
}

/// `lanjutan.<nama>`: a case that may follow this one.
public struct FollowUp: Hashable, Sendable {
    public var name: String
    public var procedure: String
    public var after: [String]
    /// `selama`: it may begin while one of these steps is open, and what is given there as its number must be one's.
    public var during: [String] = []
    public var within: TimeAmount?
    public var whenLate: [String]
    public var arguments: [FieldPath: Argument]
    public var position: SourcePosition

    public init(
        name: String, procedure: String, after: [String], within: TimeAmount?, whenLate: [String],
        arguments: [FieldPath: Argument], position: SourcePosition = .start
    ) {
        self.name = name
        self.procedure = procedure
        self.after = after
        self.within = within
        self.whenLate = whenLate
        self.arguments = arguments
        self.position = position
    }
}

/// `pindah`: allows moving running cases of an older version (SOP.md §16).
public struct CaseMove: Hashable, Sendable {
    public var fromVersion: Int
    public var steps: [String: String]

    public init(fromVersion: Int, steps: [String: String]) {
        self.fromVersion = fromVersion
        self.steps = steps
    }
}
