import Forms
import Procedures
import Store

/// What `kerahasiaan` closes of one case to one viewer, decided by the case's own answers; what its parent closes is
/// closed here too.
struct CaseClosure {
    let scopes: Set<ConfidentialityRule.Scope>
    let content: ClosedContent

    /// Nothing is closed to the applicant.
    static let none = CaseClosure(
        scopes: [], content: ClosedContent(fields: [], papers: [], words: false, ownLanes: []))

    var isOpen: Bool { scopes.isEmpty }

    /// - Parameter lanes: those that the viewer's roles open in this case.
    static func of(
        _ file: CaseFile, for person: Person, lanes: Set<String>, at now: Instant, calendar: WorkingCalendar,
        shelf: CaseShelf, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> CaseClosure {
        let inherited = try inherited(
            by: file, for: person, at: now, calendar: calendar, shelf: shelf, keyring: keyring, in: transaction)
        return of(file, lanes: lanes, inherited: inherited, at: now, calendar: calendar)
    }

    /// Nothing is closed to the applicant. Where an office is one, because a step of its own case asked, its officers are
    /// held to what that case closes to them.
    static func ofApplicant(
        _ file: CaseFile, _ person: Person, at now: Instant, calendar: WorkingCalendar, shelf: CaseShelf,
        keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> CaseClosure {
        try ofApplicant(
            file, person,
            inherited: inherited(
                by: file, for: person, at: now, calendar: calendar, shelf: shelf, keyring: keyring, in: transaction),
            keyring: keyring, in: transaction)
    }

    /// For an act, as above.
    static func ofApplicant(
        _ file: CaseFile, _ person: Person, inherited: Set<ConfidentialityRule.Scope>, keyring: Keyring,
        in transaction: any ReadTransaction
    ) throws -> CaseClosure {
        guard !inherited.isEmpty, try !file.isApplicantInPerson(person, keyring: keyring, in: transaction) else {
            return .none
        }
        return CaseClosure(closing: inherited, of: file, to: [])
    }

    /// For an act: what the cases above close was read before it, in a transaction of its own.
    static func of(
        _ file: CaseFile, lanes: Set<String>, inherited: Set<ConfidentialityRule.Scope>, at now: Instant,
        calendar: WorkingCalendar
    ) -> CaseClosure {
        let own = file.closedScopes(for: lanes, at: now, calendar: calendar)
        return CaseClosure(closing: own.union(inherited), of: file, to: lanes)
    }

    /// What the cases above a case close to somebody. They may be other offices', and no transaction that writes spans
    /// offices. Whom an SOP excepts in one office it excepts wherever the case is handed on to in the same SOP.
    static func inherited(
        by file: CaseFile, for person: Person, at now: Instant, calendar: WorkingCalendar,
        shelf: CaseShelf, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> Set<ConfidentialityRule.Scope> {
        var scopes: Set<ConfidentialityRule.Scope> = []
        var below = (name: file.procedure.name, lanes: file.everyLane(of: person, at: now))
        var link = file.record.parent
        while let above = link {
            let parent = try CaseFile.open(
                above.caseID, of: above.office, at: now, shelf: shelf, keyring: keyring, in: transaction)
            var lanes = parent.everyLane(of: person, at: now)
            if parent.procedure.name == below.name { lanes.formUnion(below.lanes) }
            if try !parent.isApplicant(person, at: now, keyring: keyring, in: transaction) {
                scopes.formUnion(parent.closedScopes(for: lanes, at: now, calendar: calendar))
            }
            below = (parent.procedure.name, lanes)
            link = parent.record.parent
        }
        return scopes
    }

    /// What stays closed to an auditor who has no lane in the case: who it is, where the SOP closes that. What happened is
    /// what they look for.
    func opened(toAuditor isAuditor: Bool, of file: CaseFile) -> CaseClosure {
        isAuditor ? CaseClosure(closing: scopes.intersection([.identity, .named]), of: file, to: []) : self
    }

    private init(scopes: Set<ConfidentialityRule.Scope>, content: ClosedContent) {
        self.scopes = scopes
        self.content = content
    }

    private init(closing scopes: Set<ConfidentialityRule.Scope>, of file: CaseFile, to lanes: Set<String>) {
        self.scopes = scopes
        let (procedure, state) = (file.procedure, file.state)
        let givers = Givers(file.events)
        func isOthers(_ giver: String?) -> Bool { giver.map { !lanes.contains($0) } ?? true }
        let fields = state.answers.keys.filter { path in
            scopes.closes(path, of: procedure) && isOthers(givers.answers[path])
        }
        let papers = state.papers.keys.filter { name in
            scopes.closes(paper: name, of: procedure) && isOthers(givers.papers[name])
        }
        let late = state.lateActs.compactMap(\.content)
        content = ClosedContent(
            fields: Set(fields), papers: Set(papers),
            lateFields: Set(late.flatMap(\.answers.keys).filter { scopes.closes($0, of: procedure) }),
            latePapers: Set(late.flatMap(\.papers.keys).filter { scopes.closes(paper: $0, of: procedure) }),
            words: scopes.contains(.content), ownLanes: lanes)
    }
}

/// Which lane gave each answer and paper last: what somebody wrote themselves is not closed to them.
struct Givers {
    var answers: [FieldPath: String] = [:]
    var papers: [String: String] = [:]

    init(_ events: [CaseEvent]) {
        for event in events {
            switch event.body {
            case .stepCompleted(let done):
                for path in done.answers.keys { answers[path] = event.actor.lane }
                for paper in done.papers.keys { papers[paper] = event.actor.lane }
            case .corrected(let change):
                for path in change.new.keys { answers[path] = event.actor.lane }
            default: break
            }
        }
    }
}

extension Set<ConfidentialityRule.Scope> {
    /// Whether who the applicant is is closed, wholly or but for what `selain` leaves.
    var closesIdentity: Bool { contains(.identity) || contains(.named) }

    func closes(_ path: FieldPath, of procedure: Procedure) -> Bool {
        contains(.content) || (closesIdentity(of: .field(path), in: procedure) && procedure.identifies(path))
    }

    func closes(paper: String, of procedure: Procedure) -> Bool {
        contains(.content)
            || (closesIdentity(of: .paper(paper), in: procedure) && procedure.isApplicants(paper: paper))
    }

    private func closesIdentity(of reference: AnswerReference, in procedure: Procedure) -> Bool {
        contains(.identity) || contains(.named) && !procedure.leavesOpen(reference)
    }

    func closes(_ argument: Argument, of procedure: Procedure) -> Bool {
        guard case .answer(let reference) = argument, !isEmpty else { return false }
        switch reference {
        case .resident: return true
        case .field(let path): return closes(path, of: procedure)
        case .paper(let name): return closes(paper: name, of: procedure)
        case .output: return contains(.content)
        case .fact, .outcome: return false
        }
    }
}
