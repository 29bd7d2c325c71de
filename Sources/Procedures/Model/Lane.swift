public import Forms

/// `pelaksana.<lane>`: a swimlane, bound to a role of an office, to the applicant, or to an outside party (SOP.md §2).
public struct Lane: Hashable, Sendable {
    public enum Party: String, Hashable, Sendable, Codable {
        case officer = "petugas"
        case applicant = "pemohon"
        /// Somebody without an account; an officer records what they did.
        case outside = "luar"
    }

    /// Who may apply.
    public enum ApplicantKind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A resident's account.
        case resident = "warga"
        /// Anyone with a verified contact.
        case anyone = "umum"
        /// An officer acting for an office.
        case office = "kantor"
        /// An officer for himself.
        case officer = "pegawai"
        /// Nobody named.
        case anonymous = "anonim"
    }

    /// In which office the role is held.
    public enum Place: Hashable, Sendable {
        case handlingOffice
        case applicantOffice
        /// The nearest ancestor of this kind; nil: the parent.
        case ancestor(kind: String?)
        /// An office that the adoption binds to this name.
        case partner(String)
    }

    public var name: String
    /// The column's head.
    public var title: String
    public var party: Party
    /// Any of these roles; empty unless `party` is an officer's.
    public var roles: [String] = []
    public var place: Place = .handlingOffice
    public var applicants: [ApplicantKind] = []
    /// `dibantu`: lanes that may act at the counter in the applicant's stead.
    public var assistedBy: [String] = []
    /// `dicatat`: the lane that records what an outside party did.
    public var recordedBy: String?
    public var position: SourcePosition

    public init(name: String, title: String, party: Party, position: SourcePosition = .start) {
        self.name = name
        self.title = title
        self.party = party
        self.position = position
    }
}

/// `berkas.<nama>`: a paper that the case asks for (SOP.md §3).
public struct Paper: Hashable, Sendable {
    public enum Extension: String, Hashable, Sendable, Codable, CaseIterable {
        case pdf, jpg, png
    }

    public enum Delivery: String, Hashable, Sendable, Codable {
        case upload = "unggah"
        /// The original is shown at the counter, and an officer ticks it.
        case bring = "bawa"
        case either = "keduanya"
    }

    public var name: String
    public var title: String
    /// `bantuan`: stands below the question that asks for it.
    public var help: String?
    public var extensions: [Extension] = [.pdf, .jpg, .png]
    /// Largest size of one file, in bytes.
    public var maximumBytes = 2 * 1024 * 1024
    public var maximumFiles = 1
    public var required: Requirement = .yes
    public var shownWhen: Condition?
    /// `contoh`: a letter type offered as a template.
    public var template: String?
    public var delivery: Delivery = .upload
    /// `simpan`: kept this long after the case has ended.
    public var retention: TimeAmount?
    public var position: SourcePosition

    public init(name: String, title: String, position: SourcePosition = .start) {
        self.name = name
        self.title = title
        self.position = position
    }
}
