import Forms
import Store

/// Asks for the password again within a session, before something weighty (`ProvedRecently`).
public struct ConfirmPassword: Sendable {
    let environment: Environment
    let limits: LogInLimits

    public init(_ environment: Environment, limits: LogInLimits = LogInLimits()) {
        self.environment = environment
        self.limits = limits
    }

    /// - Returns: the person, as who has just proved themselves.
    /// - Throws: `FieldTroubles` at `sandi`, `LogInRefusal.shut` or `.busy`.
    @discardableResult
    public func callAsFunction(_ password: String, by person: Person) async throws -> Person {
        let now = environment.now
        try HasAccount().require(of: person, at: now)
        _ = try await account(of: person, password: password, field: "sandi")
        try await environment.database.write { transaction in
            _ = try transaction.execute(
                """
                UPDATE sessions SET proved_at = \(now.seconds)
                WHERE office_id = \(People.office) AND account_id = \(person.id) AND id = \(person.session?.id)
                """)
        }
        return person.proving(at: now)
    }

    /// The person's account, whose password this is. Failures count like those of a known browser, so that an unlocked
    /// screen is no place to guess at.
    func account(of person: Person, password: String, field: String) async throws -> Account {
        let (environment, limits) = (environment, limits)
        let count = AttemptCount(
            scope: .device,
            subjects: BlindField.device.indexes("konfirmasi" + person.id, keyring: environment.keyring),
            window: limits.window)
        let (account, hash) = try await environment.database.write { transaction -> (Account, String?) in
            if let current = try count.current(at: environment.now, in: transaction),
                current.attempts >= limits.deviceFailures
            {
                throw LogInRefusal.shut(until: current.ends)
            }
            _ = try count.add(at: environment.now, in: transaction)
            let row = try transaction.row(
                "SELECT * FROM accounts WHERE office_id = \(People.office) AND id = \(person.id)")
            guard let row else { throw Denial.logIn }
            return (try Account(row, keyring: environment.keyring), row.textOrNil("password_hash"))
        }
        let isRight: Bool
        do {
            isRight = try await environment.passwords.verify(password, against: hash, lane: account.kind.lane)
        } catch PasswordFailure.busy {
            try await environment.database.write { try count.takeBack(in: $0) }
            throw LogInRefusal.busy(retryAfter: 2)
        }
        guard isRight else { throw FieldTroubles([field: "Kata sandi tidak cocok"]) }
        try await environment.database.write { try count.forget(in: $0) }
        return account
    }
}
