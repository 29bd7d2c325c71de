public import Procedures
import Store

/// Gives an office (and the offices below it that have none of their own) a working calendar.
public struct SetCalendar: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Its revision must be higher than that of the calendar it replaces: open deadlines are recomputed by revision
    /// (SOP.md §12.8). Throws `Denial`, or `FieldTroubles` at `revisi`.
    public func callAsFunction(_ calendar: WorkingCalendar, of office: String, by person: Person) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            try SetCalendar.store(calendar, of: office, by: person, environment, in: transaction)
        }
    }

    static func store(
        _ calendar: WorkingCalendar, of office: String, by person: Person, _ environment: Environment,
        in transaction: any Transaction
    ) throws {
        let work = try Administration.of(office, by: person, environment, in: transaction)
        let row = try transaction.row("SELECT calendar FROM offices WHERE id = \(office)")
        if let stored = row?.textOrNil("calendar") {
            let current = try JSONColumn.read(WorkingCalendar.self, stored)
            guard calendar.revision > current.revision else {
                throw FieldTroubles(["revisi": "Revisi kalender harus lebih tinggi dari \(current.revision)"])
            }
        }
        // It may have been made of a table that a national decree has replaced since.
        var calendar = calendar
        calendar.follow(try NationalDays.inForce(in: transaction))
        let text = try JSONColumn.text(calendar)
        try OfficeRevision.change(in: transaction) {
            _ = try transaction.execute("UPDATE offices SET calendar = \(text) WHERE id = \(office)")
        }
        try work.record(
            .calendarChanged, of: work.office.slug, "\(calendar.name), revisi \(calendar.revision)", in: transaction)
    }
}
