public import Forms
import Procedures

/// How long a paper, or an answer, of an ended case is kept (`simpan`).
public enum Keeping: Sendable, Hashable {
    /// It is there, and goes after this instant.
    case until(Instant)
    /// It was destroyed, after it had been kept this long.
    case erased(Instant, after: TimeAmount)
    /// It was lent by the case whose part this one is, and is gone there.
    case goneWithParent
}

extension CaseLook {
    /// nil: it is kept without end, the case has not ended, or it is closed to the viewer.
    public func keeping(ofPaper name: String) -> Keeping? {
        guard !closedScopes.closes(paper: name, of: procedure) else { return nil }
        if lentAndGone.contains(name), papers[name] == nil { return .goneWithParent }
        return keeping(procedure.paper(name)?.retention, isErased: { $0.papers.contains(name) })
    }

    public func keeping(of path: FieldPath) -> Keeping? {
        guard !closedScopes.closes(path, of: procedure) else { return nil }
        return keeping(procedure.field(path)?.retention, isErased: { $0.fields.contains(path) })
    }

    private func keeping(_ amount: TimeAmount?, isErased: (RetentionOver) -> Bool) -> Keeping? {
        if let erasure = state.erasures.last(where: { isErased($0.over) }) {
            return .erased(erasure.at, after: erasure.over.amount)
        }
        return state.retention.first { $0.amount.periodName == amount?.periodName }.map { .until($0.until) }
    }
}

extension RetentionOver {
    /// What the papers and questions are called, in the order of the file.
    func titles(in procedure: Procedure, without closed: Set<ConfidentialityRule.Scope>) -> [String] {
        let papers = procedure.papers.filter {
            self.papers.contains($0.name) && !closed.closes(paper: $0.name, of: procedure)
        }
        let asked = procedure.forms.flatMap(\.asked).filter {
            fields.contains($0.path) && !closed.closes($0.path, of: procedure)
        }
        return papers.map(\.title) + asked.map(\.field.label)
    }
}
