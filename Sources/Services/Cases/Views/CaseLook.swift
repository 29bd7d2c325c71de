public import Forms
public import Procedures
public import Store

/// A case as one person may see it: what is closed to them (`kerahasiaan`) is not in it.
public struct CaseLook: Sendable {
    public enum Viewer: Sendable, Hashable {
        case applicant
        /// An officer, with the lanes that their roles open.
        case officer(lanes: Set<String>)
    }

    public let office: String
    public let id: String
    public let number: String
    public let track: TrackingCode?
    public let viewer: Viewer
    /// The viewer as the engine sees them.
    public let actor: Actor
    public let procedure: Procedure
    public let adoption: Adoption
    /// Without what is closed to the viewer.
    public let state: CaseState
    /// The whole of it: what the engine judges by.
    let full: CaseState
    /// nil where it is closed to the viewer.
    public let applicantName: String?
    /// nil where the content is closed to the viewer.
    public let answers: Answers?
    public let papers: [String: [PaperFile]]
    /// Questions with an answer that the viewer may not read: their form does not show them, and their act leaves them
    /// as they are.
    public let hiddenFields: Set<FieldPath>
    /// Papers that the viewer may not see, whether or not they were given.
    let hiddenPapers: Set<String>
    /// What is closed to the viewer, also of what is not there any more.
    let closedScopes: Set<ConfidentialityRule.Scope>
    /// Papers of which another case lent this one a file that is gone there.
    let lentAndGone: Set<String>
    /// Whether something of the case is closed to the viewer.
    public let isPartlyClosed: Bool
    /// Oldest first.
    public let history: [HistoryEntry]
    /// Names of the people in `state`, by account.
    public let names: [String: String]
    public let tasks: [CaseTask]
    /// Drafts of sub-procedures that wait for whoever does the step, by the step that opened them.
    public let childDrafts: [String: ChildDraft]
    /// Cases of sub-procedures, in the order in which they were opened.
    public let children: [ChildCase]
    /// Originals of papers that the viewer may see, which somebody showed.
    public let shownOriginals: [ShownOriginal]
    /// Cases that the applicant may begin after this one, or the viewer for them at the counter.
    public let followUps: [CaseFollowUp]
    /// Late acts from which the viewer may begin a new case at the counter.
    public let lateActsToBeginFrom: [LateAct]
    /// Whether the viewer heads the office and may decide that what the ended case holds is erased.
    public let mayBeErased: Bool
    /// Whether the viewer audits the office: they may take the case away.
    public let isAuditors: Bool
    /// Whether the viewer may see who opened it.
    public let maySeeOpenings: Bool
    /// Whether the viewer heads the office: they may give its tasks to whoever may do them.
    public let isHead: Bool
    /// What the applicant was to be told and was not; for officers.
    public let unreached: [UnreachedNotice]
    /// What people were to know of it, the newest first; for officers.
    public let notices: [NoticeStanding]
    /// How the applicant hears of it; for officers.
    public let reach: ApplicantReach?
    /// Causes of sub-procedures that could not be opened, by step.
    let stalledSubs: [String: String]
    /// The handling office's.
    public let calendar: WorkingCalendar
    let calendars: LaneCalendars
    public let now: Instant
    let catalogue: Catalogue

    /// - Throws: `CaseMissing` when there is none, or the person may not know that there is.
    public init(
        _ id: String, of office: String, for person: Person, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws {
        let keyring = environment.keyring
        let file = try CaseFile.open(
            id, of: office, at: environment.now, shelf: cases.shelf, keyring: keyring, in: transaction)
        now = environment.now
        catalogue = cases.catalogue
        let applies = try file.isApplicant(person, at: now, keyring: keyring, in: transaction)
        let lanes = file.officerLanes(of: person, at: now)
        isAuditors = try !applies && person.audits(office, at: now, in: transaction)
        guard applies || !lanes.isEmpty || isAuditors else { throw CaseMissing() }
        viewer = applies ? .applicant : .officer(lanes: lanes)
        // An auditor acts for no lane.
        var actor =
            file.actor(for: person, applies: applies, step: nil, channel: .online, at: now)
            ?? Actor(person: person.id, lanes: [])
        actor.isParty = try file.isAbout(person, keyring: keyring, in: transaction)
        actor.standsInForApplicant = try file.standsInForApplicant(
            person, at: now, keyring: keyring, in: transaction)
        actor.freedSteps = try file.freedSteps(for: person, at: now, in: transaction)
        actor.isApplicantUnheard = try file.isUnheard(by: actor, keyring: keyring, in: transaction)
        self.actor = actor
        self.office = office
        self.id = id
        number = file.record.number
        procedure = file.procedure
        adoption = file.adoption
        full = file.state
        calendar = try OfficeCalendar.of(office, in: transaction)
        calendars = try LaneCalendars(file.offices, of: file.procedure, handling: calendar, in: transaction)
        let closure =
            try applies
            ? CaseClosure.ofApplicant(
                file, person, at: now, calendar: calendar, shelf: cases.shelf, keyring: keyring, in: transaction)
            : CaseClosure.of(
                file, for: person, lanes: lanes, at: now, calendar: calendar, shelf: cases.shelf, keyring: keyring,
                in: transaction
            ).opened(toAuditor: isAuditors && lanes.isEmpty, of: file)
        let withheld: (fields: Set<FieldPath>, papers: Set<String>) =
            applies ? file.state.withheld(in: file.procedure) : (fields: [], papers: [])
        let open = closure.isOpen ? file.state : file.state.without(closure.content, in: file.procedure)
        let state = open.without(fields: withheld.fields, papers: withheld.papers)
        self.state = state
        hiddenFields = closure.content.fields.union(withheld.fields)
        hiddenPapers = closure.content.papers.union(withheld.papers)
        isPartlyClosed = !closure.isOpen
        closedScopes = closure.scopes
        let row = try transaction.row(
            "SELECT applicant_name_sealed, track_sealed FROM cases WHERE office_id = \(office) AND id = \(id)")
        applicantName =
            closure.scopes.closesIdentity
            ? nil : try CaseLook.text("applicant_name_sealed", row, office, id, keyring)
        track = try CaseLook.text("track_sealed", row, office, id, keyring).flatMap(TrackingCode.init(typed:))
        answers = closure.scopes.contains(.content) && state.answers.isEmpty ? nil : state.answers
        let lent = try LentPapers(among: state.papers, of: file.record, in: transaction)
        lentAndGone = lent.gone
        papers = lent.left
        tasks = CaseTask.all(of: file)
        shownOriginals = ShownOriginal.all(of: file, among: papers)
        followUps =
            applies || closure.isOpen
            ? try CaseFollowUp.offered(
                of: file, atCounterBy: applies ? nil : person, at: now, calendar: calendar, shelf: cases.shelf,
                in: transaction) : []
        lateActsToBeginFrom =
            applies || !closure.isOpen || file.lateActsToBeginFrom.isEmpty
            ? []
            : try CaseLook.mayFile(file, person, on: now, calendar, cases.shelf, in: transaction)
                ? file.lateActsToBeginFrom : []
        mayBeErased =
            !applies && !file.state.isOpen && closure.isOpen
            && Permission.eraseContent.policy(Permission.Facts(office: office)).allows(person, at: now)
        isHead = !applies && !lanes.isEmpty && person.holds(OfficeKinds.heads, in: office, at: now)
        maySeeOpenings =
            isAuditors
            || !applies && Permission.seeOpenings.policy(Permission.Facts(office: office)).allows(person, at: now)
        notices =
            applies || lanes.isEmpty
            ? [] : try NoticeStanding.all(ofCase: id, at: office, now: now, keyring: keyring, in: transaction)
        unreached =
            applies || lanes.isEmpty
            ? []
            : UnreachedNotice.all(of: file, notices)
        reach = try applies || lanes.isEmpty ? nil : file.reach(keyring: keyring, in: transaction).way
        stalledSubs = file.state.open.values.reduce(into: [:]) { found, open in
            found[open.step] = file.stalledSub(open.step, visit: open.visit)?.cause
        }
        history = HistoryEntry.entries(of: file, forApplicant: applies, closure)
        var names = try CaseLook.names(of: file, and: shownOriginals.map(\.seenBy), in: transaction)
        if closure.scopes.closesIdentity { for id in file.applicantIDs { names[id] = nil } }
        self.names = names
        childDrafts = try ChildDraft.waiting(of: file, in: transaction)
        children = try ChildCases(environment: environment, cases: cases, transaction: transaction)
            .all(of: file, for: person, seenAsApplicant: applies)
    }

    /// Whether an officer may file the case's SOP at the counter, as it is in force today.
    private static func mayFile(
        _ file: CaseFile, _ person: Person, on now: Instant, _ calendar: WorkingCalendar, _ shelf: CaseShelf,
        in transaction: any ReadTransaction
    ) throws -> Bool {
        guard
            let adoption = try Adoption.inForce(
                file.procedure.name, at: file.record.office, on: now.date(in: calendar.zone), in: transaction)
        else { return false }
        let procedure = try shelf.procedure(adoption.procedureHash, in: transaction)
        do {
            try Applying(procedure: procedure, adoption: adoption, now: now).require(person, counter: true)
            return true
        } catch is ApplyRefusal { return false }
    }

    private static func text(_ column: String, _ row: Row?, _ office: String, _ id: String, _ keyring: Keyring) throws
        -> String?
    {
        guard let sealed = row?.blobOrNil(column) else { return nil }
        return try keyring.openText(sealed, for: SealContext(table: "cases", column: column, row: [office, id]))
    }

    /// - Parameter others: who did nothing in this case, and is named in it.
    static func names(
        of file: CaseFile, and others: [String] = [], in transaction: any ReadTransaction
    ) throws -> [String: String] {
        var ids = Set(others).union(file.events.map(\.actor.person))
        ids.formUnion(file.state.open.values.compactMap(\.claimedBy))
        ids.formUnion(
            file.events.compactMap { event in
                if case .assigned(let given) = event.body { given.to } else { nil }
            })
        return try OfficerNames.of(ids, in: transaction)
    }
}

extension CaseLook {
    /// The engine's surroundings, for what pages ask of it before anything is pressed.
    public var engine: EngineContext {
        EngineContext(procedure: procedure, catalogue: catalogue, now: now, calendar: calendars.of)
    }

    /// What the questions' conditions and defaults see.
    public var context: CaseAnswers { CaseAnswers(of: state, at: now, calendar: calendar) }

    /// Whether the viewer may do a step now, and why not.
    public func permission(for step: String) -> Result<Void, Refusal> {
        full.permission(for: actor(among: procedure.step(step)?.lanes ?? []), step: step, in: engine)
    }

    /// Whether the viewer would act in somebody's stead.
    public func isAssisting(at name: String) -> Bool { actor(among: procedure.step(name)?.lanes ?? []).isAssisting }

    /// The viewer as the engine sees them in an act that these lanes may do.
    func actor(among lanes: [String]) -> Actor { actor.standingIn(for: lanes, in: procedure) }
}
