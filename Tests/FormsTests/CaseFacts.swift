import Forms

/// A case as conditions see it: answers by their full name, and a day.
struct CaseFacts: ConditionContext {
    var values: [AnswerReference: Value] = [:]
    var today = CalendarDate(iso: "2026-11-24")!

    init(_ answers: [String: Value] = [:], today: String = "2026-11-24") {
        for (name, value) in answers { values[.field(FieldPath(name)!)] = value }
        self.today = CalendarDate(iso: today)!
    }

    func value(of reference: AnswerReference) -> Value? { values[reference] }

    func date(_ bound: DateBound) -> CalendarDate {
        switch bound {
        case .fixed(let date): date
        case .today: today
        case .ahead(let amount): today.adding(days: amount.count)
        case .ago(let amount): today.adding(days: -amount.count)
        }
    }
}

func date(_ iso: String) -> CalendarDate { CalendarDate(iso: iso)! }
