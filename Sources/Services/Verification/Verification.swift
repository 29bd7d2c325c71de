public import Store

/// What a verification has looked at and found.
public struct Verification: Hashable, Sendable, Codable {
    public internal(set) var findings: [Finding] = []
    public internal(set) var cases = 0
    public internal(set) var events = 0
    public internal(set) var files = 0
    /// Files whose content nobody can open any more, because their case was erased or asks for them no longer: only that
    /// they are there was looked at.
    public internal(set) var closedFiles = 0
    public internal(set) var books = 0
    /// Why only bytes were compared; nil: the data were looked into.
    public internal(set) var notLookedInto: Unlooked?

    public init() {}

    public enum Unlooked: String, Sendable, Hashable, Codable {
        /// It is brought up to date when it is restored.
        case olderSchema = "skema-lama"
        /// Of a program that is newer than this.
        case newerSchema = "skema-baru"
        /// A snapshot that can only be put back: PostgreSQL's.
        case closedSnapshot = "hanya-dapat-dikembalikan"
        /// Damaged, or its manifest cannot be read, or the key is another's: a finding says which.
        case unusable = "tidak-dapat-dipakai"
    }

    /// Of a backup that cannot even be begun with.
    public init(_ failure: BackupFailure) {
        findings = [Finding(kind: "cadangan-rusak", place: "manifes", text: failure.description)]
        notLookedInto = .unusable
    }

    /// Adds what was found beside the data.
    public mutating func add(_ found: [Finding]) { findings += found }

    public var isClean: Bool { findings.isEmpty }

    mutating func add(_ other: Verification) {
        findings += other.findings
        cases += other.cases
        events += other.events
        files += other.files
        closedFiles += other.closedFiles
        books += other.books
    }
}
