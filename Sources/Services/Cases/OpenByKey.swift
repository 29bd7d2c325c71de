import Forms
import Store

/// The way back to a case for whoever left no address: its tracking code and its key, both of the receipt.
public struct OpenByKey: Sendable {
    /// Wrong keys that a case bears within an hour.
    static let tries = 10
    private static let mismatch = "Kode dan kunci tidak cocok. Periksa lagi pada tanda terima Anda"
    private static let shut = "Terlalu banyak kunci yang tidak cocok. Coba lagi satu jam lagi"

    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// - Returns: a session of the key's holder at this office, and the case's id.
    /// - Throws: `FieldTroubles` at `kunci-permohonan`; the same where there is no such case.
    public func callAsFunction(
        code typed: String, key: String, from visitor: Visitor
    ) async throws -> (session: OpenedSession, caseID: String) {
        guard let code = TrackingCode(typed: typed), let key = AccessKey(typed: key) else {
            throw FieldTroubles(["kunci-permohonan": Self.mismatch])
        }
        let environment = environment
        // A wrong key must be counted, so the transaction that counts it cannot be the one that fails.
        let outcome = try await environment.database.write { transaction -> Outcome in
            let keyring = environment.keyring
            let row = try transaction.row(
                """
                SELECT id, applicant_contact FROM cases
                WHERE office_id = \(visitor.place.office) AND track_hash IN \(list: code.hashes(keyring))
                """)
            guard let row, let contact = row.textOrNil("applicant_contact") else { return .wrong }
            let count = AttemptCount(
                scope: .accessKey, subjects: BlindField.keyedCase.indexes(row.text("id"), keyring: keyring),
                window: 3600)
            guard try count.add(at: environment.now, in: transaction) <= Self.tries else { return .shut }
            guard try Contact.isHolder(contact, of: key, keyring: keyring, in: transaction) else { return .wrong }
            try count.forget(in: transaction)
            let session = try NewSession(owner: .contact(id: contact), visitor: visitor)
                .open(environment, in: transaction)
            return .opened(session, row.text("id"))
        }
        switch outcome {
        case .opened(let session, let id): return (session, id)
        case .wrong: throw FieldTroubles(["kunci-permohonan": Self.mismatch])
        case .shut: throw FieldTroubles(["kunci-permohonan": Self.shut])
        }
    }

    private enum Outcome {
        case opened(OpenedSession, String)
        case wrong
        case shut
    }
}
