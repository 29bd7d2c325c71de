/// What a snapshot of a backup holds, so that it can be proven whole without the key. Written last: a snapshot without it
/// is none.
public struct BackupManifest: Hashable, Sendable, Codable {
    /// Of this file's form.
    public static let form = 1

    public struct File: Hashable, Sendable, Codable {
        public let name: String
        /// Bytes.
        public let size: Int
        /// Hexadecimal.
        public let sha256: String
    }

    public struct Counts: Hashable, Sendable, Codable {
        public var offices: Int
        public var cases: Int
        public var events: Int
        /// Uploaded files, and their bytes as they are stored.
        public var blobs: Int
        public var blobBytes: Int

        public init(offices: Int, cases: Int, events: Int, blobs: Int, blobBytes: Int) {
            self.offices = offices
            self.cases = cases
            self.events = events
            self.blobs = blobs
            self.blobBytes = blobBytes
        }
    }

    public let form: Int
    /// Which program took it: `balai 0.1.0`.
    public let program: String
    /// Whose snapshot the database file is: `sqlite`.
    public let engine: String
    /// The number of its newest migration.
    public let schema: Int
    /// The moment that the snapshot shows; seconds since 1970, by the clock of the machine that took it.
    public let takenAt: Int64
    /// Its place among the snapshots of its folder, whatever that clock said: 1 more than the newest had. Nil in one that
    /// was taken before there were numbers: the time in its name is its place.
    public internal(set) var number: Int?
    /// The data of the demonstration, which are never served to other machines.
    public let isDemo: Bool
    /// The names of the keys that open it; the keys are not in a backup.
    public let keys: [String]
    public let counts: Counts
    /// The files beside this one.
    public let files: [File]
    /// Uploaded files that the database names and that were gone from its store, or cut short there: `berkas/<office>/<id>`.
    public let missing: [String]

    public init(
        program: String, engine: String, schema: Int, takenAt: Int64, isDemo: Bool, keys: [String], counts: Counts,
        files: [File], missing: [String]
    ) {
        form = Self.form
        self.program = program
        self.engine = engine
        self.schema = schema
        self.takenAt = takenAt
        self.isDemo = isDemo
        self.keys = keys
        self.counts = counts
        self.files = files
        self.missing = missing
    }
}
