public import Forms
public import Store

/// Who logs in: an officer, or an applicant.
public struct Account: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case officer
        case applicant
    }

    public enum Status: String, Hashable, Sendable {
        /// Has not set a first password yet.
        case invited
        case active
        /// May not log in; what the person did stays under their name.
        case closed
    }

    public let id: String
    public let kind: Kind
    public let status: Status
    /// Officers only.
    public let username: String?
    /// An officer's name is public; an applicant's is sealed where it is stored.
    public let name: String
    public let email: String?
    /// Whether a link or code that was mailed there was used: only then it leads to a new password.
    public let isEmailVerified: Bool
    /// Whether a NIK is known of them; which, no page says.
    public let hasNIK: Bool
    /// The office that looks after an officer's account: the one that invited them. The root's where none is known.
    let home: String
    public let created: Instant

    /// The account, or nil.
    public static func find(
        _ id: String, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> Account? {
        try transaction.row("SELECT * FROM accounts WHERE office_id = \(People.office) AND id = \(id)")
            .map { try Account($0, keyring: keyring) }
    }

    /// The account of the person with this NIK that is not closed, or nil. The NIK may hold spaces and dots.
    public static func find(
        nik: String, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> Account? {
        guard let nik = NationalID(nik) else { return nil }
        let indexes = BlindField.nik.indexes(nik.digits, keyring: keyring)
        return try transaction.row(
            """
            SELECT * FROM accounts
            WHERE office_id = \(People.office) AND nik_index IN \(list: indexes) AND status <> 'closed'
            """
        ).map { try Account($0, keyring: keyring) }
    }

    /// Whether an account has one of these NIKs, told by its blind index: what is sealed of it stays sealed.
    static func hasNIK(
        _ id: String, among numbers: Set<NationalID>, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> Bool {
        let row = try transaction.row(
            "SELECT nik_index FROM accounts WHERE office_id = \(People.office) AND id = \(id)")
        guard let index = row?.blobOrNil("nik_index") else { return false }
        return numbers.contains { BlindField.nik.indexes($0.digits, keyring: keyring).contains(index) }
    }

    /// The account that logs in with this user name or e-mail address, or nil.
    static func find(
        login: String, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> Account? {
        let indexes = LoginIdentifier(login).indexes(keyring: keyring)
        return try transaction.row(
            """
            SELECT a.* FROM account_logins l JOIN accounts a ON a.office_id = l.office_id AND a.id = l.account_id
            WHERE l.office_id = \(People.office) AND l.login_index IN \(list: indexes)
            """
        ).map { try Account($0, keyring: keyring) }
    }

    init(_ row: Row, keyring: Keyring) throws {
        let id = row.text("id")
        self.id = id
        kind = Kind(rawValue: row.text("kind"))!
        status = Status(rawValue: row.text("status"))!
        username = row.textOrNil("username")
        name = try Account.name(row, keyring: keyring)
        email = try row.blobOrNil("email_sealed").map {
            try PersonalField.accountEmail.open($0, row: id, keyring: keyring)
        }
        isEmailVerified = row.intOrNil("email_verified_at") != nil
        hasNIK = row.blobOrNil("nik_sealed") != nil
        home = row.textOrNil("home_office_id") ?? People.office
        created = Instant(seconds: row.int("created_at"))
    }

    /// The name in a row that holds `id`, `officer_name` and `name_sealed` of an account.
    static func name(_ row: Row, keyring: Keyring) throws -> String {
        if let name = row.textOrNil("officer_name") { return name }
        return try PersonalField.applicantName.open(row.blob("name_sealed"), row: row.text("id"), keyring: keyring)
    }
}
