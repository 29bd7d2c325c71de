import Forms
import Store

/// The heads of an office as the database has them now, and what is other than in the lists of before.
struct HeadCensus: Sendable {
    private(set) var tree = MerkleTree()
    private(set) var events = 0
    /// The lines of the day's list.
    private(set) var list = ""
    private(set) var lost: [CaseHead] = []
    /// Cases in which the last head that a root was made over is not to be found any more.
    private(set) var turned: [CaseHead] = []

    /// A few cases a transaction, in the order of their ids, so that everybody works on meanwhile: each head is one that
    /// the case had while this ran.
    static func take(
        _ office: Office, _ today: CalendarDate, beside known: HeadBook, _ environment: Environment
    ) async throws -> HeadCensus {
        var census = HeadCensus()
        var unseen = known.heads
        var next: String? = ""
        while let after = next {
            let heads = unseen
            let (page, turned) = try await environment.database.read { transaction in
                let page = try StoredCase.page(of: office.id, after: after, most: 500, in: transaction)
                let turned = try page.rows.compactMap(\.row).filter { row in
                    try heads[row.id].map { try !row.holds($0, at: office.id, in: transaction) } ?? false
                }
                return (page, Set(turned.map(\.id)))
            }
            next = page.next
            for row in page.rows.compactMap(\.row) {
                let head = CaseHead(id: row.id, number: row.number, count: row.version, head: row.head, day: today)
                census.tree.add(head.leaf)
                census.events += row.version
                let before = unseen.removeValue(forKey: row.id)
                if before?.count != head.count || before?.head != head.head { census.list += HeadBook.line(head) }
                if turned.contains(row.id) { census.turned.append(head) }
            }
        }
        census.lost = unseen.values.sorted { $0.id < $1.id }
        for head in census.lost { census.list += HeadBook.line(gone: head) }
        return census
    }
}

extension StoredCase {
    /// Whether the case still has the event that a head is of.
    fileprivate func holds(_ head: CaseHead, at office: String, in transaction: any ReadTransaction) throws -> Bool {
        guard version > head.count else { return version == head.count && self.head == head.head }
        let event = try transaction.row(
            """
            SELECT chain_hash FROM case_events
            WHERE office_id = \(office) AND case_id = \(id) AND sequence = \(head.count)
            """)
        return event?.values[0] == .blob(head.head)
    }
}
