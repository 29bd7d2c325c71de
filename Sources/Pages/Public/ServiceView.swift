/// A service, all of it from its SOP.
public struct ServiceView: Sendable {
    public var title: String
    public var lede: String?
    /// Time, cost, way, result.
    public var facts: [Fact]
    public var start: Start
    public var papers: [Paper]
    public var flow: FlowView
    /// Who may apply, a sentence each.
    public var applicants: [String]
    /// “18 dari 20 permohonan terakhir selesai dalam batas waktu.”
    public var kept: String?
    /// “82,14 dari 100 (B, baik), dari 37 jawaban, Mei 2026 sampai Oktober 2026.”
    public var satisfaction: String?
    /// What one can do against the result, a sentence each.
    public var objections: [String]
    /// The other SOPs of the same service.
    public var siblings: [LinkView]
    /// Where one complains of the service; nil: no SOP of the office, or of one above it, takes complaints.
    public var complaint: LinkView?
    /// The parts of the service standard that must be published (UU 25/2009, article 21), by the words of the law.
    public var standard: [AnswerRow]
    public var legalBasis: [String]
    /// SOP number, date in force, who approved it.
    public var adoption: [AnswerRow]

    public var document: OfficialDocument?

    public init(
        title: String, lede: String? = nil, facts: [Fact], start: Start, papers: [Paper], flow: FlowView,
        applicants: [String], kept: String? = nil, satisfaction: String? = nil, objections: [String] = [],
        siblings: [LinkView] = [],
        complaint: LinkView? = nil, standard: [AnswerRow] = [],
        legalBasis: [String],
        adoption: [AnswerRow] = [], document: OfficialDocument? = nil
    ) {
        self.title = title
        self.lede = lede
        self.facts = facts
        self.start = start
        self.papers = papers
        self.flow = flow
        self.applicants = applicants
        self.kept = kept
        self.satisfaction = satisfaction
        self.objections = objections
        self.siblings = siblings
        self.complaint = complaint
        self.standard = standard
        self.legalBasis = legalBasis
        self.adoption = adoption
        self.document = document
    }

    public struct Fact: Sendable {
        public var label: String
        public var value: String
        public var note: String?

        public init(label: String, value: String, note: String? = nil) {
            self.label = label
            self.value = value
            self.note = note
        }
    }

    /// What has to be ready before applying.
    public struct Paper: Sendable {
        public var name: String
        /// “PDF, paling besar 2 MB”.
        public var note: String
        /// Asked for in some cases only.
        public var isConditional: Bool
        public var template: LinkView?

        public init(name: String, note: String, isConditional: Bool = false, template: LinkView? = nil) {
            self.name = name
            self.note = note
            self.isConditional = isConditional
            self.template = template
        }
    }

    /// How one begins.
    public enum Start: Sendable {
        /// A form to this address opens a draft.
        case apply(action: String)
        /// Only with an account.
        case logIn(href: String)
        /// Not from here; the reason and what to do: “Diajukan oleh kantor, bukan perseorangan.”
        case closed(String)
    }
}
