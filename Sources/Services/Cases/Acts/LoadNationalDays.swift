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
        /// Offices with a calendar of their own that becomes another by it. Such a calendar may follow where no day is
        /// new: a new version of Balai brings a year, and no calendar of an office knows of it yet.
        public let ownCalendars: Int

        public var changesNothing: Bool { changes.isEmpty && ownCalendars == 0 }
    }

    /// - Throws: `Denial`.
    public func preview(
        _ table: HolidayTable, for person: Person, in transaction: any ReadTransaction
    ) throws -> Preview {
        _ = try Administration.of(People.office, by: person, environment, in: transaction)
        let current = try NationalDays.inForce(in: transaction)
        let next = current.replacingYears(of: table)
        let changes = current.changes(to: next)
        return Preview(
            seen: current.fingerprint, years: table.years,
            kept: table.rows.count - changes.count { $0.after != nil }, changes: changes,
            ownCalendars: try Self.following(next, in: transaction).count)
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
            let own = try Self.following(next, in: transaction)
            guard !changes.isEmpty || !own.isEmpty else {
                throw FieldTroubles(["berkas": "Semua hari di berkas ini sudah berlaku. Tidak ada yang diubah"])
            }
            let decree = Self.decree(of: changes, table)
            let number = try OfficeRevision.change(in: transaction) {
                try Self.keep(own, decree: decree, work, in: transaction)
                return try NationalDays.keep(table, in: transaction)
            }
            let years = table.years.map { "\($0)" }.joined(separator: ", ")
            let changed = changes.isEmpty ? "\(own.count) kalender kantor ikut" : "\(changes.count) hari berubah"
            try work.record(
                .nationalDaysLoaded, of: work.office.slug, "\(years): \(decree), \(changed)", in: transaction)
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

    private typealias OwnCalendar = (office: Office, calendar: WorkingCalendar)

    /// The calendars that offices have of their own and that a table changes, each as its next revision.
    private static func following(
        _ table: HolidayTable, in transaction: any ReadTransaction
    ) throws -> [OwnCalendar] {
        var found: [OwnCalendar] = []
        for row in try transaction.rows("SELECT * FROM offices WHERE calendar IS NOT NULL ORDER BY id") {
            let stored = try JSONColumn.read(WorkingCalendar.self, row.text("calendar"))
            var calendar = stored
            calendar.follow(table)
            guard calendar != stored else { continue }
            calendar.revision += 1
            found.append((office: try Office(row, in: transaction), calendar: calendar))
        }
        return found
    }

    private static func keep(
        _ calendars: [OwnCalendar], decree: String, _ work: Administration, in transaction: any Transaction
    ) throws {
        for (office, calendar) in calendars {
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
