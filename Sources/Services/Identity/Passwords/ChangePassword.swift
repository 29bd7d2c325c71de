import Store

/// Changes one's own password; all other sessions end.
public struct ChangePassword: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Throws `FieldTroubles` at `sandi-lama` or `sandi`, `LogInRefusal.shut` or `.busy`.
    public func callAsFunction(old: String, new: String, by person: Person) async throws {
        let environment = environment
        try HasAccount().require(of: person, at: environment.now)
        let account = try await ConfirmPassword(environment).account(of: person, password: old, field: "sandi-lama")
        if old == new { throw FieldTroubles(["sandi": "Kata sandi baru sama dengan kata sandi lama"]) }
        let password = try await NewPassword(new, for: account, environment)
        try await environment.database.write { transaction in
            try password.set(of: account, at: environment.now, in: transaction)
            try EndSession.all(of: account.id, but: person.session?.id, in: transaction)
            try OneTimeLink.revoke(.passwordReset, of: account.id, at: environment.now, in: transaction)
            try account.tellOfNewPassword(environment, in: transaction)
            try account.recordOwn(.ownPasswordChanged, environment, in: transaction)
        }
    }
}
