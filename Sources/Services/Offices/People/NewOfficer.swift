import Forms
import Store

/// An officer who is to be invited, with the first roles.
public struct NewOfficer: Hashable, Sendable {
    public var name: String
    public var username: String
    /// Where the invitation goes; without an address the link is handed over.
    public var email: String?
    public var nik: String?
    public var roles: [NewRole]

    public init(name: String, username: String, email: String? = nil, nik: String? = nil, roles: [NewRole] = []) {
        self.name = name
        self.username = username
        self.email = email
        self.nik = nik
        self.roles = roles
    }

    /// Makes account, roles and invitation; the office looks after the account from then on. Throws `FieldTroubles` at `nama`, `nama-pengguna`, `surel`, `nik`, `peran`
    /// or `sampai`.
    /// - Parameter sender: the administrator who invites; nil: the server does.
    func invite(
        to office: Office, by sender: String? = nil, _ environment: Environment, in transaction: any Transaction
    ) throws -> InvitedOfficer {
        var new = try checked()
        new.home = office.id
        let id = try new.create(environment, in: transaction)
        for role in roles { try role.give(to: id, in: office, transaction) }
        guard let account = try Account.find(id, keyring: environment.keyring, in: transaction) else {
            throw LinkTrouble.unknown
        }
        let link = try Invitation.send(
            to: account, by: sender, office: People.office, base: environment.addresses.root, environment,
            in: transaction)
        return InvitedOfficer(account: id, link: link)
    }

    private func checked() throws -> NewAccount {
        guard let username = Username(username) else { throw FieldTroubles(["nama-pengguna": Username.rule]) }
        var new = NewAccount(kind: .officer, name: try PersonName.check(name), username: username)
        if let email, !email.isEmpty {
            guard let address = EmailAddress(email) else {
                throw FieldTroubles(["surel": "Tulis alamat email lengkap, misalnya nama@contoh.id"])
            }
            new.email = address
        }
        if let nik, !nik.isEmpty {
            guard let number = NationalID(nik) else { throw FieldTroubles(["nik": "NIK berisi 16 angka"]) }
            new.nik = number
        }
        return new
    }
}

/// What inviting gave: the account, and the link for its first password.
public struct InvitedOfficer: Hashable, Sendable {
    public let account: String
    /// Works once, for seven days. Shown once to whoever invited, to be handed over where mail does not reach.
    public let link: String
}
