public import Forms

public struct EffectRequested: Hashable, Sendable, Codable {
    public var key: EffectKey
    public var effect: String
    public var arguments: [String: Value]

    public init(key: EffectKey, effect: String, arguments: [String: Value]) {
        self.key = key
        self.effect = effect
        self.arguments = arguments
    }
}

public struct SubRequested: Hashable, Sendable, Codable {
    public var step: String
    public var visit: Int
    public var procedure: String
    public var answers: Answers
    public var papers: [String: [PaperFile]]

    public init(step: String, visit: Int, procedure: String, answers: Answers, papers: [String: [PaperFile]]) {
        self.step = step
        self.visit = visit
        self.procedure = procedure
        self.answers = answers
        self.papers = papers
    }
}
