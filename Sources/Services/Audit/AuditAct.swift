public import Forms
import Store

/// What somebody with the server did of which no event tells: kept in the database, with who it was.
public struct AuditAct: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
        /// A case was taken away as a ZIP; the subject is its number.
        case caseTaken = "permohonan-diambil"
        /// A chain of roots whose folder is gone was left; the subject is its first line's hash.
        case chainLeft = "akar-dilepas"
    }

    public let kind: Kind
    public let office: String
    public let subject: String
    public let done: Instant
    /// The system's name of whoever typed the command.
    public let by: String

    func store(in transaction: any Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO audit_acts (office_id, kind, subject, done_at, done_by)
            VALUES (\(office), \(kind.rawValue), \(subject), \(done.seconds), \(by))
            ON CONFLICT (office_id, kind, subject, done_at) DO NOTHING
            """)
    }

    /// All of them, in the order of time.
    static func all(in transaction: any ReadTransaction) throws -> [AuditAct] {
        try transaction.rows(
            "SELECT kind, office_id, subject, done_at, done_by FROM audit_acts ORDER BY done_at, office_id, subject"
        ).compactMap { row in
            guard case .text(let name) = row.values[0], let kind = Kind(rawValue: name),
                case .text(let office) = row.values[1], case .text(let subject) = row.values[2],
                case .integer(let done) = row.values[3], case .text(let by) = row.values[4]
            else { return nil }
            return AuditAct(kind: kind, office: office, subject: subject, done: Instant(seconds: done), by: by)
        }
    }
}

/// Shows what somebody with the server did.
public struct AuditActs: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// All of them, in the order of time.
    public func all() async throws -> [AuditAct] {
        try await environment.database.read { try AuditAct.all(in: $0) }
    }
}
