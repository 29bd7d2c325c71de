import Forms
import Procedures

/// What the conditions of an application's questions see before there is a case.
struct DraftAnswers: ConditionContext {
    let content: DraftContent
    let calendar: WorkingCalendar
    let now: Instant

    var today: CalendarDate { now.date(in: calendar.zone) }

    func date(_ bound: DateBound) -> CalendarDate { calendar.date(bound, today: today) }

    func value(of reference: AnswerReference) -> Value? {
        switch reference {
        case .field(let path): content.answers[path]
        case .paper(let name): content.papers[name].flatMap { $0.isEmpty ? nil : .flag(true) }
        case .fact(.channel): .text((content.counter?.channel ?? .online).rawValue)
        case .fact(.assisted): .flag(content.counter != nil)
        case .fact(.date): .date(today)
        case .fact(.number), .resident, .output, .outcome: nil
        }
    }
}
