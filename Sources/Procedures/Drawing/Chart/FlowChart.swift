/// What the official flowchart says, before anything is placed: a row a step, its actors, and where each outcome leads.
public struct FlowChart: Hashable, Sendable {
    public var title: String
    /// The columns below “Pelaksana”, in the file's order.
    public var lanes: [String]
    /// The start, the printed steps in the file's order, the results.
    public var rows: [ChartRow]
    /// What stands below the table: the limits of the whole case.
    public var notes: [String]

    public func row(of node: ChartNode) -> ChartRow? { rows.first { $0.node == node } }
}

/// What a row, and each symbol in it, stands for.
public enum ChartNode: Hashable, Sendable {
    case start
    /// By name.
    case step(String)
    case result(String)
}

/// One row of the table.
public struct ChartRow: Hashable, Sendable {
    public enum Shape: Hashable, Sendable { case capsule, box, diamond }

    public var node: ChartNode
    public var shape: Shape
    /// Indices of its actors: one symbol each.
    public var lanes: [Int]
    /// “4”, “B2”; nothing for the capsules.
    public var number = ""
    /// “A. Pendaftaran”, where a phase begins.
    public var phase: String?
    public var text = ""
    /// Kelengkapan, waktu and output: lines of the cell.
    public var supplies: [String] = []
    public var time: [String] = []
    public var outputs: [String] = []
    public var remark: String?
    public var exits: [ChartExit] = []
}

/// One arrow out of a step, or several that begin together.
public struct ChartExit: Hashable, Sendable {
    /// Those that lead to the same targets share it.
    public var outcomes: [String]
    /// What stands beside it; nil where there is no other way.
    public var label: String?
    /// Several start side by side.
    public var targets: [ChartNode]
}
