/// A drawn page: where its lines, symbols and texts lie, in points from its upper left corner.
public struct SheetView: Sendable {
    public struct Point: Sendable {
        public var x: Double
        public var y: Double

        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    public struct Text: Sendable {
        public var line: String
        /// Where it begins, on the line on which its letters stand.
        public var start: Point
        public var width: Double
        public var size: Double
        public var isBold: Bool

        public init(line: String, start: Point, width: Double, size: Double, isBold: Bool) {
            self.line = line
            self.start = start
            self.width = width
            self.size = size
            self.isBold = isBold
        }
    }

    public struct Symbol: Sendable {
        public enum Shape: Sendable { case capsule, box, diamond, pentagon }

        public var shape: Shape
        /// Its upper left corner.
        public var corner: Point
        public var width: Double
        public var height: Double
        /// A case is here.
        public var isNow: Bool

        public init(shape: Shape, corner: Point, width: Double, height: Double, isNow: Bool) {
            self.shape = shape
            self.corner = corner
            self.width = width
            self.height = height
            self.isNow = isNow
        }
    }

    /// A line of straight parts.
    public struct Line: Sendable {
        public enum Kind: Sendable {
            /// Ends in a head, or joins two symbols.
            case arrow(hasHead: Bool)
            case border
            case faintBorder
        }

        public var kind: Kind
        public var points: [Point]

        public init(kind: Kind, points: [Point]) {
            self.kind = kind
            self.points = points
        }
    }

    public struct Picture: Sendable {
        /// Where its bytes are.
        public var source: String
        /// Its upper left corner.
        public var corner: Point
        public var width: Double
        public var height: Double

        public init(source: String, corner: Point, width: Double, height: Double) {
            self.source = source
            self.corner = corner
            self.width = width
            self.height = height
        }
    }

    /// What it shows, for whoever does not see it.
    public var label: String
    public var width: Double
    public var height: Double
    public var lines: [Line]
    public var symbols: [Symbol]
    public var texts: [Text]
    public var pictures: [Picture]

    public init(
        label: String, width: Double, height: Double, lines: [Line], symbols: [Symbol], texts: [Text],
        pictures: [Picture] = []
    ) {
        self.label = label
        self.width = width
        self.height = height
        self.lines = lines
        self.symbols = symbols
        self.texts = texts
        self.pictures = pictures
    }
}
