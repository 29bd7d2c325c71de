public import Forms
import Store

extension Role {
    /// A role held in this office, by its id.
    static func find(_ id: String, in office: String, in transaction: any ReadTransaction) throws -> Role? {
        try transaction.row(
            """
            SELECT * FROM roles_held
            WHERE office_id = \(People.office) AND id = \(id) AND in_office_id = \(office)
            """
        ).map(Role.init)
    }

    public func isOver(at now: Instant) -> Bool { ends.map { $0 <= now } ?? false }

    /// “Plt. Kepala Dinas”.
    public func title(in office: Office) -> String { standing.prefix + office.kind.title(ofRole: name) }

    /// “Plt. Kepala Dinas, 26 November 2026 sampai 31 Desember 2026”.
    func told(in office: Office) -> String { "\(title(in: office)), \(Role.days(firstDay, lastDay))" }

    static func days(_ first: CalendarDate, _ last: CalendarDate?) -> String {
        last.map { "\(first.longText) sampai \($0.longText)" } ?? "sejak \(first.longText)"
    }
}

extension NewRole {
    func told(in office: Office) -> String {
        "\(standing.prefix)\(office.kind.title(ofRole: name)), \(Role.days(firstDay, lastDay))"
    }
}
