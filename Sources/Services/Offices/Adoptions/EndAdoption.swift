public import Forms
import Store

/// Lets a procedure end at an office: after the last day no case begins under it; running ones go on.
public struct EndAdoption: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Throws `Denial`, or `FieldTroubles` at `sampai`.
    public func callAsFunction(
        _ adoption: String, at office: String, lastDay: CalendarDate, by person: Person
    ) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let office = work.office
            guard let adoption = try Adoption.find(adoption, at: office.id, in: transaction) else {
                throw Denial.notFound
            }
            guard lastDay >= environment.now.date(in: office.zone) else {
                throw FieldTroubles(["sampai": "Pilih hari ini atau sesudahnya"])
            }
            try OfficeRevision.change(in: transaction) {
                _ = try transaction.execute(
                    """
                    UPDATE adoptions SET last_day = \(lastDay.description)
                    WHERE office_id = \(office.id) AND id = \(adoption.id)
                    """)
            }
            try work.record(
                .sopEnded, of: adoption.procedureName,
                "nomor \(adoption.sopNumber), hari terakhir \(lastDay.longText)", in: transaction)
        }
    }
}
