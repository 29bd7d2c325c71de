import Forms
public import Procedures
public import Store

/// The working calendar by which an office's deadlines are counted.
public enum OfficeCalendar {
    /// The office's own calendar; where it has none yet, its nearest ancestor's; else the standard one in its zone.
    public static func of(_ office: String, in transaction: any ReadTransaction) throws -> WorkingCalendar {
        let rows = try transaction.rows(
            """
            WITH RECURSIVE line (id, depth) AS (
                SELECT id, 0 FROM offices WHERE id = \(office)
                UNION ALL
                SELECT o.parent_id, l.depth + 1 FROM line l JOIN offices o ON o.id = l.id
                WHERE o.parent_id IS NOT NULL AND l.depth < 10
            )
            SELECT o.zone, o.calendar FROM line l JOIN offices o ON o.id = l.id ORDER BY l.depth
            """)
        guard let own = rows.first else { throw OfficeTrouble.unknownOffice }
        if let stored = rows.lazy.compactMap({ $0.textOrNil("calendar") }).first {
            return try JSONColumn.read(WorkingCalendar.self, stored)
        }
        return .baku(zone: Zone(rawValue: own.text("zone")) ?? .wib)
    }
}
