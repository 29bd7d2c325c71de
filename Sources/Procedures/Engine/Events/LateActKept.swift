public import Forms

/// An act whose `occurred` was in time, entered after the clock had taken its step (SOP.md §10.3).
///
/// Version 1 knew step, visit and outcome. Version 2 keeps what was handed over as well.
public struct LateActKept: Hashable, Sendable, Codable {
    public var step: String
    public var visit: Int
    public var outcome: String
    /// nil in events of version 1, which did not keep it.
    public var content: LateActContent?

    public init(step: String, visit: Int, outcome: String, content: LateActContent?) {
        self.step = step
        self.visit = visit
        self.outcome = outcome
        self.content = content
    }
}

extension LateActKept {
    /// As version 1 wrote it.
    struct V1: Decodable {
        let step: String
        let visit: Int
        let outcome: String

        var today: LateActKept { LateActKept(step: step, visit: visit, outcome: outcome, content: nil) }
    }
}

/// What came with a late act. It is no answer of the case: nothing but its history reads it, and a new case that is begun
/// from it.
public struct LateActContent: Hashable, Sendable, Codable {
    public var answers: Answers
    public var papers: [String: [PaperFile]]
    public var reason: String?
    public var note: String?

    /// Neither answers nor papers: only that it came.
    var isBare: Bool { answers.isEmpty && papers.isEmpty }

    public init(
        answers: Answers = [:], papers: [String: [PaperFile]] = [:], reason: String? = nil, note: String? = nil
    ) {
        self.answers = answers
        self.papers = papers
        self.reason = reason
        self.note = note
    }
}
