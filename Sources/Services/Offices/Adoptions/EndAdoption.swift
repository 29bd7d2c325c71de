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
            try Permission.administer.require(of: person, in: office, environment, transaction)
            guard let office = try Office.find(office, in: transaction) else { throw OfficeTrouble.unknownOffice }
            guard lastDay >= environment.now.date(in: office.zone) else {
                throw FieldTroubles(["sampai": "Pilih hari ini atau sesudahnya"])
            }
            let changed = try OfficeRevision.change(in: transaction) {
                try transaction.execute(
                    """
                    UPDATE adoptions SET last_day = \(lastDay.description)
                    WHERE office_id = \(office.id) AND id = \(adoption)
                    """)
            }
            guard changed == 1 else { throw Denial.notFound }
        }
    }
}
