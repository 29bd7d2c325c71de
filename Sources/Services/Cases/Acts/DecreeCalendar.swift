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
            let work = CaseWork.spreadDecree(decree, revision: calendar.revision)
            try Outbox(keyring: environment.keyring).enqueue(
                office: office, subject: office, name: work.name, kind: CaseWork.kind,
                payload: JSONBytes.encode(work), dueAt: environment.now.seconds, in: transaction)
        }
    }
}
