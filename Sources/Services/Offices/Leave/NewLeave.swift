public import Forms
public import Store

/// A leave that is to be noted.
public struct NewLeave: Hashable, Sendable {
    /// The stand-in's account.
    public var standIn: String
    public var firstDay: CalendarDate
    public var lastDay: CalendarDate
    /// In days: whoever is away for longer has a successor.
    static let longest = 366

    public init(standIn: String, from firstDay: CalendarDate, until lastDay: CalendarDate) {
        self.standIn = standIn
        self.firstDay = firstDay
        self.lastDay = lastDay
    }

    /// - Throws: `FieldTroubles` at `pengganti`, `mulai` or `sampai`.
    func check(
        for account: String, in office: Office, at now: Instant, in transaction: any ReadTransaction
    ) throws {
        let today = now.date(in: office.zone)
        if firstDay < today { throw FieldTroubles(["mulai": "Paling awal hari ini, \(today.longText)"]) }
        if lastDay < firstDay { throw FieldTroubles(["sampai": "Hari terakhir mendahului hari pertama"]) }
        if lastDay > firstDay.adding(days: Self.longest) {
            throw FieldTroubles(["sampai": "Paling lama satu tahun. Untuk yang lebih lama, tunjuk penjabat baru"])
        }
        let own = try Leave.ahead(of: account, in: office.id, at: now, in: transaction)
        if let other = own.first(where: { $0.meets(firstDay, lastDay) }) {
            throw FieldTroubles([
                "mulai":
                    "Sudah ada cuti \(Role.days(other.firstDay, other.lastDay)). Pilih hari lain, atau akhiri dahulu"
            ])
        }
        try checkStandIn(for: account, in: office, at: now, in: transaction)
    }

    private func checkStandIn(
        for account: String, in office: Office, at now: Instant, in transaction: any ReadTransaction
    ) throws {
        guard standIn != account, try StandIns(at: office.id, now, in: transaction).names[standIn] != nil else {
            throw FieldTroubles(["pengganti": "Pilih rekan yang bertugas di \(office.name)"])
        }
        let theirs = try Leave.ahead(of: standIn, in: office.id, at: now, in: transaction)
        if let away = theirs.first(where: { $0.meets(firstDay, lastDay) }) {
            throw FieldTroubles([
                "pengganti":
                    "\(away.officerName) sendiri cuti \(Role.days(away.firstDay, away.lastDay)). Pilih rekan lain"
            ])
        }
    }
}

/// Who may stand in for a colleague: whoever serves in the office today and can log in.
public struct StandIns: Sendable {
    /// By account.
    public let names: [String: String]

    public init(at office: String, _ now: Instant, in transaction: any ReadTransaction) throws {
        let rows = try transaction.rows(
            """
            SELECT DISTINCT a.id, a.officer_name FROM roles_held r
            JOIN accounts a ON a.office_id = r.office_id AND a.id = r.account_id
            WHERE r.office_id = \(People.office) AND r.in_office_id = \(office) AND a.status = 'active'
                AND r.starts_at <= \(now.seconds) AND (r.ends_at IS NULL OR r.ends_at > \(now.seconds))
            """)
        names = Dictionary(uniqueKeysWithValues: rows.map { ($0.text("id"), $0.text("officer_name")) })
    }
}
