public import Procedures
import Forms
import Store

/// Loads a new revision of an office's working calendar, by a decree that may come late: what is open already is
/// counted again from its anchor (SOP.md §12.8), in this office and in those below that have no calendar of their own.
public struct DecreeCalendar: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter decree: what the pages give as the reason: “Keputusan Bupati Nomor 5 Tahun 2026”.
    /// - Throws: `Denial`; `FieldTroubles` at `revisi` or `keputusan`.
    public func callAsFunction(
        _ calendar: WorkingCalendar, of office: String, decree: String, by person: Person
    ) async throws {
        guard !decree.isBlank else {
            throw FieldTroubles(["keputusan": "Isi keputusan yang menetapkan kalender ini"])
        }
        let environment = environment
        try await environment.database.write { transaction in
            try SetCalendar.store(calendar, of: office, by: person, environment, in: transaction)
            try DecreeSpread.ask(decree, revision: calendar.revision, from: office, environment, in: transaction)
        }
    }
}

/// Lets an office go by the calendar of the office above again: one that it once made for a single day off would miss
/// everything that is decreed above.
public struct FollowCalendar: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameters:
    ///   - seen: the revision that was looked at when it was decided; nil: whichever there is.
    ///   - decree: what the pages give as the reason where a deadline moves.
    /// - Throws: `Denial`; `FieldTroubles` at `keputusan`, or `revisi` where there is nothing to give up, or not what was
    ///   looked at.
    public func callAsFunction(
        of office: String, seen: Int? = nil, decree: String, by person: Person
    ) async throws {
        guard !decree.isBlank else {
            throw FieldTroubles(["keputusan": "Isi keputusan yang menetapkannya"])
        }
        let environment = environment
        try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let row = try transaction.row("SELECT calendar FROM offices WHERE id = \(office)")
            guard work.office.parent != nil, let stored = row?.textOrNil("calendar") else {
                throw FieldTroubles(["revisi": "Kantor ini tidak mempunyai kalender sendiri"])
            }
            let revision = try JSONColumn.read(WorkingCalendar.self, stored).revision
            guard seen == nil || seen == revision else {
                throw FieldTroubles([
                    "revisi":
                        "Kalender ini sudah diubah orang lain setelah halaman ini dibuka. Periksa lagi, lalu kirim lagi"
                ])
            }
            try OfficeRevision.change(in: transaction) {
                _ = try transaction.execute("UPDATE offices SET calendar = NULL WHERE id = \(office)")
            }
            try work.record(
                .calendarChanged, of: work.office.slug, "mengikuti lagi kantor di atas: \(decree)", in: transaction)
            try DecreeSpread.ask(decree, revision: revision + 1, from: office, environment, in: transaction)
        }
    }
}
