/// What a condition, and a bound of a question, is judged against.
public protocol ConditionContext {
    /// The answer, fact, outcome or output; for a paper any value when it was given; nil where there is none.
    func value(of reference: AnswerReference) -> Value?

    /// The day of the act, in the office's time zone.
    var today: CalendarDate { get }

    /// The day that a bound means; working days need the office's calendar.
    func date(_ bound: DateBound) -> CalendarDate
}
