public import Forms

/// Who acts, as the engine needs to know them. Rights over roles and offices are settled before (`Services`, `Policy`);
/// the engine judges what depends on the case: open steps, four eyes, channels, times.
public struct Actor: Hashable, Sendable {
    /// The account's id; for an applicant without an account, the id of their verified contact.
    public var person: String
    /// Lanes of this procedure that the person may act for today, in the right office. The applicant holds the
    /// applicant's lane.
    public var lanes: Set<String>
    public var channel: Channel
    /// True when the person acts at the counter in the applicant's stead (`dibantu`) or records what an outside party
    /// did (`dicatat`): `lanes` then holds the person's own lanes, not the applicant's.
    public var isAssisting: Bool
    /// A party of the case without acting for the applicant: they decide nothing in it.
    public var isParty: Bool
    /// Of the lanes, those that the person holds today in another's place.
    public var standIns: [String: StandIn]
    /// Somebody for whom the person stands in today applied: in that one's place they decide nothing in the case.
    public var standsInForApplicant = false
    /// Open steps that somebody took who may not act for them any more: such a claim keeps this person from nothing.
    public var freedSteps: Set<String> = []
    /// The applicant applied alone and no mail reaches them: in their stead the person neither withdraws, corrects nor
    /// decides, since nobody would hear of it who could object.
    public var isApplicantUnheard = false
    /// How the applicant agreed to what is entered for them, by a name of the counter's; nil: nobody asked.
    public var consent: String?

    public init(
        person: String, lanes: Set<String>, channel: Channel = .online, isAssisting: Bool = false,
        isParty: Bool = false, standIns: [String: StandIn] = [:]
    ) {
        self.person = person
        self.lanes = lanes
        self.channel = channel
        self.isAssisting = isAssisting
        self.isParty = isParty
        self.standIns = standIns
    }

    /// The system itself: timers and effects.
    public static let system = Actor(person: "sistem", lanes: [])
}

/// What is handed over with an act: answers, papers and words.
public struct Submission: Hashable, Sendable {
    /// Every question of the step's `isi` (and of the outcome's) that was on the form; a missing one counts as empty.
    public var answers: Answers = [:]
    /// Paper → uploaded files. A paper that is not named keeps what it had.
    public var papers: [String: [PaperFile]] = [:]
    /// The reason that an outcome asks for.
    public var reason: String?
    /// A free word to the next (disposition note); never shown to the applicant.
    public var note: String?
    /// When it truly happened, for acts that are entered later (SOP.md §10.3); nil: now.
    public var occurred: Instant?

    public init() {}
}

/// An uploaded file, as the case remembers it.
public struct PaperFile: Hashable, Sendable, Codable {
    /// The blob's id.
    public var blob: String
    /// The name that it was uploaded under.
    public var name: String
    public var type: Paper.Extension
    public var bytes: Int
    /// SHA-256, hexadecimal.
    public var digest: String
    /// Shown at the counter instead of uploaded.
    public var isShownOriginal: Bool
    /// Of an original that was shown in another case, which lent it to this one (`sub`); nil: whoever did the step that
    /// gave it saw it.
    public var sighting: Sighting?

    public init(blob: String, name: String, type: Paper.Extension, bytes: Int, digest: String, shown: Bool = false) {
        self.blob = blob
        self.name = name
        self.type = type
        self.bytes = bytes
        self.digest = digest
        isShownOriginal = shown
    }

    /// Who saw an original, and when.
    public struct Sighting: Hashable, Sendable, Codable {
        /// The account.
        public var by: String
        public var at: Instant

        public init(by: String, at: Instant) {
            self.by = by
            self.at = at
        }
    }
}

/// Something that somebody, or the clock, wants to happen to a case.
public enum Command: Hashable, Sendable {
    /// The start step's first completion: opens the case.
    case open(Opening, Submission)
    /// Completes a step, or gives one lane's confirmation where several must act.
    case complete(step: String, visit: Int, outcome: String, Submission)
    /// Passes a step over (`boleh-dilewati`).
    case skip(step: String, visit: Int, reason: String)
    /// Takes a task for oneself.
    case claim(step: String, visit: Int)
    case release(step: String, visit: Int)
    /// Gives a task to a colleague who may do it, with a word (`disposisi`).
    /// - Parameters:
    ///   - from: who had it when the giver looked; nil: nobody.
    ///   - asHead: the person heads the office, and may do so without a lane of the step.
    case assign(step: String, visit: Int, from: String?, to: Actor, note: String?, asHead: Bool)
    /// - occurred: when the applicant said so, for what is entered later; nil: now.
    case withdraw(reason: String?, occurred: Instant? = nil)
    case correct(Answers, occurred: Instant? = nil)
    case extend(limit: String, reason: String?)
    /// Nothing but the passing of time: fires what is due.
    case tick
    /// An effect answered (outbox, or a person in manual mode who then is the actor).
    case effectEnded(EffectKey, outcome: String, outputs: [String: Value], isManual: Bool)
    /// An effect keeps failing, for this reason: its lane gets a task.
    case effectFailed(EffectKey, cause: String)
    /// It is not known whether the effect happened (kind `uncertain`).
    case effectUncertain(EffectKey, cause: String)
    /// The person asks for another try of a failed effect.
    case effectRetried(EffectKey)
    /// The child as ``ParentLink/reference(to:)`` names it.
    case subOpened(step: String, visit: Int, child: String)
    case subEnded(step: String, visit: Int, child: String, result: String)
    /// The parent case ended, so this one must.
    case parentEnded
    /// A calendar got a new revision (SOP.md §12.8).
    case recompute(cause: String)
    /// Goes on under another version, as ``VersionMove`` says; the context's procedure is the new one.
    /// - stood: when the clocks of its limits have stood (``VersionMove/pauses(of:)``).
    case move(CaseMoved, stood: [String: [Pause]] = [:])
    /// Erases all that the ended case holds, by this decision.
    /// - entered: when its opening was entered.
    case erase(basis: String, entered: Instant)
}

/// What is known when a case opens.
public struct Opening: Hashable, Sendable, Codable {
    public var procedureHash: String
    public var number: String
    /// Account or contact of the applicant; nil: anonymous or none.
    public var applicant: String?
    /// The office that applies, if one does.
    public var applicantOffice: String?
    public var channel: Channel
    /// The counter officer who filed it for them.
    public var assistedBy: String?
    /// How the applicant agreed to that, by a name of the counter's; nil: it was not noted.
    public var consent: String?
    /// The proxy by whom they agreed, as the counter noted it.
    public var proxy: String?
    /// The telephone number that the counter noted for them (`+62812…`).
    public var telephone: String?
    /// Case, step and visit of the parent, for a sub-procedure.
    public var parent: ParentLink?
    /// `warga.<x>`: what the register knew of the applicant.
    public var resident: [String: Value] = [:]

    public init(procedureHash: String, number: String, applicant: String?, channel: Channel) {
        self.procedureHash = procedureHash
        self.number = number
        self.applicant = applicant
        self.channel = channel
    }
}

public struct ParentLink: Hashable, Sendable, Codable {
    public var office: String
    public var caseID: String
    public var step: String
    public var visit: Int

    public init(office: String, caseID: String, step: String, visit: Int) {
        self.office = office
        self.caseID = caseID
        self.step = step
        self.visit = visit
    }
}

/// The same for every retry of an effect, another for every visit (SOP.md §10.5).
public struct EffectKey: Hashable, Sendable, Codable {
    public var step: String
    public var visit: Int
    /// The undo of that visit's effect.
    public var isUndo: Bool

    public init(step: String, visit: Int, isUndo: Bool = false) {
        self.step = step
        self.visit = visit
        self.isUndo = isUndo
    }
}
