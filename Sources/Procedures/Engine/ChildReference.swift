/// How a parent's events name a case that it runs: by its id; where another office handles it, by that office and id.
public struct ChildReference: Hashable, Sendable {
    /// The office that handles the child.
    public let office: String
    public let caseID: String

    public init(office: String, caseID: String) {
        self.office = office
        self.caseID = caseID
    }

    /// Reads what stands in an event of a case that `parentOffice` handles.
    public init(_ text: String, parentOffice: String) {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        self.init(office: parts.count == 2 ? parts[0] : parentOffice, caseID: parts.last ?? text)
    }
}

extension ParentLink {
    /// The text by which the parent's events name this child.
    public func reference(to child: ChildReference) -> String {
        child.office == office ? child.caseID : "\(child.office)/\(child.caseID)"
    }
}
