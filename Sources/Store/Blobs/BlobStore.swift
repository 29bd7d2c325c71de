/// Where sealed files lie: a folder, or a service such as S3. It sees neither content nor key.
public protocol BlobStore: Sendable {
    /// Begins a file that must not be there yet.
    /// - Throws: `BlobFailure.taken`, here or when the file is finished; then what was there is as it was.
    func create(_ place: BlobPlace) async throws -> any BlobSink

    /// - Throws: `BlobFailure.missing`.
    func open(_ place: BlobPlace) async throws -> any BlobSource

    /// Removes a file, also an unfinished one; it is no mistake when it is gone already.
    func remove(_ place: BlobPlace) async throws

    /// What was last written before a moment, in seconds since 1970.
    func places(writtenBefore moment: Int64) async throws -> [BlobPlace]

    /// Asks once, without patience, whether files can be stored and read now.
    /// - Throws: `BlobFailure.unreachable`, `.refused`.
    func check() async throws
}

/// A file's address: never built from what a user typed.
public struct BlobPlace: Hashable, Sendable {
    public let office: String
    public let id: String

    public init(office: String, id: String) {
        self.office = office
        self.id = id
    }

    /// Letters, digits and hyphens: no way out of a folder.
    package var isPlain: Bool {
        [office, id].allSatisfy { name in
            !name.isEmpty
                && name.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                        || byte == 0x2D
                }
        }
    }
}

/// Takes the bytes of a new file.
public protocol BlobSink: Sendable {
    func write(_ bytes: [UInt8]) async throws

    /// Returns when the file is there for good: it survives a loss of power.
    func finish() async throws

    /// Drops what was written.
    func abandon() async
}

/// Gives the bytes of a file.
public protocol BlobSource: Sendable {
    /// Up to `count` bytes; fewer only at the end.
    func read(upTo count: Int) async throws -> [UInt8]
}
