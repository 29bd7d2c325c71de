import Forms
public import Store

/// A verification that waits for its code: where the code went, and sending another one there.
extension VerifyContact {
    /// The address, for the page that asks for the code: whoever typed it a moment ago must see whether it was right.
    /// nil where there is no such verification, or its code is over: its address in the history of a shared browser tells
    /// nobody anything.
    public func address(of verification: String, in transaction: any ReadTransaction) throws -> String? {
        let row = try transaction.row(
            """
            SELECT 1 AS waits FROM contact_verifications WHERE office_id = \(People.office) AND id = \(verification)
                AND confirmed_at IS NULL AND created_at > \(environment.now.seconds - VerifyContact.lifetime)
            """)
        return row == nil ? nil : try VerifyContact.address(of: verification, environment, in: transaction)
    }

    /// Mails another code to the same address; the old one is void. Returns the id of the new verification. Throws
    /// `FieldTroubles` at `surel` when the last mail is too fresh, or the verification unknown.
    public func again(
        _ verification: String, from visitor: Visitor, for draft: String? = nil
    ) async throws -> String {
        let environment = environment
        let email = try await environment.database.read { transaction in
            try VerifyContact.address(of: verification, environment, in: transaction)
        }
        guard let email else { throw FieldTroubles(["surel": "Tulis alamat email Anda sekali lagi"]) }
        return try await self(email, from: visitor, for: draft)
    }

    private static func address(
        of verification: String, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> String? {
        let row = try transaction.row(
            """
            SELECT email_sealed FROM contact_verifications
            WHERE office_id = \(People.office) AND id = \(verification)
            """)
        return try row.map {
            try PersonalField.verificationEmail.open(
                $0.blob("email_sealed"), row: verification, keyring: environment.keyring)
        }
    }
}
