import Forms
public import Procedures
public import Store

/// The working calendar by which an office's deadlines are counted.
public enum OfficeCalendar {
    /// The office's own calendar; where it has none yet, its nearest ancestor's; else the standard one in its zone.
    public static func of(_ office: String, in transaction: any ReadTransaction) throws -> WorkingCalendar {
        try found(for: office, in: transaction).calendar
    }

    /// The calendar, with the office whose it is; nil: the standard one.
    public static func found(
        for office: String, in transaction: any ReadTransaction
    ) throws -> (calendar: WorkingCalendar, owner: String?) {
        try OfficeRevision.answer(.calendar(office), in: transaction) { try read(for: office, in: transaction) }
    }

    /// The offices below that do not follow this one's calendar, by name: those below them follow theirs.
    public static func notFollowing(_ office: String, in transaction: any ReadTransaction) throws -> [Office] {
        try transaction.rows(
            """
            WITH RECURSIVE below (id, own) AS (
                SELECT id, 0 FROM offices WHERE id = \(office)
                UNION ALL
                SELECT o.id, CASE WHEN o.calendar IS NULL THEN 0 ELSE 1 END
                FROM below b JOIN offices o ON o.parent_id = b.id WHERE b.own = 0
            )
            SELECT o.* FROM below b JOIN offices o ON o.id = b.id WHERE b.own = 1 ORDER BY o.name, o.id
            """
        ).map { try Office($0, in: transaction) }
    }

    private static func read(
        for office: String, in transaction: any ReadTransaction
    ) throws -> (calendar: WorkingCalendar, owner: String?) {
        let rows = try transaction.rows(
            """
            WITH RECURSIVE line (id, depth) AS (
                SELECT id, 0 FROM offices WHERE id = \(office)
                UNION ALL
                SELECT o.parent_id, l.depth + 1 FROM line l JOIN offices o ON o.id = l.id
                WHERE o.parent_id IS NOT NULL AND l.depth < 10
            )
            SELECT o.id, o.zone, o.calendar FROM line l JOIN offices o ON o.id = l.id ORDER BY l.depth
            """)
        guard let own = rows.first else { throw OfficeTrouble.unknownOffice }
        if let row = rows.first(where: { $0.textOrNil("calendar") != nil }) {
            return (try JSONColumn.read(WorkingCalendar.self, row.text("calendar")), row.text("id"))
        }
        let zone = Zone(rawValue: own.text("zone")) ?? .wib
        return (.baku(holidays: try NationalDays.inForce(in: transaction), zone: zone), nil)
    }
}
