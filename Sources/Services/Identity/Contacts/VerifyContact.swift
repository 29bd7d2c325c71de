import Forms
import Store

/// Mails a code (and a link with the same effect) that proves an e-mail address, for people who apply without an
/// account. The code is stored hashed, lives 15 minutes and bears five tries.
public struct VerifyContact: Sendable {
    static let lifetime: Int64 = 15 * 60
    static let tries = 5
    /// Seconds between two mails to an address, and mails to it within an hour.
    private static let gap: Int64 = 60
    private static let mails = 5

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// Returns the id of the verification, for the form that asks for the code. Throws `FieldTroubles` at `surel`.
    /// Sending again makes a new code; the old one is void.
    ///
    /// - Parameter draft: the application that goes on with the link. Its id opens nothing by itself.
    public func callAsFunction(_ typed: String, from visitor: Visitor, for draft: String? = nil) async throws -> String
    {
        guard let email = EmailAddress(typed) else {
            throw FieldTroubles(["surel": "Tulis alamat email lengkap, misalnya nama@contoh.id"])
        }
        let environment = environment
        return try await environment.database.write { transaction in
            try VerifyContact.refuseTooMany(email, environment, in: transaction)
            return try VerifyContact.send(to: email, at: visitor.place, for: draft, environment, in: transaction)
        }
    }

    /// - Parameter index: under what its codes are looked up besides the address.
    static func refuseTooMany(
        _ email: EmailAddress, indexedAs index: String? = nil, _ environment: Environment,
        in transaction: any Transaction
    ) throws {
        let now = environment.now
        let indexes = BlindField.contactEmail.indexes(email.text, keyring: environment.keyring)
        let own = index.map { BlindField.contactEmail.indexes($0, keyring: environment.keyring) } ?? []
        let last = try transaction.row(
            """
            SELECT MAX(created_at) AS last FROM contact_verifications
            WHERE office_id = \(People.office) AND email_index IN \(list: indexes + own)
            """)
        if let last = last?.intOrNil("last"), now.seconds < last + gap, last <= now.seconds + gap {
            throw FieldTroubles(["surel": "Kode baru saja dikirim. Tunggu satu menit sebelum meminta lagi"])
        }
        let count = AttemptCount(scope: .contactMail, subjects: indexes, window: 3600)
        guard try count.add(at: now, in: transaction) <= mails else {
            throw FieldTroubles([
                "surel":
                    "Kode sudah dikirim \(mails) kali ke alamat ini. Coba lagi satu jam lagi, atau periksa kotak spam"
            ])
        }
    }

    private static func send(
        to email: EmailAddress, at place: Place, for draft: String?, _ environment: Environment,
        in transaction: any Transaction
    ) throws -> String {
        let begun = try begin(to: email, office: place.office, environment, in: transaction)
        try AccountMails.contactCode(
            to: email.text, code: begun.digits, link: place.base + AccountPaths.contact(begun.token, draft: draft)
        )
        .enqueue(
            subject: begun.id, name: "kode", office: place.office, environment, in: transaction)
        return begun.id
    }

    /// A code and its link's token, in place of those of before.
    /// - Parameter index: under what it is looked up; nil: the address.
    static func begin(
        to email: EmailAddress, indexedAs index: String? = nil, office: String, _ environment: Environment,
        in transaction: any Transaction
    ) throws -> (id: String, digits: String, token: String) {
        let keyring = environment.keyring
        let now = environment.now.seconds
        let (id, token) = (Identifier.random(), SecretToken.random())
        let code = SixDigits.code(of: token, keyring: keyring)
        let indexes = BlindField.contactEmail.indexes(index ?? email.text, keyring: keyring)
        try transaction.execute(
            """
            UPDATE contact_verifications SET expires_at = \(now)
            WHERE office_id = \(People.office) AND email_index IN \(list: indexes) AND expires_at > \(now)
            """)
        try transaction.execute(
            """
            INSERT INTO contact_verifications (office_id, id, for_office_id, email_sealed, email_index, code_hash,
                link_hash, tries, created_at, expires_at)
            VALUES (\(People.office), \(id), \(office),
                \(PersonalField.verificationEmail.seal(email.text, row: id, keyring: keyring)), \(indexes[0]),
                \(SecretToken.hash(id + code, purpose: .contactCode, keyring: keyring)),
                \(SecretToken.hash(token, purpose: .contactLink, keyring: keyring)), 0, \(now), \(now + lifetime))
            """)
        return (id, code, token)
    }
}
