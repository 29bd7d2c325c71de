import Forms
import Store

/// Coming back to a draft: by its link, or with an address that was proven in another browser.
extension DraftDesk {
    /// The token of the draft's link. It is made from the draft's id, which nobody guesses, so that showing the link
    /// writes nothing; it works as long as the draft is kept.
    public func returnToken(of draft: Draft) -> String { Draft.returnToken(draft.id, keyring: environment.keyring) }

    /// Gives the draft to the browser that holds this secret; a draft of an account stays the account's.
    /// - Throws: `DraftMissing` for a token that is not the draft's.
    public func resume(_ id: String, of office: String, token: String, secret: String) async throws {
        let environment = environment
        let keyring = environment.keyring
        guard Draft.returnTokens(id, keyring: keyring).contains(where: { ConstantTime.equal(token, $0) }) else {
            throw DraftMissing()
        }
        try await environment.database.write { transaction in
            let changed = try transaction.execute(
                """
                UPDATE drafts SET owner_hash = \(Draft.secretHash(secret, keyring: keyring))
                WHERE office_id = \(office) AND id = \(id) AND account IS NULL AND assisted_by IS NULL
                    AND case_id IS NULL AND expires_at > \(environment.now.seconds)
                """)
            guard changed == 1 else { throw DraftMissing() }
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
                    AND case_id IS NULL AND owner_hash IN \(list: Draft.secretHashes(secret, keyring: environment.keyring))
                """)
        }
    }
}

extension Draft {
    /// 128 bits, hexadecimal.
    fileprivate static func returnToken(_ id: String, keyring: Keyring) -> String {
        returnTokens(id, keyring: keyring)[0]
    }

    /// Under every index key: a link that was given out before the key was changed still leads here.
    fileprivate static func returnTokens(_ id: String, keyring: Keyring) -> [String] {
        keyring.tokenDigests(of: id, purpose: "cases.draft-return").map { Hexadecimal.text(Array($0.prefix(16))) }
    }
}
