extension WrittenBlob {
    /// A written file as it waits, sealed with what it belongs to, for the transaction that names it. It holds the file's
    /// key: it is stored sealed or not at all.
    public struct Facts: Hashable, Sendable, Codable {
        public let office: String
        public let id: String
        let size: Int
        let digest: [UInt8]
        let key: [UInt8]
    }

    public var facts: Facts {
        Facts(office: place.office, id: place.id, size: size, digest: digest, key: key.bytes)
    }

    public init(_ facts: Facts) {
        self.init(
            place: BlobPlace(office: facts.office, id: facts.id), size: facts.size, digest: facts.digest,
            key: SecretKey(facts.key))
    }
}

extension Blobs {
    /// Names a written file in the database, as ``keep(_:mediaType:at:sealing:in:)``; the bytes are there already.
    public static func name(
        _ blob: WrittenBlob, mediaType: String, at now: Int64, sealing: some Sealing, in transaction: any Transaction
    ) throws {
        let key = sealing.seal(blob.key.bytes, for: context("key_sealed", blob.place))
        let digest = sealing.seal(blob.digest, for: context("digest_sealed", blob.place))
        try transaction.execute(
            """
            INSERT INTO blobs (office_id, id, media_type, size, key_sealed, digest_sealed, created_at)
            VALUES (\(blob.place.office), \(blob.place.id), \(mediaType), \(blob.size), \(key), \(digest), \(now))
            """)
    }
}
