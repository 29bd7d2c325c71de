public import Procedures
import Forms
public import Store

/// Puts a national decree (SKB tiga menteri) in force for the whole installation, out of a file in the form of
/// `calendars/libur-nasional.csv`: its years take the place of what was known of them, every office's calendar follows, and
/// what is open anywhere is counted again.
public struct LoadNationalDays: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// What a file would change, to be looked at before.
    public struct Preview: Sendable {
        /// Of the list in force, sent back with the decision.
        public let seen: String
        public let years: [Int]
        /// Days that were known and stay.
        public let kept: Int
        public let changes: [HolidayTable.Change]
        /// Offices with a calendar of their own, which follow it too.
        public let ownCalendars: Int
    }

    /// - Throws: `Denial`.
    public func preview(
        _ table: HolidayTable, for person: Person, in transaction: any ReadTransaction
    ) throws -> Preview {
        _ = try Administration.of(People.office, by: person, environment, in: transaction)
        let current = try NationalDays.inForce(in: transaction)
        let changes = current.changes(to: current.replacingYears(of: table))
        let own = try transaction.row("SELECT COUNT(*) AS n FROM offices WHERE calendar IS NOT NULL")
        return Preview(
            seen: current.fingerprint, years: table.years,
            kept: table.rows.count - changes.count { $0.after != nil }, changes: changes,
            ownCalendars: Int(own?.int("n") ?? 0))
    }

    /// - Parameter seen: of the list that was in force when its administrator decided.
    /// - Throws: `Denial`; `FieldTroubles` at `berkas` where the file changes nothing, or the list is another by now.
    public func callAsFunction(_ table: HolidayTable, seen: String, by person: Person) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            let work = try Administration.of(People.office, by: person, environment, in: transaction)
            let current = try NationalDays.inForce(in: transaction)
            guard current.fingerprint == seen else { throw FieldTroubles(["berkas": Self.stale]) }
            let next = current.replacingYears(of: table)
            let changes = current.changes(to: next)
            guard !changes.isEmpty else {
                throw FieldTroubles(["berkas": "Semua hari di berkas ini sudah berlaku. Tidak ada yang diubah"])
            }
            let number = try OfficeRevision.change(in: transaction) {
                try Self.follow(next, decree: Self.decree(of: changes, table), work, in: transaction)
                return try NationalDays.keep(table, in: transaction)
            }
            let years = table.years.map { "\($0)" }.joined(separator: ", ")
            let decree = Self.decree(of: changes, table)
            try work.record(
                .nationalDaysLoaded, of: work.office.slug, "\(years): \(decree), \(changes.count) hari berubah",
                in: transaction)
            let spread = CaseWork.spreadNational(decree, load: number)
            try Outbox(keyring: environment.keyring).enqueue(
                office: People.office, subject: People.office, name: spread.name, kind: CaseWork.kind,
                payload: JSONBytes.encode(spread), dueAt: environment.now.seconds, in: transaction)
        }
    }

    private static let stale =
        "Belum ditetapkan. Libur nasional sudah diubah orang lain setelah halaman ini dibuka. Periksa lagi, lalu kirim lagi"

    /// What applicants read as the reason: the decrees that name the new days; of a file that only takes days away, its own.
    private static func decree(of changes: [HolidayTable.Change], _ table: HolidayTable) -> String {
        var names: [String] = []
        let added = changes.compactMap(\.after)
        for row in added.isEmpty ? table.rows : added where !names.contains(row.decree) { names.append(row.decree) }
        return names.joined(separator: "; ")
    }

    /// Every calendar that an office has of its own becomes its next revision.
    private static func follow(
        _ table: HolidayTable, decree: String, _ work: Administration, in transaction: any Transaction
    ) throws {
        let rows = try transaction.rows("SELECT * FROM offices WHERE calendar IS NOT NULL ORDER BY id")
        for row in rows {
            let office = try Office(row)
            var calendar = try JSONColumn.read(WorkingCalendar.self, row.text("calendar"))
            calendar.follow(table)
            calendar.revision += 1
            let text = try JSONColumn.text(calendar)
            try OfficeRevision.change(in: transaction) {
                _ = try transaction.execute("UPDATE offices SET calendar = \(text) WHERE id = \(office.id)")
            }
            try work.record(
                .calendarChanged, of: office.slug, "\(calendar.name), revisi \(calendar.revision): \(decree)",
                at: office, in: transaction)
        }
    }
}
