/// A test over answers (SOP.md §8). Two-valued: on an empty answer every positive test is false, and `bukan` negates.
public indirect enum Condition: Hashable, Sendable {
    case test(AnswerReference, AnswerTest)
    case all([Condition])
    case any([Condition])
    case not(Condition)

    /// All answers that it looks at.
    public var references: [AnswerReference] {
        switch self {
        case .test(let reference, _): [reference]
        case .all(let parts), .any(let parts): parts.flatMap(\.references)
        case .not(let part): part.references
        }
    }
}

/// What one line of a condition asks of its answer.
public enum AnswerTest: Hashable, Sendable {
    /// One of these, as written; several: any. For `pilihan-ganda`, at least one is chosen.
    case isOneOf([Value])
    case isNot(Value)
    case compare(Comparison, Operand)
    case between(Operand, Operand)
    /// Full years on the day of the act.
    case age(Comparison, Int)
    case ageBetween(Int, Int)
    case filled
    case empty
}

public enum Comparison: String, Hashable, Sendable, CaseIterable {
    case atLeast = "minimal"
    case atMost = "maksimal"
    case moreThan = "lebih dari"
    case lessThan = "kurang dari"
}

/// What an answer is compared with.
public enum Operand: Hashable, Sendable {
    case number(Int64)
    case date(DateBound)
}
