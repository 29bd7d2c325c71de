import Forms

/// One example on its way: the case, the clock, and the calendar as far as decrees have come.
struct ExampleRun {
    let example: Example
    let procedure: Procedure
    let catalogue: Catalogue
    var calendar: WorkingCalendar
    var now: Instant
    var state: CaseState?
    /// What happened so far.
    var events: [CaseEvent] = []

    init(_ example: Example, of procedure: Procedure, catalogue: Catalogue) {
        self.example = example
        self.procedure = procedure
        self.catalogue = catalogue
        var calendar = WorkingCalendar.baku()
        if !example.holidays.isEmpty {
            let names = example.holidays.map { ($0, "libur menurut uji") }
            calendar = calendar.adding(holidays: Dictionary(names, uniquingKeysWith: { first, _ in first }))
        }
        if let ramadan = example.ramadan {
            calendar = calendar.adding(ramadan: RamadanWindow(from: ramadan.first, through: ramadan.last))
        }
        self.calendar = calendar
        now = Instant(example.start.date, example.start.time, calendar.zone)
    }

    var context: EngineContext {
        let calendar = calendar
        return EngineContext(procedure: procedure, catalogue: catalogue, now: now) { _ in calendar }
    }

    mutating func perform(_ index: Int) throws(ExampleFailure) {
        switch example.items[index].content {
        case .act(let act): try perform(act)
        case .moveTo(let time): try move(to: instant(time))
        case .wait(let amount): try move(to: calendar.deadline(amount, from: now).due)
        case .open(let steps): try expectOpen(steps)
        case .deadlines(let deadlines):
            for deadline in deadlines { try expect(deadline) }
        case .withdraw: try give("pencabutan diterima") { run throws(Refusal) in try run.withdraw() }
        case .extend(let limit):
            try give("perpanjangan \(limit) diterima") { run throws(Refusal) in try run.extend(limit) }
        case .decree(let date): try decree(date)
        case .refused(let refusal): try expectRefusal(of: refusal)
        }
        try answerEffects(after: index)
    }

    /// Does something that must be accepted.
    private mutating func give(
        _ expected: String, _ body: (inout ExampleRun) throws(Refusal) -> Void
    ) throws(ExampleFailure) {
        do {
            try body(&self)
        } catch {
            throw ExampleFailure(expected, but: "ditolak: \(error.message)")
        }
    }

    private mutating func perform(_ act: ExampleAct) throws(ExampleFailure) {
        let expected = "\"\(act.step)\" dikerjakan" + (act.outcome.map { " dengan hasil \"\($0)\"" } ?? "")
        try give(expected) { run throws(Refusal) in try run.act(act) }
    }

    /// Something that must be refused; whatever it would have done is dropped with the copy.
    private mutating func expectRefusal(of refusal: ExampleRefusal) throws(ExampleFailure) {
        var copy = self
        let (name, isAccepted) =
            switch refusal {
            case .act(let act): ("\"\(act.step)\"", copy.accepts { run throws(Refusal) in try run.act(act) })
            case .withdraw: ("pencabutan", copy.accepts { run throws(Refusal) in try run.withdraw() })
            case .extend(let limit):
                ("perpanjangan \(limit)", copy.accepts { run throws(Refusal) in try run.extend(limit) })
            }
        if isAccepted { throw ExampleFailure("\(name) ditolak", but: "diterima") }
    }

    private mutating func accepts(_ body: (inout ExampleRun) throws(Refusal) -> Void) -> Bool {
        do {
            try body(&self)
            return true
        } catch {
            return false
        }
    }

    /// Hands a command to the engine and folds what comes of it.
    mutating func command(_ command: Command, by actor: Actor) throws(Refusal) {
        let events = try decide(state, command, by: actor, expectedVersion: state?.version, in: context)
        self.events += events
        if state == nil {
            state = CaseState.fold(events)
        } else {
            for event in events { state?.apply(event) }
        }
    }

    private func instant(_ time: WallTime) -> Instant { Instant(time.date, time.time, calendar.zone) }

    private mutating func move(to instant: Instant) throws(ExampleFailure) {
        guard instant >= now else {
            throw ExampleFailure("waktu maju ke \(instant.text(in: calendar.zone))", but: "waktu uji sudah lewat")
        }
        now = instant
        try tick()
    }

    private mutating func tick() throws(ExampleFailure) {
        guard state != nil else { return }
        try give("waktu berjalan") { run throws(Refusal) in try run.command(.tick, by: .system) }
    }

    /// A holiday is decreed late: from now on the calendar has it, and what is open is counted again.
    private mutating func decree(_ date: CalendarDate) throws(ExampleFailure) {
        calendar = calendar.adding(holidays: [date: "libur menurut uji"])
        guard state != nil else { return }
        try give("batas waktu dihitung ulang") { run throws(Refusal) in
            try run.command(.recompute(cause: "libur \(date.longText)"), by: .system)
        }
    }

    /// The run must have ended as it says, with nothing open.
    func endFailure() -> ExampleFailure? {
        if let result = state?.result {
            return result == example.expectedResult
                ? nil
                : ExampleFailure(
                    "seharusnya berakhir di \"\(example.expectedResult)\"", but: "ternyata berakhir di \"\(result)\"")
        }
        let open = state?.openSteps(in: procedure).map(\.step) ?? []
        let found = open.isEmpty ? "permohonan belum diajukan" : "masih terbuka: \(open.joined(separator: ", "))"
        return ExampleFailure("seharusnya berakhir di \"\(example.expectedResult)\"", but: found)
    }
}
