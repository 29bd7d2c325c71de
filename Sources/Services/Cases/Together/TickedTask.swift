/// A task that somebody ticked in a list.
public struct TickedTask: Sendable, Hashable {
    public let address: TaskAddress
    /// The case's version that they were shown; nil: none was.
    public let version: Int?

    public init(_ address: TaskAddress, version: Int? = nil) {
        self.address = address
        self.version = version
    }

    /// As a form sends it; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4 || parts.count == 5, let visit = Int(parts[3]) else { return nil }
        address = TaskAddress(office: parts[0], caseID: parts[1], step: parts[2], visit: visit)
        version = parts.count == 5 ? Int(parts[4]) : nil
    }

    public var text: String {
        "\(address.office)/\(address.caseID)/\(address.step)/\(address.visit)" + (version.map { "/\($0)" } ?? "")
    }
}

extension InboxRow {
    public var ticked: TickedTask {
        TickedTask(TaskAddress(office: office, caseID: caseID, step: step, visit: visit), version: version)
    }
}
