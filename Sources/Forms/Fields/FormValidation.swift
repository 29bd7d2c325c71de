/// A question that is asked, with its full name.
public struct AskedField: Hashable, Sendable {
    public let path: FieldPath
    public let field: Field

    public init(_ path: FieldPath, _ field: Field) {
        self.path = path
        self.field = field
    }
}

extension Form {
    /// All its questions, in order.
    public var asked: [AskedField] { fields.map { AskedField(FieldPath(form: name, field: $0.name), $0) } }
}

/// What came of the questions of a step: the answers as they count, or what is wrong with them (SOP.md §4).
public struct FormValidation: Hashable, Sendable {
    /// Answers in normal form, of questions that are shown and well answered.
    public private(set) var values: Answers = [:]
    /// Questions that have no answer from now on: hidden by `tampil-jika`, or left open.
    public private(set) var cleared: [FieldPath] = []
    /// Questions that are not shown with these answers; all of them are in `cleared`.
    public private(set) var hidden: Set<FieldPath> = []
    public private(set) var troubles: [FieldPath: FieldTrouble] = [:]

    public var isValid: Bool { troubles.isEmpty }

    /// Judges what was typed. Conditions see the new answers before the case's older ones.
    ///
    /// - Parameter asked: every question of the form; one that is missing in `raw` counts as left open. A question
    ///   with a ``Field/fixedValue(in:)`` takes that, whatever was sent.
    public static func validate(
        _ asked: [AskedField], raw: [FieldPath: RawAnswer], in context: some ConditionContext
    ) -> FormValidation {
        var result = FormValidation()
        var read: Answers = [:]
        for question in asked {
            switch question.read(raw[question.path], in: context) {
            case .success(let value): read[question.path] = value
            case .failure(let trouble): result.troubles[question.path] = trouble
            }
        }
        let now = result.settleVisibility(of: asked, read, in: context)
        for question in asked { result.judge(question, now.answers[question.path] ?? nil, in: now) }
        return result
    }

    /// Judges answers that are in normal form already, as a command brings them.
    public static func validate(
        _ asked: [AskedField], answers: Answers, in context: some ConditionContext
    ) -> FormValidation {
        validate(asked, raw: answers.mapValues(\.raw), in: context)
    }

    /// Hides and clears until nothing changes: a hidden question's answer is empty for the conditions of the others.
    private mutating func settleVisibility<Base: ConditionContext>(
        of asked: [AskedField], _ read: Answers, in context: Base
    ) -> NewAnswers<Base> {
        var now = NewAnswers(base: context, asked: asked, read: read)
        // Each pass settles one more link of a chain; conditions in a circle would never settle.
        for _ in 0...asked.count {
            let invisible = asked.filter { $0.field.shownWhen?.holds(in: now) == false }.map(\.path)
            if Set(invisible) == hidden { break }
            hidden = Set(invisible)
            now = NewAnswers(base: context, asked: asked, read: read.filter { !hidden.contains($0.key) })
        }
        return now
    }

    private mutating func judge(_ question: AskedField, _ value: Value?, in now: some ConditionContext) {
        if hidden.contains(question.path) {
            troubles[question.path] = nil
            cleared.append(question.path)
            return
        }
        if troubles[question.path] != nil { return }
        if let trouble = question.field.trouble(withAnswer: value, in: now) {
            troubles[question.path] = trouble
        } else if let value {
            values[question.path] = value
        } else {
            cleared.append(question.path)
        }
    }
}

extension AskedField {
    fileprivate func read(_ raw: RawAnswer?, in context: some ConditionContext) -> Result<Value?, FieldTrouble> {
        if let fixed = field.fixedValue(in: context) { return .success(fixed) }
        return field.read(raw ?? .texts([]))
    }
}

/// The case as it will be: the new answers over the older ones.
private struct NewAnswers<Base: ConditionContext>: ConditionContext {
    let base: Base
    /// Every asked question; nil where it has no answer.
    let answers: [FieldPath: Value?]

    init(base: Base, asked: [AskedField], read: Answers) {
        self.base = base
        answers = Dictionary(asked.map { ($0.path, read[$0.path]) }, uniquingKeysWith: { first, _ in first })
    }

    func value(of reference: AnswerReference) -> Value? {
        if case .field(let path) = reference, let answer = answers[path] { return answer }
        return base.value(of: reference)
    }

    var today: CalendarDate { base.today }

    func date(_ bound: DateBound) -> CalendarDate { base.date(bound) }
}
