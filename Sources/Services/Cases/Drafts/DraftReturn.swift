import Forms
import Store

/// Coming back to a draft: by its link, or with an address that was proven in another browser.
extension DraftDesk {
    /// A link's token for the draft. Asking again makes a new one; the old one no longer works.
    public func returnLink(_ id: String, of office: String, by person: Person, secret: String?) async throws -> String {
        let (environment, cases) = (environment, cases)
        let token = Identifier.token()
        try await environment.database.write { transaction in
            let open = try DraftDesk.open(id, office, person, secret, environment, cases, in: transaction)
            let hash = environment.keyring.tokenHash(of: token, purpose: "cases.draft-return")
            try transaction.execute(
                """
                UPDATE drafts SET return_hash = \(hash) WHERE office_id = \(office) AND id = \(open.draft.id)
                """)
        }
        return token
    }

    /// Gives the draft to the browser that holds this secret; a draft of an account stays the account's.
    /// - Throws: `DraftMissing` for a token that is not the draft's.
    public func resume(_ id: String, of office: String, token: String, secret: String) async throws -> OpenDraft {
        let (environment, cases) = (environment, cases)
        return try await environment.database.write { transaction in
            let keyring = environment.keyring
            let changed = try transaction.execute(
                """
                UPDATE drafts SET owner_hash = \(Draft.secretHash(secret, keyring: keyring))
                WHERE office_id = \(office) AND id = \(id) AND account IS NULL AND assisted_by IS NULL
                    AND case_id IS NULL AND expires_at > \(environment.now.seconds)
                    AND return_hash = \(keyring.tokenHash(of: token, purpose: "cases.draft-return"))
                """)
            guard changed == 1 else { throw DraftMissing() }
            return try DraftDesk.open(id, office, .nobody, secret, environment, cases, in: transaction)
        }
    }

    /// Puts whoever just came in behind the draft that they go on with: what was begun before is not lost. Other drafts
    /// of the browser may be somebody else's, who used it before.
    public func follow(_ id: String, ofSecret secret: String, at office: String, to person: Person) async throws {
        let environment = environment
        let (account, contact) = person.kind == .contact ? (nil, person.id) : (person.id, nil as String?)
        try await environment.database.write { transaction in
            _ = try transaction.execute(
                """
                UPDATE drafts SET contact = \(contact), account = \(account), owner_hash = NULL
                WHERE office_id = \(office) AND id = \(id) AND contact IS NULL AND account IS NULL
                    AND case_id IS NULL AND owner_hash = \(Draft.secretHash(secret, keyring: environment.keyring))
                """)
        }
    }
}
