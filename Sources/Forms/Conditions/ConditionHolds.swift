extension Condition {
    /// Whether it holds now (SOP.md §8).
    public func holds(in context: some ConditionContext) -> Bool {
        switch self {
        case .test(let reference, let test): test.holds(for: context.value(of: reference)?.ifFilled, in: context)
        case .all(let conditions): conditions.allSatisfy { $0.holds(in: context) }
        case .any(let conditions): conditions.contains { $0.holds(in: context) }
        case .not(let condition): !condition.holds(in: context)
        }
    }
}

extension AnswerTest {
    /// - Parameter answer: nil when it is empty: then every positive test is false.
    fileprivate func holds(for answer: Value?, in context: some ConditionContext) -> Bool {
        guard let answer else {
            switch self {
            case .empty, .isNot: return true
            case .isOneOf, .compare, .between, .age, .ageBetween, .filled: return false
            }
        }
        switch self {
        case .isOneOf(let values): return values.contains(where: answer.matches)
        case .isNot(let value): return !answer.matches(value)
        case .compare(let comparison, let operand):
            return answer.ordered(against: operand, in: context).map { comparison.accepts($0) } ?? false
        case .between(let low, let high):
            guard let toLow = answer.ordered(against: low, in: context),
                let toHigh = answer.ordered(against: high, in: context)
            else { return false }
            return toLow >= 0 && toHigh <= 0
        case .age(let comparison, let years):
            return answer.calendarDay.map { comparison.accepts($0.fullYears(on: context.today) - years) } ?? false
        case .ageBetween(let low, let high):
            return answer.calendarDay.map { (low...max(low, high)).contains($0.fullYears(on: context.today)) } ?? false
        case .filled: return true
        case .empty: return false
        }
    }
}

extension Comparison {
    /// - Parameter difference: negative, zero or positive, as the answer is less than, equal to or more than its bound.
    fileprivate func accepts(_ difference: Int) -> Bool {
        switch self {
        case .atLeast: difference >= 0
        case .atMost: difference <= 0
        case .moreThan: difference > 0
        case .lessThan: difference < 0
        }
    }
}

extension Value {
    /// nil for an answer that says nothing.
    public var ifFilled: Value? {
        switch self {
        case .text(let text): text.isEmpty ? nil : self
        case .choices(let names): names.isEmpty ? nil : self
        case .rows(let rows): rows.isEmpty ? nil : self
        case .number, .date, .time, .dateTime, .flag: self
        }
    }

    /// Equal; of several choices, one of them is equal.
    fileprivate func matches(_ other: Value) -> Bool {
        if case .choices(let chosen) = self {
            switch other {
            case .text(let name): return chosen.contains(name)
            case .choices(let names): return chosen.contains(where: names.contains)
            default: return false
            }
        }
        return self == other
    }

    /// Negative, zero or positive; nil where the two cannot be compared.
    fileprivate func ordered(against operand: Operand, in context: some ConditionContext) -> Int? {
        switch (self, operand) {
        case (.number(let number), .number(let bound)): number < bound ? -1 : number > bound ? 1 : 0
        case (_, .date(let bound)): calendarDay.map { $0.dayNumber - context.date(bound).dayNumber }
        default: nil
        }
    }
}
