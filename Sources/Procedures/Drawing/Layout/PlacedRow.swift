/// A row with its height: on top the lines on which arrows come in, in the middle the symbols, below them the lines on
/// which further arrows go out.
struct PlacedRow {
    let sheet: SheetRow
    let ports: [(node: Int, port: Port)]
    let cells: [[TextBlock]]
    let symbolHeight: Double
    /// From the middle of the symbols up: a label beside one may be higher than the symbol.
    private let above: Double
    private let entries: [DrawnPlace]
    private let outgoing: [(port: Int, target: DrawnPlace?, height: Double)]
    private let downLabel: Double
    private(set) var top = 0.0
    private(set) var height: Double

    static let padding = 4.0
    private static let entryPitch = 4.5
    private static let head = 9.0
    private static let line = 5.0
    private static let apart = 4.0

    init(
        _ sheet: SheetRow, ports: [(node: Int, port: Port)], cells: [[TextBlock]], sizes: SymbolSizes,
        entered: Set<DrawnPlace>
    ) {
        self.sheet = sheet
        self.ports = ports
        self.cells = cells
        symbolHeight = sheet.nodes.map { sizes.size(of: $0.kind).height }.max() ?? 0
        let places = sheet.nodes.map(\.place).filter(entered.contains)
        entries = places.filter { $0 != sheet.straight } + places.filter { $0 == sheet.straight }
        var beside = 0.0
        var below = 0.0
        var outgoing: [(port: Int, target: DrawnPlace?, height: Double)] = []
        for (index, item) in ports.enumerated() {
            let label = item.port.label?.height ?? 0
            switch item.port.way {
            case .side: beside = max(beside, label)
            case .below: outgoing.append((index, nil, label > 0 ? label + Self.apart + 1 : Self.line))
            case .down:
                below = max(below, label)
                if !item.port.far.isEmpty { outgoing.append((index, item.port.far[0], Self.line)) }
            }
        }
        // The label of what goes on down stands above where others turn off it.
        self.outgoing = outgoing.filter { $0.target == nil } + outgoing.filter { $0.target != nil }
        downLabel = below
        above = max(symbolHeight / 2, beside > 0 ? beside + 3 : 0)
        let texts = cells.map { $0.reduce(0) { $0 + $1.height } }.max() ?? 0
        let needed =
            Self.height(ofEntries: entries.count) + above + symbolHeight / 2 + outgoing.reduce(0) { $0 + $1.height }
            + Self.room(forLabel: below, under: outgoing) + Self.padding
        height = max(needed, texts + 2 * Self.padding)
    }

    mutating func place(at top: Double) { self.top = top }

    var bottom: Double { top + height }

    /// Of the symbols; as near to the row's middle as the lines let it.
    var middle: Double {
        let low = Self.height(ofEntries: entries.count) + above
        let high = height - Self.padding - symbolHeight / 2 - exitHeight
        return top + min(max(height / 2, low), max(low, high))
    }

    private var exitHeight: Double {
        outgoing.reduce(0) { $0 + $1.height } + Self.room(forLabel: downLabel, under: outgoing)
    }

    /// The line on which arrows to a node run towards it.
    func entryLine(of place: DrawnPlace) -> Double {
        top + 5 + Double(entries.firstIndex(of: place) ?? 0) * Self.entryPitch
    }

    /// The line on which a port's arrows run to the gutter.
    func exitLine(of port: Int) -> Double {
        if case .side = ports[port].port.way { return middle }
        var y = middle + symbolHeight / 2
        for item in outgoing {
            if item.target != nil, item.port == port { return y + item.height + downLabelRoom }
            y += item.height
            if item.port == port { return y }
        }
        return y
    }

    /// Where the label of what goes down stands.
    var downLabelTop: Double {
        let lines = outgoing.filter { $0.target == nil }
        return middle + symbolHeight / 2 + lines.reduce(0) { $0 + $1.height } + (lines.isEmpty ? 1.5 : Self.apart)
    }

    private var downLabelRoom: Double { Self.room(forLabel: downLabel, under: outgoing) }

    /// A label stands nearer to its own arrow than to the line above it.
    private static func room(
        forLabel height: Double, under lines: [(port: Int, target: DrawnPlace?, height: Double)]
    ) -> Double {
        height == 0 ? 0 : height + (lines.contains { $0.target == nil } ? apart : 1.5) + 0.5
    }

    private static func height(ofEntries count: Int) -> Double {
        count == 0 ? padding : 5 + Double(count - 1) * entryPitch + head
    }
}
