import Forms
import Store

/// Somebody who is to be let in: an account is made of it, and waits for its first password.
struct NewAccount: Sendable {
    var kind: Account.Kind
    var name: String
    var username: Username?
    var email: EmailAddress?
    var nik: NationalID?
    /// The office that invites an officer and looks after the account from then on.
    var home: String?
    /// What made it (a case's step and visit), so that a repeated effect finds its own work again.
    var origin: String?

    /// Writes it and returns its id. Throws `FieldTroubles` at `nama-pengguna`, `surel` or `nik` where somebody has
    /// that already.
    func create(_ environment: Environment, in transaction: any Transaction) throws -> String {
        try refuseTaken(environment, in: transaction)
        let id = Identifier.random()
        let keyring = environment.keyring
        let isOfficer = kind == .officer
        let nameSealed = isOfficer ? nil : PersonalField.applicantName.seal(name, row: id, keyring: keyring)
        let emailSealed = email.map { PersonalField.accountEmail.seal($0.text, row: id, keyring: keyring) }
        let nikSealed = nik.map { PersonalField.accountNIK.seal($0.digits, row: id, keyring: keyring) }
        let nikIndex = nik.map { BlindField.nik.index($0.digits, keyring: keyring) }
        try transaction.execute(
            """
            INSERT INTO accounts (office_id, id, kind, status, username, officer_name, name_sealed, email_sealed,
                nik_sealed, nik_index, home_office_id, origin, created_at)
            VALUES (\(People.office), \(id), \(kind.rawValue), 'invited', \(username?.text),
                \(isOfficer ? name : nil), \(nameSealed), \(emailSealed), \(nikSealed), \(nikIndex), \(home),
                \(origin), \(environment.now.seconds))
            """)
        for login in logins {
            try transaction.execute(
                """
                INSERT INTO account_logins (office_id, login_index, account_id)
                VALUES (\(People.office), \(login.index(keyring: keyring)), \(id))
                """)
        }
        return id
    }

    private var logins: [LoginIdentifier] {
        [username?.text, email?.text].compactMap { $0.map(LoginIdentifier.init) }
    }

    private func refuseTaken(_ environment: Environment, in transaction: any ReadTransaction) throws {
        let keyring = environment.keyring
        if let username, try Account.find(login: username.text, keyring: keyring, in: transaction) != nil {
            throw FieldTroubles(["nama-pengguna": "Nama pengguna “\(username.text)” sudah dipakai. Pilih nama lain"])
        }
        if let email, try Account.find(login: email.text, keyring: keyring, in: transaction) != nil {
            throw FieldTroubles(["surel": "Alamat email ini sudah dipakai akun lain"])
        }
        if let nik, try Account.find(nik: nik.digits, keyring: keyring, in: transaction) != nil {
            throw FieldTroubles(["nik": "NIK ini sudah mempunyai akun"])
        }
    }
}
