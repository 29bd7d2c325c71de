/// A place on a page, in points (1/72 inch) from its upper left corner.
public struct DrawnPoint: Hashable, Sendable {
    public var x: Double
    public var y: Double

    public init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

/// An upright rectangle.
public struct DrawnBox: Hashable, Sendable {
    public var x: Double
    public var y: Double
    public var width: Double
    public var height: Double

    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    init(around center: DrawnPoint, width: Double, height: Double) {
        self.init(x: center.x - width / 2, y: center.y - height / 2, width: width, height: height)
    }

    public var right: Double { x + width }
    public var bottom: Double { y + height }
    public var center: DrawnPoint { DrawnPoint(x + width / 2, y + height / 2) }
}

/// One of the symbols of the official form (Permenpan RB 35/2012); the fifth is the arrow.
public struct DrawnSymbol: Hashable, Sendable {
    public enum Kind: Hashable, Sendable, CaseIterable {
        /// Start and end.
        case capsule
        /// Something is done.
        case box
        /// Something is decided.
        case diamond
        /// The arrow goes on at the same letter of another page.
        case pentagon
    }

    public var kind: Kind
    public var box: DrawnBox
    public var place: DrawnPlace
    /// The column in which it stands.
    public var lane: Int
}

/// What a symbol stands for.
public enum DrawnPlace: Hashable, Sendable {
    case node(ChartNode)
    /// Where arrows to a node of another page leave this one.
    case leaving(to: ChartNode)
    /// Where arrows from other pages to a node of this one arrive.
    case arriving(at: ChartNode)
}
