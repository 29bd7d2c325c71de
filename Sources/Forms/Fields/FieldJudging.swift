extension Field {
    /// What this question is answered with before anyone answers it (`bawaan`); nil without one.
    public func initialValue(in context: some ConditionContext) -> Value? {
        switch initial {
        case .literal(let value): value.ifFilled
        case .source(let reference): context.value(of: reference)?.ifFilled
        case nil: nil
        }
    }

    /// The answer of a `tetap` question, which is shown and not asked. nil where its source has none: then it is asked
    /// like any other, because a person could not get past it.
    public func fixedValue(in context: some ConditionContext) -> Value? { isFixed ? initialValue(in: context) : nil }

    /// Whether an answer must be given now.
    public func isRequired(in context: some ConditionContext) -> Bool {
        if kind == .statement { return true }
        return switch required {
        case .no: false
        case .yes: true
        case .when(let condition): condition.holds(in: context)
        }
    }

    /// What is wrong with a shown question's answer, in form or in being absent; nil if it may stand.
    func trouble(withAnswer value: Value?, in context: some ConditionContext) -> FieldTrouble? {
        guard let value else {
            return isRequired(in: context) ? missing : nil
        }
        if kind == .statement, value != .flag(true) { return missing }
        return trouble(with: value, in: context)
    }

    /// Asks for the answer.
    private var missing: FieldTrouble {
        let isQuestion = label.hasSuffix("?")
        switch kind {
        case .statement: return FieldTrouble(.notAgreed, "Setujui pernyataan ini untuk melanjutkan")
        case .yesNo: return FieldTrouble(.missing, "Pilih ya atau tidak")
        case .choice, .choices, .region, .familyMember, .officer, .office, .letterType, .classification:
            return FieldTrouble(.missing, isQuestion ? "Pilih salah satu jawaban" : "Pilih \(label.insideSentence)")
        default:
            return FieldTrouble(.missing, isQuestion ? "Isi jawaban pertanyaan ini" : "Isi \(label.insideSentence)")
        }
    }
}
