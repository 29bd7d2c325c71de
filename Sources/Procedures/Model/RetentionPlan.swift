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
