public import Forms
import Store

/// Takes an adoption back whose first day has not come: no case has begun under it, so that nothing is lost.
public struct TakeBackAdoption: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Throws `Denial`; `AdoptionBegun` where its first day has come.
    public func callAsFunction(_ adoption: String, at office: String, by person: Person) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let office = work.office
            guard let found = try Adoption.find(adoption, at: office.id, in: transaction) else { throw Denial.notFound }
            guard found.firstDay > environment.now.date(in: office.zone) else {
                throw AdoptionBegun(firstDay: found.firstDay)
            }
            try OfficeRevision.change(in: transaction) {
                _ = try transaction.execute(
                    "DELETE FROM adoptions WHERE office_id = \(office.id) AND id = \(found.id)")
            }
            try work.record(
                .sopAdoptionTakenBack, of: found.procedureName,
                "nomor \(found.sopNumber), sedianya berlaku sejak \(found.firstDay.longText)", in: transaction)
        }
    }
}

/// Cases may have begun under the adoption.
public struct AdoptionBegun: Error, Hashable, Sendable {
    public let firstDay: CalendarDate

    public var message: String {
        "Penetapan ini sudah berlaku sejak \(firstDay.longText), jadi tidak dapat dibatalkan. Akhiri untuk permohonan baru"
    }
}
