public import Forms

/// `menurut` of a step.
public enum Branch: Hashable, Sendable {
    /// The outcomes are the options of this answer (`ya`/`tidak` for yes-no fields).
    case byField(FieldPath)
    /// The outcomes are those of an earlier step that can still be its latest here.
    case byStep(String)
    /// Tested in order; the last has no condition.
    case byConditions([(outcome: String, condition: Condition)], otherwise: String)

    public static func == (left: Branch, right: Branch) -> Bool {
        switch (left, right) {
        case (.byField(let a), .byField(let b)): a == b
        case (.byStep(let a), .byStep(let b)): a == b
        case (.byConditions(let a, let x), .byConditions(let b, let y)):
            x == y && a.count == b.count && zip(a, b).allSatisfy { $0 == $1 }
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch self {
        case .byField(let path): hasher.combine(path)
        case .byStep(let step): hasher.combine(step)
        case .byConditions(let cases, let otherwise):
            for item in cases { hasher.combine(item.outcome) }
            hasher.combine(otherwise)
        }
    }
}
