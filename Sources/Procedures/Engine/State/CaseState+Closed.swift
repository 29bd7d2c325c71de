public import Forms

/// What a viewer of a case may not read (`kerahasiaan`).
public struct ClosedContent: Sendable, Hashable {
    public var fields: Set<FieldPath>
    public var papers: Set<String>
    /// Of what others entered too late: the same questions, whoever answered them in time.
    public var lateFields: Set<FieldPath>
    public var latePapers: Set<String>
    /// Reasons and notes that others wrote.
    public var words: Bool
    /// Lanes of the viewer: what they wrote themselves stays, and so does what their own effects need.
    public var ownLanes: Set<String>

    public init(
        fields: Set<FieldPath>, papers: Set<String>, lateFields: Set<FieldPath> = [], latePapers: Set<String> = [],
        words: Bool, ownLanes: Set<String>
    ) {
        self.fields = fields
        self.papers = papers
        self.lateFields = lateFields
        self.latePapers = latePapers
        self.words = words
        self.ownLanes = ownLanes
    }
}

extension CaseState {
    /// The same case without what is closed to a viewer. Where it stands, who does what and until when stays.
    public func without(_ closed: ClosedContent, in procedure: Procedure) -> CaseState {
        var copy = self
        copy.opening.resident = [:]
        (copy.opening.telephone, copy.opening.proxy) = (nil, nil)
        copy.answers = answers.filter { !closed.fields.contains($0.key) }
        copy.papers = papers.filter { !closed.papers.contains($0.key) }
        copy.effects = effects.map { effect in
            let answering = procedure.step(effect.key.step)?.lanes ?? []
            return closed.ownLanes.isDisjoint(with: answering) ? effect.withoutContent : effect
        }
        copy.subs = subs.map(\.withoutContent)
        copy.lateActs = lateActs.map { act in
            var copy = act
            copy.content = act.content.flatMap { closed.left(of: $0, by: act.actor) }
            return copy
        }
        if closed.words { copy.completions = completions.map { $0.without(wordsExceptOf: closed.ownLanes) } }
        return copy
    }
}

extension CaseState {
    /// What the applicant does not see yet (`tutup-sampai`). A step that was passed over or ran out of time opens nothing;
    /// one that was done before the present version was given opens nothing of it.
    public func withheld(in procedure: Procedure) -> (fields: Set<FieldPath>, papers: Set<String>) {
        var (fields, papers): (Set<FieldPath>, Set<String>) = ([], [])
        for rule in procedure.withholdings where !isOpened(rule.until, since: replacements?.of(rule.subject) ?? 0) {
            switch rule.subject {
            case .field(let path): fields.insert(path)
            case .paper(let name): papers.insert(name)
            }
        }
        return (fields, papers)
    }

    /// The same case without these answers and papers.
    public func without(fields: Set<FieldPath>, papers gone: Set<String>) -> CaseState {
        guard !fields.isEmpty || !gone.isEmpty else { return self }
        var copy = self
        copy.answers = answers.filter { !fields.contains($0.key) }
        copy.papers = papers.filter { !gone.contains($0.key) }
        copy.lateActs = lateActs.map { act in
            var copy = act
            copy.content?.answers = (act.content?.answers ?? [:]).filter { !fields.contains($0.key) }
            copy.content?.papers = (act.content?.papers ?? [:]).filter { !gone.contains($0.key) }
            return copy
        }
        return copy
    }

    /// - Parameter since: how many steps had been left before what it opens was given.
    private func isOpened(_ event: EventReference, since: Int) -> Bool {
        completions.dropFirst(since).contains {
            $0.step == event.step && $0.manner == .done && (event.outcome == nil || $0.outcome == event.outcome)
        }
    }
}

/// When answers and papers that had been given were last replaced or taken away: how many steps had been left by then.
struct Replacements: Sendable, Hashable, Codable {
    var fields: [FieldPath: Int] = [:]
    var papers: [String: Int] = [:]

    func of(_ subject: Withholding.Subject) -> Int? {
        switch subject {
        case .field(let path): fields[path]
        case .paper(let name): papers[name]
        }
    }
}

extension CaseState {
    /// To be called while what was given before still stands.
    mutating func noteReplacements(by done: StepCompleted) {
        var noted = replacements ?? Replacements()
        let changed = done.cleared + done.answers.filter { answers[$0.key] != $0.value }.map(\.key)
        for path in changed where answers[path] != nil || noted.fields[path] != nil {
            noted.fields[path] = completions.count
        }
        for name in done.papers.keys where papers[name] != nil { noted.papers[name] = completions.count }
        if noted != Replacements() { replacements = noted }
    }
}

extension EffectState {
    fileprivate var withoutContent: EffectState {
        var copy = EffectState(EffectRequested(key: key, effect: effect, arguments: [:]), at: requested)
        copy.status = status
        copy.isManual = isManual
        return copy
    }
}

extension SubState {
    fileprivate var withoutContent: SubState {
        var copy = SubState(
            SubRequested(step: step, visit: visit, procedure: procedure, answers: [:], papers: [:]))
        copy.child = child
        copy.result = result
        return copy
    }
}

extension ClosedContent {
    /// What a viewer may read of what came with an act that was entered too late; nil: nothing.
    public func left(of content: LateActContent, by actor: EventActor) -> LateActContent? {
        if let lane = actor.lane, ownLanes.contains(lane) { return content }
        guard !words else { return nil }
        var left = content
        left.answers = content.answers.filter { !lateFields.contains($0.key) }
        left.papers = content.papers.filter { !latePapers.contains($0.key) }
        return left
    }
}

extension Completion {
    fileprivate func without(wordsExceptOf lanes: Set<String>) -> Completion {
        if let lane = actor.lane, lanes.contains(lane) { return self }
        return Completion(
            step: step, visit: visit, outcome: outcome, manner: manner, actor: actor, confirmations: confirmations,
            occurred: occurred, recorded: recorded, reason: nil, note: nil, deadline: deadline, opened: opened)
    }
}
