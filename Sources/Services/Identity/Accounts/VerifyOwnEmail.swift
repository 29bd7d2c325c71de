import Forms
import Store

/// Proves the address of one's own account by a mailed code: links for a new password go to proven addresses only.
public struct VerifyOwnEmail: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Mails a code; one of before is void. As many mails as `VerifyContact` sends to an address, and as few.
    /// - Parameter person: who has just proved themselves (`ConfirmPassword`).
    /// - Throws: `Denial`; `FieldTroubles` at `sandi` where there were too many.
    public func send(by person: Person) async throws {
        let environment = environment
        try ProvedRecently().require(of: person, at: environment.now)
        try await environment.database.write { transaction in
            let email = try Self.email(of: person, environment, in: transaction)
            do {
                try VerifyContact.refuseTooMany(email, environment, in: transaction)
            } catch let troubles as FieldTroubles {
                throw FieldTroubles(["sandi": troubles.messages["surel"] ?? ""])
            }
            let code = try VerifyContact.begin(to: email, office: People.office, environment, in: transaction)
            try AccountMails.ownAddress(to: email.text, name: person.name, code: code.digits)
                .enqueue(
                    .ownAddress, to: person.id, subject: code.id, office: People.office, environment, in: transaction)
        }
    }

    /// - Throws: `Denial`; `FieldTroubles` at `kode`.
    public func confirm(_ typed: String, by person: Person) async throws {
        let environment = environment
        let isRight = try await environment.database.write { transaction in
            let email = try Self.email(of: person, environment, in: transaction)
            guard try ConfirmContact.use(typed, mailedTo: email.text, environment, in: transaction) else {
                return false
            }
            try transaction.execute(
                """
                UPDATE accounts SET email_verified_at = \(environment.now.seconds)
                WHERE office_id = \(People.office) AND id = \(person.id)
                """)
            try person.recordOwn(.ownEmailVerified, environment, in: transaction)
            return true
        }
        guard isRight else { throw ConfirmContact.wrongCode }
    }

    /// Their address, where it is still to be proven.
    private static func email(
        of person: Person, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> EmailAddress {
        try HasAccount().require(of: person, at: environment.now)
        guard let account = try Account.find(person.id, keyring: environment.keyring, in: transaction),
            !account.isEmailVerified, let email = account.email.flatMap(EmailAddress.init)
        else { throw Denial.notFound }
        return email
    }
}
