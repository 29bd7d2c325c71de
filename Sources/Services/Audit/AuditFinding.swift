/// Something that is not as it was written: what a person reads of it, and by what a program tells it apart.
public struct AuditFinding: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Hashable, Codable {
        /// A stored event is not what its hash was made over.
        case eventAltered = "peristiwa-diubah"
        /// Events between two others are gone.
        case eventsMissing = "peristiwa-hilang"
        /// The last events are gone.
        case endCut = "ujung-terpotong"
        /// There are more events than the case says.
        case eventsAdded = "peristiwa-berlebih"
        /// The case's head is not the hash of its last event.
        case headAltered = "kepala-diubah"
        /// The chain holds, and the content does not open.
        case unreadable = "tidak-terbuka"
        /// The key of a case, or of a period in it, is gone without an event that says so.
        case keyGone = "kunci-hilang"
        /// The key of a period that is over is still there.
        case keyKept = "kunci-belum-musnah"
        /// The case's row says something else than the event with which the case began.
        case rowAltered = "baris-diubah"
        /// A number was given to a case that is not there.
        case numberGone = "nomor-hilang"
        /// A file of a case is gone.
        case fileGone = "berkas-hilang"
        /// A file of a case is not what was stored, or does not open.
        case fileDamaged = "berkas-rusak"
        /// The case's row is gone, or cannot be read.
        case caseGone = "permohonan-hilang"
        /// A case has fewer events than a root says.
        case caseShrunk = "permohonan-menyusut"
        /// A case's events are others than those that a root was made over.
        case caseRewritten = "permohonan-ditulis-ulang"
        case officeGone = "kantor-hilang"
        /// A root's line is not what was signed.
        case rootAltered = "akar-diubah"
        /// Lines between two others, or the last ones, are gone.
        case rootsMissing = "akar-hilang"
        /// The list of heads beside a root is not the one it was made over.
        case headsAltered = "daftar-kepala-diubah"
        /// A case that was erased holds its content again.
        case erasureUndone = "penghapusan-batal"
        /// The list of erased cases beside the roots is not what was signed.
        case erasuresAltered = "daftar-hapus-diubah"
    }

    public let kind: Kind
    /// The office's name in addresses.
    public let office: String
    /// Its case, by number; nil where it is not about one.
    public let caseNumber: String?
    /// A sentence in Indonesian. Names nobody: numbers, offices and days only.
    public let message: String

    enum CodingKeys: String, CodingKey {
        case kind = "jenis"
        case office = "kantor"
        case caseNumber = "permohonan"
        case message = "pesan"
    }
}

/// What a check of the audit found.
public struct AuditReport: Sendable, Hashable, Codable {
    /// How many findings are told one by one; of more there is the number only.
    public static let most = 1_000

    public internal(set) var offices = 0
    public internal(set) var cases = 0
    public internal(set) var events = 0
    /// How many lines of roots were read.
    public internal(set) var roots = 0
    /// How many lines that were kept elsewhere were compared with them.
    public internal(set) var mailed = 0
    public private(set) var count = 0
    public private(set) var findings: [AuditFinding] = []
    /// What could not be looked at, and why; no finding.
    public internal(set) var remarks: [String] = []

    public var isSound: Bool { count == 0 }

    mutating func add(_ finding: AuditFinding) {
        count += 1
        if findings.count < Self.most { findings.append(finding) }
    }

    enum CodingKeys: String, CodingKey {
        case offices = "kantor"
        case cases = "permohonan"
        case events = "peristiwa"
        case roots = "akar"
        case mailed = "surat"
        case count = "jumlah-temuan"
        case findings = "temuan"
        case remarks = "catatan"
    }
}
