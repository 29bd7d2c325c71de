import Forms

/// What an event says that is kept for a time only (`simpan`). It is stored apart from the rest of the event, under a key
/// that is destroyed when the time is over, so that the rest can be read and its bytes stay as they are.
public struct RetainedContent: Hashable, Sendable, Codable {
    /// Answers as they count from the event on.
    var answers: Answers = [:]
    /// What stood there before a correction.
    var old: Answers = [:]
    /// What an effect or a sub-procedure was told of them.
    var arguments: [String: Value] = [:]
    /// What such an effect answered, and why it failed.
    var outputs: [String: Value] = [:]
    var cause: String?
    var passed: Answers = [:]
    /// The names that files were uploaded under, by blob.
    var names: [String: String] = [:]
    /// The number that the counter noted.
    var telephone: String?

    var isEmpty: Bool { self == RetainedContent() }
}

extension CaseEvent {
    /// Takes out what is kept for a time only, by the name of its period (``TimeAmount/periodName``). Entries in books are
    /// not among it: a book is kept by a rule of its own.
    public mutating func takeRetained(of procedure: Procedure, by plan: RetentionPlan) -> [String: RetainedContent] {
        guard !plan.periods.isEmpty else { return [:] }
        var taken: [String: RetainedContent] = [:]
        for period in plan.periods {
            var part = RetainedContent()
            take(into: &part, RetainedNames(procedure, plan, period))
            if !part.isEmpty { taken[period.periodName] = part }
        }
        return taken
    }

    private mutating func take(into part: inout RetainedContent, _ kept: RetainedNames) {
        switch body {
        case .opened(var opening) where kept.hasTelephone:
            part.telephone = opening.telephone
            opening.telephone = nil
            body = .opened(opening)
        case .stepCompleted(var done):
            part.answers = done.answers.take(kept.fields)
            part.names = done.papers.takeNames(kept.papers)
            body = .stepCompleted(done)
        case .corrected(var change):
            part.answers = change.new.take(kept.fields)
            part.old = change.old.take(kept.fields)
            body = .corrected(change)
        case .lateAct(var act):
            guard var content = act.content else { return }
            part.answers = content.answers.take(kept.fields)
            part.names = content.papers.takeNames(kept.papers)
            act.content = content
            body = .lateAct(act)
        case .effectRequested(var request):
            for name in kept.arguments(of: request.key.step) {
                part.arguments[name] = request.arguments.removeValue(forKey: name)
            }
            body = .effectRequested(request)
        case .effectEnded(let key, let outcome, let outputs, let isManual) where kept.covers(key.step):
            part.outputs = outputs
            body = .effectEnded(key, outcome: outcome, outputs: [:], isManual: isManual)
        case .lateEffectResult(let key, let outcome, let outputs) where kept.covers(key.step):
            part.outputs = outputs
            body = .lateEffectResult(key, outcome: outcome, outputs: [:])
        case .effectFailed(let key, let cause) where kept.covers(key.step):
            part.cause = cause
            body = .effectFailed(key, cause: "")
        case .effectUncertain(let key, let cause) where kept.covers(key.step):
            part.cause = cause
            body = .effectUncertain(key, cause: "")
        case .subRequested(var request):
            part.passed = request.answers.take(kept.passed(at: request.step, among: request.answers))
            part.names = request.papers.takeNames(kept.lent(at: request.step))
            body = .subRequested(request)
        default: return
        }
    }

    /// Puts back what was taken out; what is not put back is missing.
    public mutating func putBack(_ part: RetainedContent) {
        switch body {
        case .opened(var opening):
            opening.telephone = part.telephone ?? opening.telephone
            body = .opened(opening)
        case .stepCompleted(var done):
            done.answers.merge(part.answers) { $1 }
            done.papers.putBack(part.names)
            body = .stepCompleted(done)
        case .corrected(var change):
            change.new.merge(part.answers) { $1 }
            change.old.merge(part.old) { $1 }
            body = .corrected(change)
        case .lateAct(var act):
            act.content?.answers.merge(part.answers) { $1 }
            act.content?.papers.putBack(part.names)
            body = .lateAct(act)
        case .effectRequested(var request):
            request.arguments.merge(part.arguments) { $1 }
            body = .effectRequested(request)
        case .effectEnded(let key, let outcome, let outputs, let isManual):
            let all = outputs.merging(part.outputs) { $1 }
            body = .effectEnded(key, outcome: outcome, outputs: all, isManual: isManual)
        case .lateEffectResult(let key, let outcome, let outputs):
            body = .lateEffectResult(key, outcome: outcome, outputs: outputs.merging(part.outputs) { $1 })
        case .effectFailed(let key, let cause): body = .effectFailed(key, cause: part.cause ?? cause)
        case .effectUncertain(let key, let cause): body = .effectUncertain(key, cause: part.cause ?? cause)
        case .subRequested(var request):
            request.answers.merge(part.passed) { $1 }
            request.papers.putBack(part.names)
            body = .subRequested(request)
        default: return
        }
    }
}

/// What one period covers, by the names that events use.
private struct RetainedNames {
    let fields: Set<FieldPath>
    let papers: Set<String>
    let hasTelephone: Bool
    private let procedure: Procedure

    init(_ procedure: Procedure, _ plan: RetentionPlan, _ period: TimeAmount) {
        self.procedure = procedure
        fields = Set(plan.fields(of: period))
        papers = Set(plan.papers(of: period))
        hasTelephone = plan.shortest?.periodName == period.periodName
    }

    private func isCovered(_ argument: Argument) -> Bool {
        if case .answer(.field(let path)) = argument { fields.contains(path) } else { false }
    }

    /// The parameters that an effect got from answers of the period.
    func arguments(of step: String) -> [String] {
        guard case .effect(let use) = procedure.step(step)?.work else { return [] }
        return use.arguments.filter { isCovered($0.value) }.map(\.key)
    }

    /// Whether an effect was told something of the period: then what came of it may tell it again.
    func covers(_ step: String) -> Bool { !arguments(of: step).isEmpty }

    /// The other procedure's questions that were answered from ones of the period.
    func passed(at step: String, among answers: Answers) -> Set<FieldPath> {
        guard case .sub(let use) = procedure.step(step)?.work else { return [] }
        return Set(
            answers.keys.filter { path in
                if let argument = use.arguments[path] { return isCovered(argument) }
                return use.forms[path.form].map { fields.contains(FieldPath(form: $0, field: path.field)) } ?? false
            })
    }

    /// The other procedure's papers that are ones of the period.
    func lent(at step: String) -> Set<String> {
        guard case .sub(let use) = procedure.step(step)?.work else { return [] }
        return Set(use.papers.filter { papers.contains($0.value) }.keys)
    }
}

extension Answers {
    fileprivate mutating func take(_ paths: Set<FieldPath>) -> Answers {
        let taken = filter { paths.contains($0.key) }
        for path in taken.keys { self[path] = nil }
        return taken
    }
}

extension [String: [PaperFile]] {
    /// A file stays in the event, without the name that it was uploaded under.
    fileprivate mutating func takeNames(_ papers: Set<String>) -> [String: String] {
        var names: [String: String] = [:]
        for paper in papers {
            for index in (self[paper] ?? []).indices {
                guard let file = self[paper]?[index], !file.isShownOriginal else { continue }
                names[file.blob] = file.name
                self[paper]?[index].name = ""
            }
        }
        return names
    }

    fileprivate mutating func putBack(_ names: [String: String]) {
        for (paper, files) in self {
            for index in files.indices {
                if let name = names[files[index].blob] { self[paper]?[index].name = name }
            }
        }
    }
}
