/// Files that belong to rows: their content lies sealed in a `BlobStore`, each under a key of its own; that key and the
/// content's digest lie sealed in table `blobs`.
public struct Blobs: Sendable {
    public let store: any BlobStore

    public init(store: any BlobStore) { self.store = store }

    /// Begins a file of an office.
    /// - Parameter limit: bytes; more throws `BlobFailure.tooLarge`.
    public func begin(
        office: String, limit: Int, random: some RandomSource = SystemRandom()
    ) async throws -> BlobUpload {
        let place = BlobPlace(office: office, id: Identifier.random(from: random))
        return BlobUpload(
            place: place, sink: try await store.create(place), limit: limit, key: SecretKey(from: random))
    }

    /// Stores bytes that are at hand.
    public func write(_ bytes: [UInt8], office: String) async throws -> WrittenBlob {
        try await write(office: office, size: bytes.count) { try await $0.add(bytes) }
    }

    /// Stores what lies in the spool, piece by piece.
    public func write(_ file: SpooledFile, office: String) async throws -> WrittenBlob {
        try await write(office: office, size: file.size) { upload in
            try await file.forEachPiece { try await upload.add($0) }
        }
    }

    private func write(
        office: String, size: Int, _ fill: (BlobUpload) async throws -> Void
    ) async throws -> WrittenBlob {
        let upload = try await begin(office: office, limit: size)
        do {
            try await fill(upload)
            return try await upload.finish()
        } catch {
            await upload.abandon()
            throw error
        }
    }

    /// Names a written file in the database; in the transaction of what it belongs to.
    /// - Parameter sealing: the key of the case, so that destroying it makes the file unreadable in every backup too; or
    ///   the keyring.
    public func keep(
        _ blob: WrittenBlob, mediaType: String, at now: Int64, sealing: some Sealing, in transaction: any Transaction
    ) throws {
        try Blobs.name(blob, mediaType: mediaType, at: now, sealing: sealing, in: transaction)
    }

    /// - Returns: nil where the office has no such file.
    /// - Throws: `SealFailure`.
    public func find(
        _ id: String, office: String, sealing: some Sealing, in transaction: any ReadTransaction
    ) throws -> Blob? {
        try transaction.row("SELECT * FROM blobs WHERE office_id = \(office) AND id = \(id)").map { row in
            let place = BlobPlace(office: office, id: id)
            let key = try sealing.open(row.blob("key_sealed"), for: Self.context("key_sealed", place))
            guard key.count == SecretKey.length else { throw SealFailure.altered }
            return Blob(
                place: place, mediaType: row.text("media_type"), size: Int(row.int("size")),
                digest: try sealing.open(row.blob("digest_sealed"), for: Self.context("digest_sealed", place)),
                createdAt: row.int("created_at"), key: SecretKey(key))
        }
    }

    /// The content, piece by piece.
    public func content(of blob: Blob) -> BlobContent { BlobContent(store: store, blob: blob) }

    /// The whole content.
    /// - Throws: `BlobFailure`.
    public func bytes(of blob: Blob) async throws -> [UInt8] {
        var result: [UInt8] = []
        for try await piece in content(of: blob) { result += piece }
        return result
    }

    /// Takes the row away; after the transaction the caller removes the bytes with `remove`, and what is left by a crash
    /// between the two goes with the orphans.
    /// - Returns: false where there was none.
    @discardableResult
    public func forget(_ id: String, office: String, in transaction: any Transaction) throws -> Bool {
        try Blobs.disown(id, office: office, in: transaction)
    }

    /// Takes the row away and leaves the bytes to `removeOrphans`.
    /// - Returns: false where there was none.
    @discardableResult
    public static func disown(_ id: String, office: String, in transaction: any Transaction) throws -> Bool {
        try transaction.execute("DELETE FROM blobs WHERE office_id = \(office) AND id = \(id)") == 1
    }

    /// Takes the row away where the file lies under this key; one that lies under another's belongs to somebody else.
    /// - Returns: false where there was none.
    /// - Throws: `SealFailure.unknownKey` where it lies under a key of the installation that is not here: whose it is cannot
    ///   be told.
    @discardableResult
    public static func disown(
        _ id: String, office: String, sealedBy sealing: some Sealing, in transaction: any Transaction
    ) throws -> Bool {
        let row = try transaction.row("SELECT key_sealed FROM blobs WHERE office_id = \(office) AND id = \(id)")
        guard let row else { return false }
        do {
            _ = try sealing.open(row.blob("key_sealed"), for: context("key_sealed", BlobPlace(office: office, id: id)))
        } catch SealFailure.altered {
            return false
        }
        return try disown(id, office: office, in: transaction)
    }

    /// Deletes the bytes of a file that no row names any more.
    public func remove(_ id: String, office: String) async throws {
        try await store.remove(BlobPlace(office: office, id: id))
    }

    /// How long a file may lie without a row that names it, in seconds: seven days (DESIGN §5).
    public static let orphanAge: Int64 = 7 * 86_400

    /// Removes files older than seven days that no row names. What lies there of others is not touched: only what is
    /// called as this program calls its files, in the folders of these offices.
    /// - Parameters:
    ///   - offices: the ids of all that the database knows.
    ///   - now: seconds since 1970 by the machine's clock, which dates the files.
    /// - Returns: what was removed.
    @discardableResult
    public func removeOrphans(
        of offices: [String], in database: any Database, now: Int64
    ) async throws -> [BlobPlace] {
        let known = Set(offices)
        let old = try await store.places(writtenBefore: now - Self.orphanAge).filter {
            known.contains($0.office) && Identifier.isRandom($0.id)
        }
        var removed: [BlobPlace] = []
        for (office, places) in Dictionary(grouping: old, by: \.office).sorted(by: { $0.key < $1.key }) {
            for start in stride(from: 0, to: places.count, by: 500) {
                let some = Array(places[start..<min(start + 500, places.count)])
                let named = try await database.read { transaction in
                    try transaction.rows(
                        "SELECT id FROM blobs WHERE office_id = \(office) AND id IN \(list: some.map(\.id))"
                    ).map { $0.text("id") }
                }
                for place in some where !named.contains(place.id) {
                    try await store.remove(place)
                    removed.append(place)
                }
            }
        }
        return removed
    }

    /// Puts a file under another seal: what was uploaded for a draft becomes the case's, so that destroying the case's
    /// key makes it unreadable too. The bytes in the store stay as they are.
    /// - Throws: `SealFailure`.
    public static func reseal(
        _ id: String, office: String, from old: some Sealing, to new: some Sealing, in transaction: any Transaction
    ) throws {
        let place = BlobPlace(office: office, id: id)
        guard
            let row = try transaction.row(
                "SELECT key_sealed, digest_sealed FROM blobs WHERE office_id = \(office) AND id = \(id)")
        else { return }
        func moved(_ column: String) throws -> [UInt8] {
            new.seal(try old.open(row.blob(column), for: context(column, place)), for: context(column, place))
        }
        try transaction.execute(
            """
            UPDATE blobs SET key_sealed = \(moved("key_sealed")), digest_sealed = \(moved("digest_sealed"))
            WHERE office_id = \(office) AND id = \(id)
            """)
    }

    static func context(_ column: String, _ place: BlobPlace) -> SealContext {
        SealContext(table: "blobs", column: column, row: [place.office, place.id])
    }
}

/// A stored file.
public struct Blob: Sendable {
    public let place: BlobPlace
    /// By its content, not by its name: `application/pdf`.
    public let mediaType: String
    /// Bytes.
    public let size: Int
    /// SHA-256 of the content.
    public let digest: [UInt8]
    /// Seconds since 1970.
    public let createdAt: Int64
    let key: SecretKey
}

extension Blob {
    /// A file that no row names yet, to look into it before one does.
    public init(_ written: WrittenBlob, mediaType: String, createdAt: Int64) {
        self.init(
            place: written.place, mediaType: mediaType, size: written.size, digest: written.digest,
            createdAt: createdAt, key: written.key)
    }
}
