/// How bodies of past versions are read: each becomes today's. What is stored stays as it is, since the chain is over its
/// bytes.
///
/// To write a type in another way, let its struct be today's, keep the old form as `V1`, `V2` … that says what it is
/// `today`, and append its reader here: the type's version goes up by that (docs/decisions/0037).
enum Upcasting {
    typealias Reader = @Sendable (any Decoder) throws -> CaseEvent.Body

    /// By type, the readers of versions 1, 2 … up to the last that is not written any more.
    static let readers: [EventType: [Reader]] = [
        .lateAct: [{ .lateAct(try LateActKept.V1(from: $0).today) }],
        .escalated: [{ .escalated(try Escalated.V1(from: $0).today()) }],
        .contentErased: [{ .contentErased(try ContentErased.V1(from: $0).today) }],
    ]
}

extension EventType {
    /// The version that is written. All from the first on are read.
    var version: Int { (Upcasting.readers[self]?.count ?? 0) + 1 }
}

extension CaseEvent.Body {
    /// Reads what some version wrote of an event of this type.
    /// - Precondition: a version from the first to the newest.
    init(_ type: EventType, version: Int, from decoder: any Decoder) throws {
        if version < type.version, let readers = Upcasting.readers[type] {
            self = try readers[version - 1](decoder)
        } else {
            try self.init(type, from: decoder)
        }
    }
}
