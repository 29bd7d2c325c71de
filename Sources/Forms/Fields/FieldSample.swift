extension Field {
    /// A valid answer for examples (SOP.md §15): the `bawaan`, the first option, `tidak`, or a value that can belong to
    /// no one. nil where the limits contradict each other.
    public func sample(in context: some ConditionContext) -> Value? {
        let candidates = [initialValue(in: context)].compactMap(\.self) + plainSamples(in: context)
        return candidates.first { candidate in
            guard case .success(let value?) = normalized(candidate.raw, in: context) else { return false }
            return value == candidate && trouble(withAnswer: value, in: context) == nil
        }
    }

    private func plainSamples(in context: some ConditionContext) -> [Value] {
        switch kind {
        case .text: textSamples
        case .paragraph, .address, .location: [.text("Contoh")] + textSamples
        case .number, .money: numberBounds(in: context).map { .number($0) }
        case .date: dayBounds(in: context).map { .date($0) }
        case .dateTime: dayBounds(in: context).map { .dateTime($0, TimeOfDay(minutes: 600)) }
        case .time: [.time(TimeOfDay(minutes: 600))]
        case .yesNo: [.flag(false)]
        case .statement: [.flag(true)]
        case .choice: options.prefix(1).map { .text($0.name) }
        case .choices: options.indices.map { .choices(options[...$0].map(\.name)) }
        // Region 00 is given to no province, and no person is registered there.
        case .nik: [.text("0000000101900001")]
        case .familyNumber: [.text("0000000101100001")]
        case .nip: [.text("190001011900011001")]
        case .phone: [.text("+6280000000000")]
        case .email: [.text("contoh@contoh.invalid")]
        case .newMailAddress: [.text("contoh")]
        case .newDomain: [.text("contoh")]
        case .url: [.text("https://contoh.invalid")]
        case .region: [.text("00.00.00.0000")]
        case .classification: [.text("000")]
        case .familyMember, .officer, .office, .letterType, .caseNumber: [.text("contoh")]
        case .rows: [.rows([sampleRow(in: context)])]
        }
    }

    /// Texts of the lengths and patterns that an author may ask for.
    private var textSamples: [Value] {
        let texts =
            switch pattern {
            case .digits, .postCode: [5, 1, 10, 16, 20].map { String(repeating: "1", count: $0) }
            case .numberPlate: ["AA 1 XX"]
            case .domainLabel: ["contoh"]
            case .letters, nil: ["Contoh"]
            }
        return (texts + [1, 2, 3, 20, 60, 200].map { String(repeating: "a", count: $0) }).map { .text($0) }
    }

    private func numberBounds(in context: some ConditionContext) -> [Int64] {
        let bounds = [minimum, maximum].compactMap { bound -> Int64? in
            if case .number(let number)? = bound?.resolved(in: context) { number } else { nil }
        }
        return bounds + [1, 0]
    }

    private func dayBounds(in context: some ConditionContext) -> [CalendarDate] {
        let bounds = [minimum, maximum].compactMap { bound -> CalendarDate? in
            if case .date(let date)? = bound?.resolved(in: context) { context.date(date) } else { nil }
        }
        return bounds + [context.today]
    }

    private func sampleRow(in context: some ConditionContext) -> [String: Value] {
        var row: [String: Value] = [:]
        for column in columns { row[column.name] = column.sample(in: context) }
        return row
    }
}
