import Forms
import Store

/// Somebody proved who they are at a place; a session is opened for them there.
struct NewSession {
    enum Owner {
        case account(id: String, Account.Kind)
        case contact(id: String)
    }

    let owner: Owner
    let visitor: Visitor

    func open(_ environment: Environment, in transaction: any Transaction) throws -> OpenedSession {
        let token = SecretToken.random()
        let id = Identifier.random()
        let now = environment.now
        let keyring = environment.keyring
        let device = PersonalField.device.seal(String(visitor.device.prefix(80)), row: id, keyring: keyring)
        let (account, contact, kind) = parts
        // An officer's session is good for every office; anybody else's for the office at whose pages it began.
        let boundOffice = kind == .officer ? nil : visitor.place.office
        try transaction.execute(
            """
            INSERT INTO sessions (office_id, token_hash, id, account_id, contact_id, host, bound_office_id,
                device_sealed, created_at, seen_at, proved_at)
            VALUES (\(People.office), \(SecretToken.hash(token, purpose: .session, keyring: keyring)), \(id),
                \(account), \(contact), \(visitor.place.host), \(boundOffice), \(device), \(now.seconds),
                \(now.seconds), \(account == nil ? nil : now.seconds))
            """)
        var deviceToken: String?
        if let account {
            deviceToken = try KnownDevice.remember(
                account, inPlaceOf: visitor.deviceToken, at: now, keyring: keyring, in: transaction)
        }
        return OpenedSession(token: token, deviceToken: deviceToken, kind: kind, person: account ?? contact ?? "")
    }

    /// Another token for a session that goes on: cookies with the one before open nothing.
    static func renewToken(of session: String, keyring: Keyring, in transaction: any Transaction) throws -> String {
        let token = SecretToken.random()
        try transaction.execute(
            """
            UPDATE sessions SET token_hash = \(SecretToken.hash(token, purpose: .session, keyring: keyring))
            WHERE office_id = \(People.office) AND id = \(session)
            """)
        return token
    }

    private var parts: (account: String?, contact: String?, Person.Kind) {
        switch owner {
        case .account(let id, .officer): (id, nil, .officer)
        case .account(let id, .applicant): (id, nil, .applicant)
        case .contact(let id): (nil, id, .contact)
        }
    }
}
