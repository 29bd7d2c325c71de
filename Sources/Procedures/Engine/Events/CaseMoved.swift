/// The case goes on under another version of its SOP (`pindah`, SOP.md §16).
public struct CaseMoved: Hashable, Sendable, Codable {
    /// Hashes of both versions.
    public var from: String
    public var to: String
    /// Steps that are called otherwise in the new version, by their old name.
    public var steps: [String: String]
    /// Who is to act at each open step, by its new name.
    public var lanes: [String: [String]]
    /// Where branches wait now.
    public var arrivals: [Arrival]
    /// Limits that the new version does not have.
    public var droppedLimits: [String]

    /// A branch that waits at an item of a step's `gabung`, by the words of both versions.
    public struct Arrival: Hashable, Sendable, Codable {
        public var step: String
        public var item: Int
        public var newStep: String
        public var newItem: Int

        public init(step: String, item: Int, newStep: String, newItem: Int) {
            (self.step, self.item, self.newStep, self.newItem) = (step, item, newStep, newItem)
        }
    }

    public init(
        from: String, to: String, steps: [String: String] = [:], lanes: [String: [String]] = [:],
        arrivals: [Arrival] = [], droppedLimits: [String] = []
    ) {
        self.from = from
        self.to = to
        self.steps = steps
        self.lanes = lanes
        self.arrivals = arrivals
        self.droppedLimits = droppedLimits
    }
}
