/// What an office holds of people, why and for how long: all of it from its SOPs.
public struct PrivacyView: Sendable {
    /// What one service asks of whoever applies.
    public struct Service: Sendable {
        public var title: String
        /// nil: nobody can begin it any more.
        public var href: String?
        /// That it has ended, and what becomes of its cases, as a sentence; nil: it is open.
        public var ended: String?
        public var legalBasis: [String]
        /// “90 hari kalender”, counted from the end of the case, with what goes then; the rest last.
        public var kept: [AnswerRow]

        public init(
            title: String, href: String? = nil, ended: String? = nil, legalBasis: [String], kept: [AnswerRow]
        ) {
            self.title = title
            self.href = href
            self.ended = ended
            self.legalBasis = legalBasis
            self.kept = kept
        }
    }

    /// Those that have ended stand last.
    public var services: [Service]
    /// Days that a form which was not sent is kept.
    public var draftDays: Int
    /// Years that it is kept who opened a case.
    public var openingYears: Int
    /// Years that it is kept what somebody wrote beside their marks for a service.
    public var remarkYears: Int
    /// Where one asks for one's data; nil: at the office.
    public var request: LinkView?
    public var complaint: LinkView?

    public init(
        services: [Service], draftDays: Int, openingYears: Int, remarkYears: Int,
        request: LinkView? = nil, complaint: LinkView? = nil
    ) {
        self.services = services
        self.draftDays = draftDays
        self.openingYears = openingYears
        self.remarkYears = remarkYears
        self.request = request
        self.complaint = complaint
    }
}
