import Store

/// Takes an officer's second factor away, whose telephone and paper are gone. They are told by mail; where a rule asks for
/// one, they set up another at the next log-in.
public struct TakeSecondFactor: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Parameter person: who has just proved themselves (`ConfirmPassword`). Never the officer: a password alone must not
    ///   do it.
    /// - Throws: `Denial`.
    public func callAsFunction(of account: String, in office: String, by person: Person) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            let work = try Administration.of(office, by: person, environment, in: transaction)
            let officer = try work.officer(account, in: transaction)
            try work.requireCare(of: officer, in: transaction)
            guard account != person.id else {
                throw Denial(.forbidden, "Kode masuk Anda sendiri dihapus oleh administrator lain")
            }
            try ProvedRecently().require(of: person, at: environment.now)
            try RolesElsewhere(of: officer, beyond: work, in: transaction).end(officer, by: work, in: transaction)
            try SecondFactor.forget(of: account, in: transaction)
            try EndSession.all(of: account, in: transaction)
            try SecondFactorNews.taken(by: person.name).tell(account, environment, in: transaction)
            try work.record(.secondFactorTaken, of: officer.subject, in: transaction)
        }
    }
}
