import Forms
import Store

/// Gives an officer's own account another address, proven by a code that is mailed there: one that was missing or wrong at
/// the invitation is nobody else's to put right once the account is in use.
public struct ChangeOwnEmail: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Mails a code to the new address; one of before is void. Nothing is changed by it.
    /// - Parameter person: who has just proved themselves (`ConfirmPassword`).
    /// - Throws: `Denial`; `FieldTroubles` at `surel`.
    public func send(to typed: String, by person: Person) async throws {
        let environment = environment
        try ProvedRecently().require(of: person, at: environment.now)
        try await environment.database.write { transaction in
            let account = try Self.account(of: person, environment, in: transaction)
            let email = try Self.read(typed, of: account, environment, in: transaction)
            let index = Self.index(email, of: account)
            try VerifyContact.refuseTooMany(email, indexedAs: index, environment, in: transaction)
            let code = try VerifyContact.begin(
                to: email, indexedAs: index, office: People.office, environment, in: transaction)
            try AccountMails.ownAddress(to: email.text, name: account.name, code: code.digits)
                .enqueue(
                    .ownAddress, to: account.id, subject: code.id, office: People.office, environment,
                    in: transaction)
        }
    }

    /// Puts the new address in the place of the old one, which is told. Links that were mailed there are void.
    /// - Throws: `Denial`; `FieldTroubles` at `surel` or `kode`.
    public func confirm(_ typed: String, code typedCode: String, by person: Person) async throws {
        let environment = environment
        // A wrong code must be counted, so the transaction that counts it cannot be the one that fails.
        let isRight = try await environment.database.write { transaction in
            let account = try Self.account(of: person, environment, in: transaction)
            let email = try Self.read(typed, of: account, environment, in: transaction)
            let mailed = Self.index(email, of: account)
            guard try ConfirmContact.use(typedCode, mailedTo: mailed, environment, in: transaction) else {
                return false
            }
            try account.set(email, isVerified: true, environment, in: transaction)
            if let old = account.email {
                try AccountMails.addressChanged(to: old, name: account.name)
                    .enqueue(
                        subject: Identifier.random(), name: "email-diganti", office: People.office, environment,
                        in: transaction)
            }
            try account.recordOwn(.ownEmailChanged, environment, in: transaction)
            return true
        }
        guard isRight else { throw ConfirmContact.wrongCode }
    }

    /// A code that was mailed for anything else, as to an applicant without an account, changes no address: it was asked for
    /// without the password.
    private static func index(_ email: EmailAddress, of account: Account) -> String { "\(account.id) \(email.text)" }

    private static func account(
        of person: Person, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> Account {
        try HasAccount().require(of: person, at: environment.now)
        guard person.kind == .officer,
            let account = try Account.find(person.id, keyring: environment.keyring, in: transaction)
        else { throw Denial.notFound }
        return account
    }

    private static func read(
        _ typed: String, of account: Account, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> EmailAddress {
        let email = try EmailAddress.required(typed)
        guard email.text != account.email else { throw FieldTroubles(["surel": "Ini alamat Anda yang sekarang"]) }
        try account.refuseTaken(email, environment, in: transaction)
        return email
    }
}

extension EmailAddress {
    /// Throws `FieldTroubles` at `surel`.
    static func required(_ typed: String) throws -> EmailAddress {
        guard let email = EmailAddress(typed) else {
            throw FieldTroubles(["surel": "Tulis alamat email lengkap, misalnya nama@contoh.id"])
        }
        return email
    }
}

extension Account {
    /// Throws `FieldTroubles` at `surel` where the address is another account's.
    func refuseTaken(
        _ email: EmailAddress, _ environment: Environment, in transaction: any ReadTransaction
    ) throws {
        let other = try Account.find(login: email.text, keyring: environment.keyring, in: transaction)
        guard other == nil || other?.id == id else {
            throw FieldTroubles(["surel": "Alamat email ini sudah dipakai akun lain"])
        }
    }

    /// Another address, by which the account logs in from now on; links into the account that were made before are void.
    func set(
        _ new: EmailAddress?, isVerified: Bool, _ environment: Environment, in transaction: any Transaction
    ) throws {
        let (keyring, now) = (environment.keyring, environment.now)
        if let email {
            let indexes = LoginIdentifier(email).indexes(keyring: keyring)
            try transaction.execute(
                """
                DELETE FROM account_logins
                WHERE office_id = \(People.office) AND account_id = \(id) AND login_index IN \(list: indexes)
                """)
        }
        if let new {
            try transaction.execute(
                """
                INSERT INTO account_logins (office_id, login_index, account_id)
                VALUES (\(People.office), \(LoginIdentifier(new.text).index(keyring: keyring)), \(id))
                """)
        }
        let sealed = new.map { PersonalField.accountEmail.seal($0.text, row: id, keyring: keyring) }
        let verified: Int64? = isVerified ? now.seconds : nil
        try transaction.execute(
            """
            UPDATE accounts SET email_sealed = \(sealed), email_verified_at = \(verified)
            WHERE office_id = \(People.office) AND id = \(id)
            """)
        try OneTimeLink.revoke(.invitation, of: id, at: now, in: transaction)
        try OneTimeLink.revoke(.passwordReset, of: id, at: now, in: transaction)
    }
}
