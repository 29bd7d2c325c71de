/// Somebody is called, or takes over, because a time runs out.
///
/// Version 1 had step, visit and limit side by side. Since version 2 it is one thing or the other.
public struct Escalated: Hashable, Sendable, Codable {
    public enum Subject: Hashable, Sendable, Codable {
        case step(name: String, visit: Int)
        case limit(name: String)
    }

    public var subject: Subject
    /// Its place in the subject's `eskalasi`.
    public var mark: Int
    public var lanes: [String]
    public var takesOver: Bool

    public init(_ subject: Subject, mark: Int, lanes: [String], takesOver: Bool) {
        self.subject = subject
        self.mark = mark
        self.lanes = lanes
        self.takesOver = takesOver
    }

    /// The step whose time it is; nil for a limit.
    public var step: String? {
        if case .step(let name, _) = subject { name } else { nil }
    }
}

extension Escalated {
    /// As version 1 wrote it.
    struct V1: Decodable {
        let step: String?
        let visit: Int?
        let limit: String?
        let mark: Int
        let lanes: [String]
        let takesOver: Bool

        /// - Throws: `DecodingError` where neither step nor limit is named, as it never was.
        func today() throws -> Escalated {
            let subject: Subject? = limit.map { .limit(name: $0) } ?? step.map { .step(name: $0, visit: visit ?? 0) }
            guard let subject else {
                throw DecodingError.dataCorrupted(
                    DecodingError.Context(codingPath: [], debugDescription: "neither step nor limit"))
            }
            return Escalated(subject, mark: mark, lanes: lanes, takesOver: takesOver)
        }
    }
}
