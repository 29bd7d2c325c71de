public import Forms
public import Store

/// What an officer is to know, of every office that they serve in and of those that handed them tasks; the newest first.
public struct MyNotices: Sendable {
    public struct Entry: Sendable, Hashable {
        public let notice: Notice
        /// The case's number.
        public let number: String
        /// The office's part of the address; nil: another office's case, whose task is in the inbox.
        public let desk: String?
        /// The case is late, and the reader heads the office: they may have no part in the case itself. The SOP.
        public let report: String?
        /// Nobody holds a lane of the case, and the reader is to look at the officers of the office whose lane it is, which
        /// need not be the one that handles the case: that office's part of the address.
        public let officers: String?
    }

    public let entries: [Entry]
    /// At most ``most``.
    public let unread: Int
    public let hasMore: Bool

    public init(
        of person: Person, limit: Int, offset: Int, _ environment: Environment, in transaction: any ReadTransaction
    ) throws {
        let own = person.offices(at: environment.now)
        let offices = try Self.offices(of: person, own, in: transaction)
        let rows = try transaction.rows(
            """
            SELECT n.*, c.number, c.procedure_name, o.slug FROM notices n
            JOIN cases c ON c.office_id = n.office_id AND c.id = n.case_id
            JOIN offices o ON o.id = n.office_id
            WHERE n.office_id IN \(list: offices) AND n.account_id = \(person.id)
            ORDER BY n.made_at DESC, n.office_id, n.name LIMIT \(limit + 1) OFFSET \(offset)
            """)
        entries = try rows.prefix(limit).map { row in
            let notice = try Notice(row, keyring: environment.keyring)
            let isHere = own.contains(notice.office)
            let desk = isHere ? row.text("slug") : nil
            return Entry(
                notice: notice, number: row.text("number"), desk: desk,
                report: isHere
                    && [StepReminders.headPrefix, VacantLane.headPrefix].contains { notice.name.hasPrefix($0) }
                    ? row.text("procedure_name") : nil,
                officers: VacantLane.isForAdministrators(notice.name) ? VacantLane.slug(in: notice.name) ?? desk : nil)
        }
        hasMore = rows.count > limit
        unread = try Self.unread(of: person, in: offices, in: transaction)
    }

    /// Unread ones are counted so far: every desk page shows how many there are.
    public static let most = 100

    /// How many they have not marked as read, as far as they are counted.
    public static func unread(of person: Person, at now: Instant, in transaction: any ReadTransaction) throws -> Int {
        guard person.kind == .officer else { return 0 }
        let own = person.offices(at: now)
        guard !own.isEmpty else { return 0 }
        return try unread(of: person, in: offices(of: person, own, in: transaction), in: transaction)
    }

    private static func unread(
        of person: Person, in offices: [String], in transaction: any ReadTransaction
    ) throws -> Int {
        let row = try transaction.row(
            """
            SELECT COUNT(*) AS n FROM (
                SELECT 1 FROM notices
                WHERE office_id IN \(list: offices) AND account_id = \(person.id) AND read_at IS NULL LIMIT \(most)
            ) AS u
            """)
        return Int(row?.int("n") ?? 0)
    }

    /// Notices lie with their case.
    static func offices(
        of person: Person, _ own: Set<String>, in transaction: any ReadTransaction
    ) throws -> [String] {
        let handing = try transaction.rows(
            "SELECT DISTINCT from_office_id FROM handovers WHERE office_id IN \(list: own.sorted())")
        return own.union(handing.map { $0.text("from_office_id") }).sorted()
    }
}
