import Forms
import Procedures
import Store

extension EngineContext {
    /// Of a case, for a page or an act.
    init(for file: CaseFile, _ cases: CaseServices, at now: Instant, in transaction: any ReadTransaction) throws {
        let handling = try OfficeCalendar.of(file.record.office, in: transaction)
        let calendars = try LaneCalendars(file.offices, of: file.procedure, handling: handling, in: transaction)
        self.init(procedure: file.procedure, catalogue: cases.catalogue, now: now, calendar: calendars.of)
    }
}

/// Everything that one act changes, in the one transaction of that act: events, projections, book entries, timers and
/// outbox rows.
struct CaseWriter {
    let environment: Environment
    let cases: CaseServices
    let transaction: any Transaction

    /// Asks the engine and, if it agrees, stores what follows.
    /// - Parameter handed: what waited in other offices; nil: what the file says, as it stands.
    func run(
        _ command: Command, by actor: Actor, seen version: Int?, on file: inout CaseFile, at now: Instant,
        handedBefore handed: [String: [HandoverContent.Task]]? = nil
    ) throws {
        let context = try context(for: file, at: now)
        let events = try decide(file.state, command, by: actor, expectedVersion: version, in: context)
        try store(events, on: &file, at: now, handedBefore: handed)
    }

    /// The engine's surroundings: the procedure, and the calendars of the offices that act.
    func context(for file: CaseFile, at now: Instant) throws -> EngineContext {
        try EngineContext(for: file, cases, at: now, in: transaction)
    }

    func store(
        _ events: [CaseEvent], on file: inout CaseFile, at now: Instant,
        handedBefore handed: [String: [HandoverContent.Task]]? = nil
    ) throws {
        guard !events.isEmpty else { return }
        let handed = handed ?? file.handedTasks()
        let reminded = StepReminders(file, in: try context(for: file, at: now))
        try EventLog.append(
            events, to: &file.record, key: file.key, file.periods, of: file.procedure, in: transaction)
        for event in events { file.state.apply(event) }
        try finish(events, on: &file, handedBefore: handed, remindedBefore: reminded, at: now)
    }

    /// Stores the events of a case that they open; its state already holds the first.
    func store(opened events: [CaseEvent], on file: inout CaseFile, at now: Instant) throws {
        try EventLog.append(
            events, to: &file.record, key: file.key, file.periods, of: file.procedure, in: transaction)
        for event in events.dropFirst() { file.state.apply(event) }
        try finish(events, on: &file, handedBefore: [:], remindedBefore: nil, at: now)
    }

    private func finish(
        _ events: [CaseEvent], on file: inout CaseFile, handedBefore: [String: [HandoverContent.Task]],
        remindedBefore: StepReminders?, at now: Instant
    ) throws {
        file.events += events
        try settle(&file)
        try CaseProjection(transaction: transaction).update(&file)
        for event in events { try follow(event, of: file, at: now) }
        try handOver(file, since: handedBefore, at: now)
        try schedule(file)
        try CaseNotices(environment: environment, transaction: transaction).tell(events, of: file, at: now)
        try CaseReminder.settle(file, before: remindedBefore, environment, cases, at: now, in: transaction)
        try destroyWhatIsOver(events, of: &file, at: now)
        cases.shelf.opened.keep(file)
    }

    /// A sub-procedure's form waits at this step: no event of the case, but a task, which whoever has it is told of.
    func offerForm(at step: String, on file: inout CaseFile, at now: Instant) throws {
        let handed = file.handedTasks()
        let reminded = StepReminders(file, in: try context(for: file, at: now))
        file.waitingForms.insert(step)
        try CaseProjection(transaction: transaction).update(&file)
        try handOver(file, since: handed, again: "isian:\(step)", at: now)
        try CaseNotices(environment: environment, transaction: transaction).tell(formAt: step, of: file)
        try CaseReminder.settle(file, before: reminded, environment, cases, at: now, in: transaction)
    }

    /// Copies tasks that came to other offices, or went, into their rows.
    private func handOver(
        _ file: CaseFile, since before: [String: [HandoverContent.Task]], again: String? = nil, at now: Instant
    ) throws {
        let handed = file.handedTasks()
        for office in Set(handed.keys).union(before.keys).sorted() where handed[office] != before[office] {
            let work = CaseWork.handOver(of: file.record.office, to: office, version: file.record.version)
            try enqueue(work, again: again, for: file.record, at: now)
        }
    }

    /// What was given up and is not wanted any more is no trouble any more.
    private func settle(_ file: inout CaseFile) throws {
        for stalled in file.stalled where !file.stillWants(stalled.work) {
            try Outbox(keyring: environment.keyring).settle(
                office: file.record.office, subject: file.record.id, name: stalled.row.name, in: transaction)
            file.givenUp.removeAll { $0.name == stalled.row.name }
        }
    }

    /// What an event asks of the rest of the house.
    private func follow(_ event: CaseEvent, of file: CaseFile, at now: Instant) throws {
        let record = file.record
        switch event.body {
        case .effectRequested(let request):
            guard cases.runsItself(request.effect, adoption: file.adoption) else { return }
            try enqueue(.effect(request.key), for: record, at: now)
        case .effectRetried(let key):
            try enqueue(.effect(key), again: "\(file.events.count)", for: record, at: now)
        case .moved, .released: try askForEffects(of: file, again: "\(file.events.count)", at: now)
        case .subRequested(let request):
            try enqueue(.openSub(step: request.step, visit: request.visit), for: record, at: now)
        case .subOpened(let step, let visit, _):
            try WaitingForms.forget(step: step, visit: visit, of: record, in: transaction)
        case .registerRequested(let book, let columns, let step, let visit):
            // A book is kept in the order of entry: what was entered later stands in the year in which it was entered, as
            // the case's number does.
            let calendar = try OfficeCalendar.of(record.office, in: transaction)
            _ = try RegisterEntry.add(
                to: book, of: record.office, on: event.recorded.date(in: calendar.zone), at: now, columns: columns,
                caseID: record.id, step: step, visit: visit, keyring: environment.keyring, in: transaction)
        case .ended(let result):
            if record.parent != nil {
                try enqueue(.tellParent(result: result), for: record, at: now)
            }
            try enqueue(.endChildren, for: record, at: now)
        default: break
        }
    }

    /// Asks for the effects that are the system's now and that nothing in the outbox is about to do: also those that it
    /// was asked for before, and left, since they had become a person's.
    /// - Parameter again: names the occasion.
    func askForEffects(of file: CaseFile, again: String, at now: Instant) throws {
        let wanted = file.state.effects.filter(file.isSystems)
        guard !wanted.isEmpty else { return }
        let known = try Outbox(keyring: environment.keyring).standing(
            office: file.record.office, subject: file.record.id, kind: CaseWork.kind, in: transaction)
        for effect in wanted {
            let work = CaseWork.effect(effect.key)
            let waits = known.contains { name, standing in
                standing.state == .waiting && work.isNamed(name)
            }
            if !waits {
                try enqueue(work, again: known[work.name] == nil ? nil : again, for: file.record, at: now)
            }
        }
    }

    /// - Parameter again: tells one more try from the first: work is asked for once a name.
    func enqueue(_ work: CaseWork, again: String? = nil, for record: CaseRecord, at now: Instant) throws {
        try Outbox(keyring: environment.keyring).enqueue(
            office: record.office, subject: record.id, name: again.map { "\(work.name):\($0)" } ?? work.name,
            kind: CaseWork.kind, payload: JSONBytes.encode(work), dueAt: now.seconds, in: transaction)
    }

    /// Sets the case's timers where they are others than the state asks for.
    func restoreTimer(of file: CaseFile) throws {
        try CaseReminder.restore(file, environment, cases, in: transaction)
        let set = try Timers(keyring: environment.keyring).scheduled(
            office: file.record.office, subject: file.record.id, in: transaction)
        if set[Self.timer] != file.state.nextTick(in: file.procedure)?.seconds { try schedule(file) }
    }

    /// Has every office that this case may ask something of copy its tasks again.
    func copyTasks(of file: CaseFile, again: String) throws {
        for office in file.offices.elsewhere.sorted() {
            let work = CaseWork.handOver(of: file.record.office, to: office, version: file.record.version)
            try enqueue(work, again: again, for: file.record, at: environment.now)
        }
    }

    static let timer = "berikut"

    /// One timer a case: the next instant at which the clock itself has something to do.
    private func schedule(_ file: CaseFile) throws {
        let timers = Timers(keyring: environment.keyring)
        let (office, id) = (file.record.office, file.record.id)
        if let next = file.state.nextTick(in: file.procedure) {
            try timers.schedule(
                office: office, subject: id, name: Self.timer, kind: CaseWork.kind, dueAt: next.seconds,
                in: transaction)
        } else {
            try timers.cancel(office: office, subject: id, name: Self.timer, in: transaction)
        }
    }
}
