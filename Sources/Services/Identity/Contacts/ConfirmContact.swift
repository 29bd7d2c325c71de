import Forms
public import Store

/// Proves an e-mail address by the mailed code or link, and opens a session for its contact.
public struct ConfirmContact: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// By code. Throws `FieldTroubles` at `kode`.
    public func callAsFunction(
        code typed: String, of verification: String, from visitor: Visitor
    ) async throws -> OpenedSession {
        guard let code = SixDigits.read(typed) else {
            throw FieldTroubles(["kode": "Kode berisi 6 angka, seperti di email"])
        }
        let environment = environment
        // A wrong code must be counted, so the transaction that counts it cannot be the one that fails.
        let outcome = try await environment.database.write { transaction -> Outcome in
            let row = try transaction.row(
                """
                UPDATE contact_verifications SET tries = tries + 1
                WHERE office_id = \(People.office) AND id = \(verification) AND confirmed_at IS NULL
                    AND expires_at > \(environment.now.seconds) AND tries < \(VerifyContact.tries)
                    AND created_at <= \(ClockAhead.latest(at: environment.now))
                RETURNING *
                """)
            guard let row else { return .over }
            guard ConfirmContact.isCode(code, of: row, environment) else {
                return .wrong(left: VerifyContact.tries - Int(row.int("tries")))
            }
            return .opened(try ConfirmContact.open(row, visitor, environment, in: transaction))
        }
        switch outcome {
        case .opened(let session): return session
        case .wrong(let left) where left > 0:
            throw FieldTroubles(["kode": "Kode tidak cocok. Periksa lagi; masih ada \(left) percobaan"])
        case .wrong, .over:
            throw FieldTroubles(["kode": "Kode ini tidak berlaku lagi. Minta kode baru"])
        }
    }

    /// By link. Throws `LinkTrouble`.
    public func callAsFunction(link token: String, from visitor: Visitor) async throws -> OpenedSession {
        let environment = environment
        return try await environment.database.write { transaction in
            let row = try ConfirmContact.waiting(token, environment, in: transaction)
            return try ConfirmContact.open(row, visitor, environment, in: transaction)
        }
    }

    /// The code that was mailed with a link, for a browser that cannot go on with what was begun in another one. It uses
    /// nothing up: the code is typed where the form was filled in. Throws `LinkTrouble`.
    public func code(ofLink token: String, in transaction: any ReadTransaction) throws -> String {
        let row = try ConfirmContact.waiting(token, environment, in: transaction)
        // The one that was mailed: the index key may have been changed since.
        let codes = SixDigits.codes(of: token, keyring: environment.keyring)
        guard let code = codes.first(where: { ConfirmContact.isCode($0, of: row, environment) }) else {
            throw LinkTrouble.unknown
        }
        return code
    }

    /// Counts a try at the code that was mailed to an address last, and uses it up where it is the right one. A wrong one
    /// is answered with `wrongCode` after the transaction: one that fails would count nothing.
    /// - Parameter mailed: under what the code was begun: the address, or what `VerifyContact.begin` was given with it.
    static func use(
        _ typed: String, mailedTo mailed: String, _ environment: Environment, in transaction: any Transaction
    ) throws -> Bool {
        guard let code = SixDigits.read(typed) else { return false }
        let indexes = BlindField.contactEmail.indexes(mailed, keyring: environment.keyring)
        let row = try transaction.row(
            """
            UPDATE contact_verifications SET tries = tries + 1
            WHERE office_id = \(People.office) AND email_index IN \(list: indexes) AND confirmed_at IS NULL
                AND expires_at > \(environment.now.seconds) AND tries < \(VerifyContact.tries)
                AND created_at <= \(ClockAhead.latest(at: environment.now))
            RETURNING *
            """)
        guard let row, isCode(code, of: row, environment) else { return false }
        try setConfirmed(row.text("id"), environment, in: transaction)
        return true
    }

    /// What a code that `use` did not take is answered with, at `kode`.
    static var wrongCode: FieldTroubles {
        FieldTroubles(["kode": "Kode tidak cocok atau tidak berlaku lagi. Periksa, atau minta kode baru"])
    }

    private static func setConfirmed(
        _ verification: String, _ environment: Environment, in transaction: any Transaction
    ) throws {
        try transaction.execute(
            """
            UPDATE contact_verifications SET confirmed_at = \(environment.now.seconds)
            WHERE office_id = \(People.office) AND id = \(verification)
            """)
    }

    private static func isCode(_ code: String, of row: Row, _ environment: Environment) -> Bool {
        SecretToken.isHash(
            row.blob("code_hash"), of: row.text("id") + code, purpose: .contactCode, keyring: environment.keyring)
    }

    /// The verification of a link that is neither used nor over.
    private static func waiting(
        _ token: String, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> Row {
        let hashes = SecretToken.hashes(token, purpose: .contactLink, keyring: environment.keyring)
        let row = try transaction.row(
            """
            SELECT * FROM contact_verifications
            WHERE office_id = \(People.office) AND link_hash IN \(list: hashes)
            """)
        guard let row else { throw LinkTrouble.unknown }
        guard row.intOrNil("confirmed_at") == nil else { throw LinkTrouble.used }
        guard row.int("expires_at") > environment.now.seconds,
            row.int("created_at") <= ClockAhead.latest(at: environment.now)
        else { throw LinkTrouble.expired }
        return row
    }

    private enum Outcome: Sendable {
        case opened(OpenedSession)
        case wrong(left: Int)
        case over
    }

    private static func open(
        _ row: Row, _ visitor: Visitor, _ environment: Environment, in transaction: any Transaction
    ) throws -> OpenedSession {
        let id = row.text("id")
        let typed = try PersonalField.verificationEmail.open(
            row.blob("email_sealed"), row: id, keyring: environment.keyring)
        guard let email = EmailAddress(typed) else { throw LinkTrouble.unknown }
        try setConfirmed(id, environment, in: transaction)
        let contact = try Contact.verified(email, environment, in: transaction)
        return try NewSession(owner: .contact(id: contact.id), visitor: visitor).open(environment, in: transaction)
    }
}
