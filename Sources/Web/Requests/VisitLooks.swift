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
    func desk() async throws -> Office {
        let slug = parameter("meja")
        let office = try await web.environment.database.read { transaction in
            try ReadOffices(web.environment).bySlug(slug, in: transaction)
        }
        try Permission.officeDesk.policy(Permission.Facts(office: office.id)).require(of: person, at: now)
        return office
    }
}
