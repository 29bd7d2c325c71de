import Store

/// A case's row as it lies there, of what an audit looks at.
struct StoredCase: Sendable {
    /// How many events a case may say it has, for it to be believed at all.
    static let counts: ClosedRange<Int64> = 0...1_000_000_000

    let id: String
    let number: String
    let procedureHash: String
    let version: Int
    let head: [UInt8]
    /// nil: the key is gone, and with it everything that it opened.
    let wrappedKey: [UInt8]?
    let sealedPeriods: [UInt8]?
    /// Of what is said since the content was erased; nil: it was not.
    let wrappedErasureKey: [UInt8]?

    /// Some of an office's cases, in the order of their ids.
    struct Page: Sendable {
        /// nil beside the id of a row that cannot be a case's.
        let rows: [(id: String, row: StoredCase?)]
        /// Rows whose id is none. They come last: an engine that takes such a thing sorts it behind all text.
        let strays: Int
        /// Behind which id the next page begins; nil: this was the last.
        let next: String?
    }

    static func page(
        of office: String, after id: String, most: Int, in transaction: any ReadTransaction
    ) throws -> Page {
        let found = try transaction.rows(
            """
            SELECT id, number, procedure_hash, version, head_hash, key_sealed, retention_sealed, erasure_key_sealed
            FROM cases
            WHERE office_id = \(office) AND id > \(id) ORDER BY id LIMIT \(most)
            """)
        let rows = found.compactMap { row -> (String, StoredCase?)? in
            guard case .text(let id) = row.values[0] else { return nil }
            return (id, StoredCase(row))
        }
        let strays = found.count - rows.count
        return Page(rows: rows, strays: strays, next: found.count < most || strays > 0 ? nil : rows.last?.0)
    }

    /// nil where there is none, or the row cannot be one.
    static func find(_ id: String, of office: String, in transaction: any ReadTransaction) throws -> StoredCase? {
        try transaction.row(
            """
            SELECT id, number, procedure_hash, version, head_hash, key_sealed, retention_sealed, erasure_key_sealed
            FROM cases
            WHERE office_id = \(office) AND id = \(id)
            """
        ).flatMap(StoredCase.init)
    }

    private init?(_ row: Row) {
        guard case .text(let id) = row.values[0], case .text(let number) = row.values[1],
            case .text(let procedureHash) = row.values[2], case .integer(let version) = row.values[3],
            case .blob(let head) = row.values[4], Self.counts.contains(version),
            RootLine.isName(id)
        else { return nil }
        var sealed: [[UInt8]?] = []
        for value in row.values[5...7] {
            switch value {
            case .null: sealed.append(nil)
            case .blob(let bytes): sealed.append(bytes)
            default: return nil
            }
        }
        self.id = id
        self.number = number
        self.procedureHash = procedureHash
        self.version = Int(version)
        self.head = head
        wrappedKey = sealed[0]
        sealedPeriods = sealed[1]
        wrappedErasureKey = sealed[2]
    }

    /// The case's key.
    /// - Returns: nil where it is gone.
    /// - Throws: `SealFailure`.
    func key(at office: String, _ keyring: Keyring) throws -> CaseKey? {
        try wrappedKey.map { try CaseKey.unwrap($0, by: keyring, for: CaseFile.keyContext(office, id)) }
    }

    /// The key of the event that erased it.
    /// - Returns: nil where there is none.
    /// - Throws: `SealFailure`.
    func erasureKey(at office: String, _ keyring: Keyring) throws -> CaseKey? {
        try wrappedErasureKey.map {
            try CaseKey.unwrap($0, by: keyring, for: CaseFile.erasureKeyContext(office, id))
        }
    }

    /// The keys of what is kept for a time only.
    /// - Returns: nil where there are none.
    /// - Throws: `SealFailure`.
    func periods(at office: String, under key: CaseKey) throws -> PeriodKeys? {
        try sealedPeriods.map { try PeriodKeys.open($0, by: key, for: CaseFile.periodsContext(office, id)) }
    }
}
