/// The steps of an SOP as a list that a phone can show: each row is text, and draws its own strip of the lanes.
///
/// What a row shows does not depend on where a case is; it is drawn when the view is made, and `marked` keeps it.
public struct FlowView: Sendable {
    /// Names of the actors, in the SOP's order.
    public let lanes: [String]
    public private(set) var rows: [FlowRow]
    /// How the case ended; nil: it has not.
    private(set) var end: String?
    private(set) var drawing = FlowDrawing()

    public init(lanes: [String], rows: [FlowRow]) {
        self.lanes = lanes
        self.rows = rows
        drawing = FlowDrawing(self)
    }

    /// The same steps for a case that is at these rows, at a step without a row before or after one, or over.
    /// - Parameters:
    ///   - done: what became of each row where the case was.
    ///   - end: how it ended.
    public func marked(
        now: Set<Int>, before: [Int: String] = [:], after: [Int: String] = [:], done: [Int: String],
        end: String? = nil
    ) -> FlowView {
        var copy = self
        for index in rows.indices {
            copy.rows[index].isNow = now.contains(index)
            copy.rows[index].before = before[index]
            copy.rows[index].after = after[index]
            copy.rows[index].isDone = done[index] != nil
            copy.rows[index].note = done[index]
        }
        copy.end = end
        return copy
    }
}

/// One step.
public struct FlowRow: Sendable {
    public enum Shape: Sendable { case box, diamond }

    /// As the official table prints it: “4”, “A1”.
    public var number: String
    public var text: String
    /// Indices of its actors.
    public var lanes: [Int]
    /// One of its actors does it, and not all of them.
    public var isDoneByOne: Bool
    public var shape: Shape
    /// “10 menit”, “1 hari kerja”.
    public var time: String?
    public var branches: [FlowBranch]
    /// What became of it in a case: “Selesai Kamis 19 Nov 15.20”.
    public var note: String?
    /// The case is here now.
    public var isNow: Bool
    /// Whether the case stands at this row, be it before or after it.
    public var holdsCase: Bool { isNow || before != nil || after != nil }
    /// A step that the table does not print is being done before this one: the row is where the case stands, and not yet
    /// its turn.
    public var before: String?
    /// The same for one that is done after this row, and leads to no single other.
    public var after: String?
    public var isDone: Bool

    public init(
        number: String, text: String, lanes: [Int], isDoneByOne: Bool = false, shape: Shape = .box, time: String? = nil,
        branches: [FlowBranch], note: String? = nil, isNow: Bool = false, before: String? = nil, after: String? = nil,
        isDone: Bool = false
    ) {
        self.number = number
        self.text = text
        self.lanes = lanes
        self.isDoneByOne = isDoneByOne
        self.shape = shape
        self.time = time
        self.branches = branches
        self.note = note
        self.isNow = isNow
        self.before = before
        self.after = after
        self.isDone = isDone
    }
}

/// One way out of a step.
public struct FlowBranch: Sendable {
    public enum Target: Sendable, Equatable {
        /// Indices into `FlowView.rows`; several start side by side.
        case rows([Int])
        /// A result of the case, by its title.
        case end(String)
    }

    /// The outcome: “Lengkap”; nil where there is only one way.
    public var label: String?
    public var target: Target

    public init(label: String? = nil, target: Target) {
        self.label = label
        self.target = target
    }
}
