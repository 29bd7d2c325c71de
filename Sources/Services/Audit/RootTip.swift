import Forms
import Store

/// The last root of an office as the database remembers it: that lines at the end of a folder are gone cannot be seen in
/// the folder alone.
struct RootTip: Sendable, Hashable {
    let office: String
    /// The hash of the folder's first line: every folder is a chain of its own.
    let chain: [UInt8]
    let day: CalendarDate
    /// The hash of the line.
    let line: [UInt8]

    /// nil for a row that is none.
    static func all(in transaction: any ReadTransaction) throws -> [RootTip?] {
        try transaction.rows("SELECT office_id, chain_hash, day, line_hash FROM audit_roots ORDER BY office_id").map {
            row in
            guard case .text(let office) = row.values[0], case .blob(let chain) = row.values[1],
                case .text(let text) = row.values[2], let day = CalendarDate(iso: text),
                case .blob(let line) = row.values[3]
            else { return nil }
            return RootTip(office: office, chain: chain, day: day, line: line)
        }
    }

    func store(in transaction: any Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO audit_roots (office_id, chain_hash, day, line_hash)
            VALUES (\(office), \(chain), \(day.description), \(line))
            ON CONFLICT (office_id, chain_hash) DO UPDATE SET day = excluded.day, line_hash = excluded.line_hash
            """)
    }
}

/// All that the database remembers of roots.
struct RootMemory: Sendable {
    let tips: [RootTip]
    /// Rows that are no tip's.
    let unreadable: Int
    /// Who left which chain, by its first line's hash.
    let left: [[UInt8]: AuditAct]

    init(in transaction: any ReadTransaction) throws {
        let all = try RootTip.all(in: transaction)
        tips = all.compactMap { $0 }
        unreadable = all.count - tips.count
        left = try AuditAct.all([.chainLeft], in: transaction).reduce(into: [:]) { left, act in
            guard let chain = Hexadecimal.bytes(act.subject) else { return }
            left[chain] = act
        }
    }

    /// Those of chains that nobody has left.
    var held: [RootTip] { tips.filter { leaving(of: $0) == nil } }

    /// By which act a tip's chain was left; nil where it was not, or has gone on since, somewhere.
    func leaving(of tip: RootTip) -> AuditAct? {
        left[tip.chain].flatMap { tip.day > $0.done.date(in: .wib).adding(days: 1) ? nil : $0 }
    }
}
