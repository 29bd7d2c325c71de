import Services
import Store

extension Visit {
    /// One read transaction, for an act that shows its page again.
    func read<Value: Sendable>(
        _ body: @Sendable @escaping (any ReadTransaction) throws -> Value
    ) async throws -> Value {
        try await web.environment.database.read(body)
    }

    /// The office of a desk address. Nobody learns which offices there are but those who serve there, or audit it.
    func desk() throws -> Office {
        guard let office = deskOffice else { throw Denial.notFound }
        if auditsDesk { return office }
        try Permission.officeDesk.policy(Permission.Facts(office: office.id)).require(of: person, at: now)
        return office
    }
}
