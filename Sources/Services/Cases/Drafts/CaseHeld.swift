import Procedures

/// A case whose answers a draft holds: it was begun from it, or is a form that it asks for.
struct CaseHeld: Sendable, Hashable {
    /// The office that handles the case.
    let office: String
    let caseID: String
}

extension Draft {
    /// - Parameter right: by which somebody has the form of a sub-procedure.
    /// - Returns: nil where there is no such case, or it is their own.
    func holds(by right: ParentRight?) -> CaseHeld? {
        // What it held is the new case's once it was sent.
        guard caseID == nil else { return nil }
        if let parent {
            return right == .lane || right == .assistant ? CaseHeld(office: parent.office, caseID: parent.caseID) : nil
        }
        // Whoever goes on from a case of their own has no officer beside them.
        guard assistedBy != nil, let source else { return nil }
        return CaseHeld(office: office, caseID: source)
    }
}
