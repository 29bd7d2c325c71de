public import Forms

/// How long answers and papers of a procedure are kept after a case has ended (`simpan`).
public struct RetentionPlan: Hashable, Sendable {
    public let fields: [FieldPath: TimeAmount]
    public let papers: [String: TimeAmount]
    /// Each once, in the order of the file.
    public let periods: [TimeAmount]

    init(of procedure: Procedure) {
        var (fields, papers, periods) = ([FieldPath: TimeAmount](), [String: TimeAmount](), [TimeAmount]())
        let note = { (amount: TimeAmount) in
            if !periods.contains(where: { $0.periodName == amount.periodName }) { periods.append(amount) }
        }
        for paper in procedure.papers {
            guard let amount = paper.retention else { continue }
            papers[paper.name] = amount
            note(amount)
        }
        for form in procedure.forms {
            for field in form.fields {
                guard let amount = field.retention else { continue }
                fields[FieldPath(form: form.name, field: field.name)] = amount
                note(amount)
            }
        }
        (self.fields, self.papers, self.periods) = (fields, papers, periods)
    }

    /// With which goes what no line of the file speaks of: the number that the counter noted. nil: the file keeps everything.
    public var shortest: TimeAmount? { periods.min { $0.roughHours < $1.roughHours } }

    public func fields(of period: TimeAmount) -> [FieldPath] {
        fields.filter { $0.value.periodName == period.periodName }.keys.sorted()
    }

    public func papers(of period: TimeAmount) -> [String] {
        papers.filter { $0.value.periodName == period.periodName }.keys.sorted()
    }
}

extension Procedure {
    public var retention: RetentionPlan { RetentionPlan(of: self) }
}

extension TimeAmount {
    /// The same for one length of time however it was written; part of the stored format of events.
    public var periodName: String { "\(count) \(unit.rawValue)" }
}

extension TimeAmount {
    /// Hours of the clock on the wall, as far as they can be told without a calendar: eight hours a day, five days a week.
    fileprivate var roughHours: Int {
        switch unit {
        case .workingMinutes: count / 15
        case .workingHours: count * 4
        case .workingDays: count * 34
        case .calendarDays: count * 24
        case .months: count * 730
        case .years: count * 8760
        case .wallHours: count
        }
    }
}
