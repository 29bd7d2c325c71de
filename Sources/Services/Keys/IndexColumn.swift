import Store

/// A column whose values are made with an index key from something that stands sealed beside it: a change of the key makes
/// it anew.
struct IndexColumn: Sendable {
    let table: StaticString
    let column: StaticString
    /// What it is the index of, in a row that `id` names.
    let sealed: StaticString
    /// Without the name of a key.
    let length: Int
    /// The index of what was sealed.
    let index: @Sendable (_ content: String, Keyring) -> [UInt8]

    private init(
        _ table: StaticString, _ column: StaticString, of sealed: StaticString, length: Int = IndexKey.blindIndexLength,
        _ index: @Sendable @escaping (String, Keyring) -> [UInt8]
    ) {
        (self.table, self.column, self.sealed, self.length, self.index) = (table, column, sealed, length, index)
    }

    var name: String { "\(table).\(column)" }

    /// Beside what `account_logins` has, whose rows are found by the index itself (`ReindexLogins`).
    static let all: [IndexColumn] = [
        IndexColumn("accounts", "nik_index", of: "nik_sealed") { BlindField.nik.index($0, keyring: $1) },
        IndexColumn("contacts", "email_index", of: "email_sealed", byEmail),
        IndexColumn("contact_verifications", "email_index", of: "email_sealed", byEmail),
        IndexColumn("cases", "track_hash", of: "track_sealed", length: IndexKey.tokenHashLength) { code, keyring in
            TrackingCode(typed: code)?.hash(keyring) ?? []
        },
    ]

    private static let byEmail: @Sendable (String, Keyring) -> [UInt8] = {
        BlindField.contactEmail.index($0, keyring: $1)
    }
}

/// A column of hashes of tokens, which nobody has in clear but whoever was given them: they stay under the key under which
/// they were made, until they are over.
struct TokenColumn: Sendable {
    let table: StaticString
    let column: StaticString
    /// The column of times by which a row is over, and how long after it; in seconds.
    let end: StaticString
    var lifetime: Int64 = 0
    /// The column that is set when a row is used up.
    var used: StaticString?
    /// What is lost with the key, in the plural.
    let told: String

    var name: String { "\(table).\(column)" }

    static let all: [TokenColumn] = [
        TokenColumn(
            table: "sessions", column: "token_hash", end: "created_at", lifetime: SessionLimits.longest,
            told: "sesi yang terbuka; orangnya harus masuk lagi"),
        TokenColumn(
            table: "one_time_links", column: "token_hash", end: "expires_at", used: "used_at",
            told: "tautan yang sudah dikirim (undangan, pemulihan sandi, jalan ke permohonan); harus diminta lagi"),
        TokenColumn(
            table: "contact_verifications", column: "link_hash", end: "expires_at", used: "confirmed_at",
            told: "kode email yang belum diisi; harus diminta lagi"),
        TokenColumn(
            table: "known_devices", column: "token_hash", end: "seen_at", lifetime: KnownDevice.lifetime,
            told: "peramban yang dikenal; dianggap peramban baru sampai orangnya masuk lagi"),
        TokenColumn(
            table: "drafts", column: "owner_hash", end: "expires_at", used: "case_id",
            told: "draf permohonan tanpa akun; tidak dapat dibuka lagi"),
        TokenColumn(
            table: "recovery_codes", column: "code_hash", end: "created_at", lifetime: RecoveryCodes.lifetime,
            used: "used_at", told: "kode cadangan petugas; harus dibuat lagi di halaman akun"),
        TokenColumn(
            table: "half_log_ins", column: "token_hash", end: "expires_at",
            told: "orang yang sedang mengisi kode masuk; harus masuk lagi"),
    ]
}
