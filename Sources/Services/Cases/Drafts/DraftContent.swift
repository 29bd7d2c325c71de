public import Forms
public import Procedures

/// What a draft holds until it is sent.
public struct DraftContent: Sendable, Hashable, Codable {
    public var answers: Answers = [:]
    public var papers: [String: [PaperFile]] = [:]
    /// Papers whose original the applicant will show, or showed, at the counter.
    public var shown: Set<String> = []
    /// The office in whose name an officer applies.
    public var applicantOffice: String?
    /// Set when an officer files for somebody at the counter.
    public var counter: CounterFacts?

    public init() {}
}

/// Who stands at the counter, and how their application came in.
public struct CounterFacts: Sendable, Hashable, Codable {
    public var name: String
    /// Where news goes; nil: the applicant has no e-mail address.
    public var email: String?
    public var channel: Channel

    public init(name: String, email: String?, channel: Channel) {
        self.name = name
        self.email = email
        self.channel = channel
    }
}
