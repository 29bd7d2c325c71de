import Forms
import Procedures

/// What the conditions of an application's questions see before there is a case.
struct DraftAnswers: ConditionContext {
    let content: DraftContent
    let calendar: WorkingCalendar
    /// Whether a step of another case asks for it.
    private let isPart: Bool
    private let now: Instant

    /// - Parameter now: counts where the application did not come earlier (`terjadi`), since the engine judges by then.
    init(content: DraftContent, isPart: Bool, calendar: WorkingCalendar, now: Instant) {
        self.isPart = isPart
        self.content = content
        self.calendar = calendar
        self.now = content.counter?.occurred ?? now
    }

    var today: CalendarDate { now.date(in: calendar.zone) }

    func date(_ bound: DateBound) -> CalendarDate { calendar.date(bound, today: today) }

    func value(of reference: AnswerReference) -> Value? {
        switch reference {
        case .field(let path): content.answers[path]
        case .paper(let name): content.gives(name) ? .flag(true) : nil
        case .fact(.channel): .text((content.counter?.channel ?? .online).rawValue)
        case .fact(.assisted): .flag(content.counter != nil)
        case .fact(.part): .flag(isPart)
        case .fact(.date): .date(today)
        case .fact(.number), .resident, .output, .outcome: nil
        }
    }
}
