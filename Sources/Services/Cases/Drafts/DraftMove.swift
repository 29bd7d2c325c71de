public import Forms
import Procedures
import Store

/// What became of a draft when its SOP was replaced by another version: nothing that was typed is lost while the new
/// version still asks for it.
public struct DraftMove: Sendable, Hashable {
    /// The version that is in force now.
    public let version: Int
    /// What was answered or given and is not asked for any more, by label.
    public let dropped: [String]
    let files: [PaperFile]
}

/// The service that a draft is for is not offered any more. The draft is kept as long as any other.
public struct ServiceEnded: Error, Sendable, Hashable {
    /// Its title.
    public let service: String
    public let keptUntil: CalendarDate
}

/// The draft that was to be sent has just moved to a new version of its SOP: what the applicant checked is not what
/// would have been sent.
public struct DraftMoved: Error, Sendable {}

extension Draft {
    /// The draft under the version of its SOP that is in force today. One that was sent stays what it was, and so does
    /// that of a sub-procedure: its case waits for the results that the version it asked for can have.
    /// - Throws: `ServiceEnded`.
    func inForce(
        at now: Instant, _ calendar: WorkingCalendar, _ shelf: CaseShelf, in transaction: any ReadTransaction
    ) throws -> (draft: Draft, procedure: Procedure, move: DraftMove?) {
        let own = try shelf.procedure(procedureHash, in: transaction)
        guard caseID == nil, parent == nil else { return (self, own, nil) }
        let today = now.date(in: calendar.zone)
        guard let adoption = try Adoption.inForce(procedureName, at: office, on: today, in: transaction) else {
            throw ServiceEnded(
                service: own.title, keptUntil: changed.date(in: calendar.zone).adding(days: Draft.keptDays))
        }
        guard adoption.procedureHash != procedureHash else { return (self, own, nil) }
        let new = try shelf.procedure(adoption.procedureHash, in: transaction)
        var draft = self
        draft.procedureHash = adoption.procedureHash
        draft.content = content.carried(
            from: own, to: new, in: DraftAnswers(content: content, isPart: false, calendar: calendar, now: now))
        return (draft, new, DraftMove(from: content, of: own, to: draft.content, version: new.version))
    }
}

extension DraftContent {
    /// What another version still asks for.
    fileprivate func carried(from old: Procedure, to new: Procedure, in context: DraftAnswers) -> DraftContent {
        var content = self
        content.answers = [:]
        for (path, value) in answers {
            guard let field = new.field(path) else { continue }
            if field.kind == old.field(path)?.kind {
                content.answers[path] = value
            } else {
                let judged = FormValidation.validate([AskedField(path, field)], raw: [path: value.raw], in: context)
                content.answers[path] = judged.troubles.isEmpty ? judged.values[path] : nil
            }
        }
        content.papers = papers.reduce(into: [:]) { kept, given in
            guard let paper = new.paper(given.key) else { return }
            let files = given.value.filter {
                paper.takes($0) && paper.extensions.contains($0.type) && $0.bytes <= paper.maximumBytes
            }
            kept[given.key] = Array(files.prefix(paper.maximumFiles))
        }
        content.shown = shown.filter { name in new.paper(name).map { $0.delivery != .upload } ?? false }
        return content
    }
}

extension DraftMove {
    fileprivate init(from before: DraftContent, of old: Procedure, to after: DraftContent, version: Int) {
        self.version = version
        let kept = Set(after.papers.values.joined().map(\.blob))
        files = before.papers.values.joined().filter { !kept.contains($0.blob) }
        let fields = old.forms.flatMap(\.asked).filter {
            before.answers[$0.path] != nil && after.answers[$0.path] == nil
        }
        let papers = old.papers.filter {
            (before.papers[$0.name]?.count ?? 0) > (after.papers[$0.name]?.count ?? 0)
        }
        dropped = fields.map(\.field.label) + papers.map(\.title)
    }
}
