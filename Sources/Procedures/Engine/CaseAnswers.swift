public import Forms

/// What the conditions, parameters and times of a procedure read from a case, on a day.
public struct CaseAnswers: ConditionContext, Sendable {
    var state: CaseState
    let calendar: WorkingCalendar
    public let today: CalendarDate
    /// The outcome that is being chosen: a form that it asks for sees it already.
    var choosing: (step: String, outcome: String)?

    /// - Parameter calendar: the handling office's.
    public init(of state: CaseState, at instant: Instant, calendar: WorkingCalendar) {
        self.state = state
        self.calendar = calendar
        today = instant.date(in: calendar.zone)
    }

    public func value(of reference: AnswerReference) -> Value? {
        switch reference {
        case .field(let path): state.answers[path]
        case .resident(let name): state.opening.resident[name]
        case .fact(let fact): value(of: fact)
        case .output(let step, let name): state.outputs(of: step)[name]
        case .outcome(let step) where step == choosing?.step: choosing.map { .text($0.outcome) }
        case .outcome(let step): state.lastCompletion(of: step).map { .text($0.outcome) }
        case .paper(let name): state.papers[name].flatMap { $0.isEmpty ? nil : .flag(true) }
        }
    }

    public func date(_ bound: DateBound) -> CalendarDate { calendar.date(bound, today: today) }

    private func value(of fact: CaseFact) -> Value {
        switch fact {
        case .channel: .text(state.opening.channel.rawValue)
        case .date: .date(state.openedAt.date(in: calendar.zone))
        case .number: .text(state.opening.number)
        case .assisted: .flag(state.opening.assistedBy != nil)
        case .part: .flag(state.opening.parent != nil)
        }
    }

    /// A parameter's value; nil where the answer is empty.
    public func value(of argument: Argument) -> Value? {
        switch argument {
        case .answer(let reference): value(of: reference)
        case .literal(let text): .text(text)
        }
    }
}

extension Value {
    /// The name by which a map of `menurut` knows this answer.
    var optionName: String? {
        switch self {
        case .text(let text): text
        case .flag(let flag): flag ? "ya" : "tidak"
        case .number(let number): String(number)
        case .date, .time, .dateTime, .choices, .rows: nil
        }
    }
}
