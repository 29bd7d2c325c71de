public import Forms

/// `oleh`.
public enum Performers: Hashable, Sendable {
    case one(String)
    /// All of them, in any order.
    case all([String])
    /// All of them, in this order.
    case inOrder([String])
    /// Whoever is first.
    case anyOf([String])
    case byAnswer(AnswerReference, [String: String], otherwise: String?)

    public var lanes: [String] {
        switch self {
        case .one(let lane): [lane]
        case .all(let lanes), .inOrder(let lanes), .anyOf(let lanes): lanes
        case .byAnswer(_, let map, let otherwise):
            Set(map.values).union(otherwise.map { [$0] } ?? []).sorted()
        }
    }

    /// Whether one of the lanes does it, and not all of them.
    public var areAlternatives: Bool {
        switch self {
        case .one, .all, .inOrder: false
        case .anyOf, .byAnswer: true
        }
    }
}
