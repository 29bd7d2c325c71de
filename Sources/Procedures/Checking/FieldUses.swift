import Forms

/// Every question whose answer the procedure itself reads.
struct FieldUses {
    private(set) var paths: Set<FieldPath> = []

    init(_ procedure: Procedure) {
        for step in procedure.steps { add(step) }
        // A form that is handed to another procedure whole is read whole.
        for case .sub(let use) in procedure.steps.map(\.work) {
            for form in use.forms.values.compactMap({ procedure.form($0) }) {
                paths.formUnion(form.fields.map { FieldPath(form: form.name, field: $0.name) })
            }
        }
        for form in procedure.forms { form.fields.forEach { add($0) } }
        for paper in procedure.papers {
            add(paper.required)
            add(paper.shownWhen)
        }
        for letter in procedure.letters {
            letter.arguments.values.forEach { add($0) }
            if let path = FieldPath(letter.type) { paths.insert(path) }
        }
        for limit in procedure.limits {
            add(limit.time)
            add(limit.since)
        }
        for result in procedure.results { result.records.forEach { add($0) } }
        for rule in procedure.confidentiality { add(rule.condition) }
        for followUp in procedure.followUps { followUp.arguments.values.forEach { add($0) } }
    }

    private mutating func add(_ step: Step) {
        switch step.work {
        case .person: break
        case .effect(let use): use.arguments.values.forEach { add($0) }
        case .sub(let use): use.arguments.values.forEach { add($0) }
        case .branch(.byField(let path)): paths.insert(path)
        case .branch(.byConditions(let cases, _)): cases.forEach { add($0.condition) }
        case .branch: break
        }
        if case .byAnswer(let reference, _, _) = step.performers { add(reference) }
        if let rows = step.forEach { paths.insert(rows) }
        add(step.condition)
        add(step.time)
        add(step.since)
        add(step.expiry?.after)
        add(step.expiry?.since)
        step.reminders.forEach { add($0.condition) }
        (step.records + step.outcomes.flatMap(\.records)).forEach { add($0) }
    }

    private mutating func add(_ record: RegisterUse) { record.columns.values.forEach { add($0) } }

    private mutating func add(_ field: Field) {
        add(field.required)
        add(field.shownWhen)
        for case .byAnswer(let reference, _, _) in [field.minimum, field.maximum] { add(reference) }
        if case .source(let reference) = field.initial { add(reference) }
    }

    private mutating func add(_ requirement: Requirement) {
        if case .when(let condition) = requirement { add(condition) }
    }

    private mutating func add(_ argument: Argument) {
        if case .answer(let reference) = argument { add(reference) }
    }

    private mutating func add(_ reference: AnswerReference) {
        if case .field(let path) = reference { paths.insert(path) }
    }

    private mutating func add(_ rule: TimeRule?) {
        guard case .byAnswer(let reference, let rules, let otherwise) = rule else { return }
        add(reference)
        rules.values.forEach { add($0) }
        add(otherwise)
    }

    private mutating func add(_ anchor: Anchor?) {
        switch anchor {
        case .answer(let path), .before(let path): paths.insert(path)
        case .earliest(let anchors), .latest(let anchors): anchors.forEach { add($0) }
        default: break
        }
    }

    private mutating func add(_ condition: Condition?) {
        condition?.references.forEach { add($0) }
    }
}
