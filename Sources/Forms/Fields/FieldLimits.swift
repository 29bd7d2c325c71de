extension Field {
    /// What is wrong with a value of the right form: too small, too large; nil if nothing is.
    func trouble(with value: Value, in context: some ConditionContext) -> FieldTrouble? {
        if let bound = minimum?.resolved(in: context), let trouble = tooSmall(value, bound, in: context) {
            return trouble
        }
        if let bound = maximum?.resolved(in: context), let trouble = tooLarge(value, bound, in: context) {
            return trouble
        }
        if case .rows(let rows) = value { return trouble(inRows: rows, in: context) }
        return nil
    }

    private func tooSmall(_ value: Value, _ bound: Bound, in context: some ConditionContext) -> FieldTrouble? {
        switch bound {
        case .number(let least):
            guard let size = size(of: value), size < least else { return nil }
            return FieldTrouble(.tooSmall, sizeMessage(value, "paling sedikit", least, now: size))
        case .date(let bound):
            let first = context.date(bound)
            guard let day = value.calendarDay, day < first else { return nil }
            return FieldTrouble(.tooSmall, "\(subject) paling awal \(first.longText)")
        case .byAnswer: return nil
        }
    }

    private func tooLarge(_ value: Value, _ bound: Bound, in context: some ConditionContext) -> FieldTrouble? {
        switch bound {
        case .number(let most):
            guard let size = size(of: value), size > most else { return nil }
            return FieldTrouble(.tooLarge, sizeMessage(value, "paling banyak", most, now: size))
        case .date(let bound):
            let last = context.date(bound)
            guard let day = value.calendarDay, day > last else { return nil }
            return FieldTrouble(.tooLarge, "\(subject) paling akhir \(last.longText)")
        case .byAnswer: return nil
        }
    }

    /// What `min` and `maks` of a number measure: the number, a text's characters, choices, rows.
    private func size(of value: Value) -> Int64? {
        switch value {
        case .number(let number): number
        case .text(let text): kind == .choice ? nil : Int64(text.count)
        case .choices(let names): Int64(names.count)
        case .rows(let rows): Int64(rows.count)
        case .date, .time, .dateTime, .flag: nil
        }
    }

    private func sizeMessage(_ value: Value, _ relation: String, _ bound: Int64, now size: Int64) -> String {
        switch value {
        case .text: "\(subject) \(relation) \(bound.grouped) karakter, sekarang \(size.grouped)"
        case .choices: "Pilih \(relation) \(bound.grouped), sekarang \(size.grouped)"
        case .rows: "\(subject) \(relation) \(bound.grouped) baris, sekarang \(size.grouped)"
        default: "\(subject) \(relation) \(kind == .money ? bound.rupiah : bound.grouped)"
        }
    }
}

extension Bound {
    /// The bound that holds now; nil where an answer decides and none of its cases fits.
    func resolved(in context: some ConditionContext) -> Bound? {
        guard case .byAnswer(let reference, let cases, let otherwise) = self else { return self }
        let name: String? =
            switch context.value(of: reference) {
            case .text(let option): option
            case .flag(let flag): flag ? "ya" : "tidak"
            default: nil
            }
        return (name.flatMap { cases[$0] } ?? otherwise)?.resolved(in: context)
    }
}

extension Value {
    /// The day of a date, or of a date with a time.
    var calendarDay: CalendarDate? {
        switch self {
        case .date(let date), .dateTime(let date, _): date
        default: nil
        }
    }
}
