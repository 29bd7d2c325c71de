/// The rows of one page, with what leaves it and what arrives on it.
struct Sheet {
    var rows: [SheetRow]

    /// Where a target lies in the page.
    func rowIndex(of place: DrawnPlace) -> Int? { rows.firstIndex { $0.nodes.contains { $0.place == place } } }
}

/// A row of the table, or a row of page connectors.
struct SheetRow {
    /// nil: connectors.
    var row: ChartRow?
    /// Of connectors: what the Kegiatan cell says of them.
    var words: [String] = []
    /// One, or a connector each.
    var nodes: [SheetNode]
    /// What stands right below the row before. Its line is the lowest: where the row before also leads to others, they
    /// turn off above, before anything else joins.
    var straight: DrawnPlace?
}

struct SheetNode {
    var place: DrawnPlace
    var kind: DrawnSymbol.Kind
    /// In the order of the columns.
    var lanes: [Int]
    /// What is written inside.
    var text = ""
    var exits: [SheetExit] = []

    /// The columns in which arrows enter, and leave downwards.
    var entryLane: Int { lanes[0] }
    var exitLane: Int { lanes[lanes.count - 1] }
}

struct SheetExit {
    var outcomes: [String]
    var label: String?
    var targets: [DrawnPlace]
}
