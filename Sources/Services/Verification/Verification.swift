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
    /// False where the data are of another schema than this program's, so that only bytes were compared.
    public internal(set) var isLookedInto = true

    public init() {}

    /// Of a backup that cannot even be begun with.
    public init(_ failure: BackupFailure) {
        findings = [Finding(kind: "cadangan-rusak", place: "manifes", text: failure.description)]
        isLookedInto = false
    }

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
