/// A document as it lies on paper: coordinates of all that is to be drawn, and nothing about how. Every writer (SVG, PDF)
/// draws the same.
public struct Drawing: Hashable, Sendable {
    /// Said to whoever asks for the document's name.
    public var title: String
    public var format: DrawingFormat
    public var pages: [DrawnPage] = []
}

/// One page.
public struct DrawnPage: Hashable, Sendable {
    public var width: Double
    public var height: Double
    /// Borders of tables; straight.
    public var rules: [DrawnRule] = []
    public var arrows: [DrawnArrow] = []
    public var symbols: [DrawnSymbol] = []
    public var texts: [DrawnText] = []
    public var pictures: [DrawnPicture] = []

    init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }
}

/// A border.
public struct DrawnRule: Hashable, Sendable {
    public enum Weight: Hashable, Sendable {
        case frame
        /// Between two lanes: fainter than what flows over it.
        case faint
    }

    public var from: DrawnPoint
    public var to: DrawnPoint
    public var weight: Weight = .frame
}

/// A way from one symbol to another, of upright and level stretches.
public struct DrawnArrow: Hashable, Sendable {
    public var from: DrawnPlace
    public var to: DrawnPlace
    /// The outcomes of the step that go this way; none where a way has no name.
    public var outcomes: [String] = []
    public var points: [DrawnPoint]
    /// False between the symbols of several actors of one step.
    public var hasHead = true
}

/// A line of text, measured.
public struct DrawnText: Hashable, Sendable {
    public enum Role: Hashable, Sendable {
        case heading
        /// In a cell of a table.
        case cell
        /// Inside a symbol.
        case symbol
        /// Beside the arrow of these outcomes.
        case label(of: DrawnPlace, outcomes: [String])
    }

    public var line: String
    /// As high as its letters may reach; as wide as it was measured.
    public var box: DrawnBox
    public var size: Double
    public var isBold = false
    public var role: Role

    /// The line on which the letters stand.
    public var baseline: Double { box.y + size * 0.93 }
}
