import Forms
import Procedures
import Store

extension CaseLook {
    /// The case as another office sees it that has one task of it.
    /// - Parameter acting: those of this office whose act at the task is on its way: they may be who was first.
    init(
        _ handed: HandedTask, _ task: CaseTask, acting: Set<String>, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws {
        let (file, sight) = (handed.file, handed.sight)
        office = file.record.office
        id = file.record.id
        number = file.record.number
        track = nil
        viewer = .officer(lanes: handed.actor.lanes)
        actor = handed.actor
        procedure = file.procedure
        adoption = file.adoption
        full = file.state
        state = file.state.only(handed.step.name, fields: sight.fields, papers: sight.papers)
        applicantName = nil
        answers = state.answers
        papers = state.papers
        lentAndGone = []
        closedScopes = handed.closure.scopes
        shownOriginals = ShownOriginal.all(of: file, among: papers)
        hiddenFields = sight.hidden
        hiddenPapers = handed.hiddenPapers
        isPartlyClosed = !handed.closure.isOpen
        tasks = [task]
        followUps = []
        lateActsToBeginFrom = []
        mayBeErased = false
        (isAuditors, maySeeOpenings, isHead) = (false, false, false)
        unreached = []
        (notices, reach) = ([], nil)
        stalledSubs = [:]
        childDrafts = try ChildDraft.waiting(of: file, in: transaction).filter { $0.key == handed.step.name }
        children = []
        // Who took it, and when: what the panel says of a colleague.
        var looks = file
        looks.events = file.events.filter { $0.isAboutTaking(task) }
        history = HistoryEntry.entries(of: looks, forApplicant: false, handed.closure)
        names = try CaseLook.names(of: looks, only: handed.step.name, and: acting, in: transaction)
        calendar = handed.calendar
        calendars = try LaneCalendars(file.offices, of: procedure, handling: calendar, in: transaction)
        now = environment.now
        catalogue = cases.catalogue
    }

    /// The names of those who took the step, or did a part of it.
    private static func names(
        of file: CaseFile, only step: String, and acting: Set<String>, in transaction: any ReadTransaction
    ) throws -> [String: String] {
        let open = file.state.open[step]
        var people = acting.union(file.events.map(\.actor.person))
        people.formUnion([open?.claimedBy].compactMap(\.self) + (open?.confirmations.map(\.actor.person) ?? []))
        return try OfficerNames.of(people, in: transaction)
    }
}

extension CaseEvent {
    /// Whether it says who took, or gave back, a task.
    fileprivate func isAboutTaking(_ task: CaseTask) -> Bool {
        switch body {
        case .claimed(let step, let visit), .released(let step, let visit):
            step == task.step && visit == task.visit
        default: false
        }
    }
}
