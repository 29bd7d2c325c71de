import Forms
import Procedures

extension Procedure {
    /// What the printed steps take together, one after the other; nil where their times cannot be added, being days of
    /// one and hours of another, counted back from a date, or not regulated.
    var timeOfSteps: TimeAmount? {
        let times = steps.filter { $0.printing == .yes }.map { step -> TimeAmount? in
            if case .fixed(let amount)? = step.time, !step.isCountedBack { amount } else { nil }
        }
        guard let first = times.first, first != nil else { return nil }
        var sum: TimeAmount?
        for time in times {
            guard let time = time?.inMinutes else { return nil }
            if let before = sum {
                guard before.unit == time.unit else { return nil }
                sum = TimeAmount(before.count + time.count, time.unit)
            } else {
                sum = time
            }
        }
        return sum
    }
}

extension TimeAmount {
    /// Working hours as working minutes; everything else as it is.
    fileprivate var inMinutes: TimeAmount {
        unit == .workingHours ? TimeAmount(count * 60, .workingMinutes) : self
    }
}
