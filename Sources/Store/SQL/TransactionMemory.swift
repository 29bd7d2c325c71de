/// What a transaction was asked for once: its snapshot gives the same answer again. Used on the transaction's thread only.
public final class TransactionMemory {
    private var answers: [ObjectIdentifier: Any] = [:]

    /// Kinds of work that the transaction asked of the outbox, for the bell.
    public var askedWork: Set<String> = []

    public init() {}

    /// One answer a type; nil: not asked yet.
    public subscript<Answer>(type: Answer.Type) -> Answer? {
        get { answers[ObjectIdentifier(type)] as? Answer }
        set { answers[ObjectIdentifier(type)] = newValue }
    }

    /// What was read may have been undone: a savepoint was rolled back.
    public func forget() { answers = [:] }
}
