import Procedures
import Services
import Store

extension Visit {
    /// The office's working calendar.
    func calendar() async throws -> WorkingCalendar {
        try await web.environment.database.read { transaction in
            try OfficeCalendar.of(self.office.id, in: transaction)
        }
    }

    /// The office of a desk address. Nobody learns which offices there are but those who serve there.
    func desk() throws -> Office {
        guard let office = deskOffice else { throw Denial.notFound }
        try Permission.officeDesk.policy(Permission.Facts(office: office.id)).require(of: person, at: now)
        return office
    }
}
