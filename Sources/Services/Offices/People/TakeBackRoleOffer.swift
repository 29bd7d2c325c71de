import Store

/// Takes back a role that an office offered and nobody has answered.
public struct TakeBackRoleOffer: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Throws `Denial`.
    public func callAsFunction(_ id: String, in office: String, by person: Person) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let waiting = try RoleOffer.waiting(in: office, at: environment.now, transaction)
            guard let offer = waiting.first(where: { $0.id == id }) else { throw Denial.notFound }
            try offer.remove(in: transaction)
            try work.record(.roleOfferTakenBack, of: offer.username, offer.told(in: work.office), in: transaction)
        }
    }
}
