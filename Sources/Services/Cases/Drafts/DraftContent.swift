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
    /// The office in which an officer who applies serves, in whosever name.
    public var seat: String?
    /// Set when an officer files for somebody at the counter.
    public var counter: CounterFacts?
    /// The case that this one follows (`lanjutan`), and by which of its rules.
    var follows: FollowedCase?

    public init() {}

    /// Whether the original of a paper was shown: here, or where the parent's case lent it (`sub`).
    public func showsOriginal(of paper: String) -> Bool {
        shown.contains(paper) || papers[paper]?.contains(where: \.isShownOriginal) == true
    }

    /// Notes at the counter whether an original was shown. One that was lent keeps who saw it.
    mutating func note(original isShown: Bool, of paper: String) {
        if isShown {
            if !showsOriginal(of: paper) { shown.insert(paper) }
        } else {
            shown.remove(paper)
            papers[paper]?.removeAll(where: \.isShownOriginal)
        }
    }
}

/// By which rule of which case a draft was begun: whether it came in time is judged again when it is sent.
struct FollowedCase: Sendable, Hashable, Codable {
    /// Of the same office.
    let caseID: String
    /// The name of its `lanjutan`.
    let rule: String
}

/// Who stands at the counter, and how their application came in.
public struct CounterFacts: Sendable, Hashable, Codable {
    /// Empty where they did not say it, and need not.
    public var name: String
    /// The address that was noted for them; news goes where ``news`` says.
    public var email: String?
    public var channel: Channel
    /// Where they can be rung or written to, also where the SOP asks no number (`+62812…`).
    public var telephone: String?
    /// When it came, where that was earlier than now (`terjadi`).
    public internal(set) var occurred: Instant?
    /// Where news goes; nil: nobody has confirmed that yet, and none goes anywhere.
    public internal(set) var news: CounterNews?
    /// How they agreed; nil: nobody has noted that yet.
    public internal(set) var consent: CounterConsent?
    /// Who agreed in their name (``CounterConsent/proxy``).
    public internal(set) var proxy: String?
    /// Whose case it is that this one follows (`lanjutan`): the new one is theirs too, and they get its news, unless they
    /// are an office alone, which has no address.
    public internal(set) var follows: FollowedApplicant?

    /// Of what a step of another case runs, whose applicant it has.
    static func ofParent(_ applicant: CaseApplicant) -> CounterFacts {
        var facts = CounterFacts(name: "", email: nil, channel: .counter)
        facts.follows = FollowedApplicant(number: nil, applicant: applicant)
        return facts
    }

    public init(name: String, email: String?, channel: Channel, consent: CounterConsent? = nil) {
        self.consent = consent
        self.name = name
        self.email = email
        self.channel = channel
    }

    /// Whether nothing that was noted says who it is.
    var isOfNobody: Bool {
        if case .address = news { return false }
        return name.isEmpty && email == nil && telephone == nil && follows == nil
    }

    /// Whether an officer says where news goes: not where the applicant of the case before gets it.
    public var asksForNews: Bool { follows?.applicant.person == nil }
}

/// Where news about an application that was filed at the counter goes, with the link into the case.
public enum CounterNews: Sendable, Hashable, Codable {
    case address(String)
    case nowhere
}

/// The applicant of a case, as another case takes them over.
public struct FollowedApplicant: Sendable, Hashable, Codable {
    /// The number of the first case; nil: of the case that runs this one.
    public let number: String?
    let applicant: CaseApplicant
}
