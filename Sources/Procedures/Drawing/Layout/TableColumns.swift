/// Where the columns of the table lie. Lanes stand between two gutters, in which arrows run past rows.
struct TableColumns {
    /// How many arrows may run side by side in each gutter.
    struct Gutters: Hashable {
        var left = 1
        var right = 1

        func widened(to other: Gutters) -> Gutters {
            Gutters(left: max(left, other.left), right: max(right, other.right))
        }
    }

    struct Column {
        let x: Double
        let width: Double

        var right: Double { x + width }
        var middle: Double { x + width / 2 }
    }

    static let trackPitch = 4.5
    private static let gutterPadding = 5.0
    private static let laneWidths = 58.0...125.0
    /// No, Kegiatan, Kelengkapan, Waktu, Output, Keterangan: as narrow, and as wide, as they are good for.
    private static let narrow = [24.0, 112, 72, 46, 74, 60]
    private static let wide = [26.0, 160, 108, 60, 108, 84]

    let number: Column
    let activity: Column
    /// Both gutters and the lanes.
    let actors: Column
    let lanes: [Column]
    let supplies: Column
    let time: Column
    let output: Column
    let remark: Column

    init(lanes count: Int, gutters: Gutters, format: DrawingFormat) {
        let left = Self.width(ofGutter: gutters.left)
        let right = Self.width(ofGutter: gutters.right)
        let rest = format.contentWidth - left - right
        let (narrow, wide) = (Self.narrow.reduce(0, +), Self.wide.reduce(0, +))
        let wanted = min(wide, max(narrow, rest - Double(count) * Self.laneWidths.lowerBound))
        let lane = min(Self.laneWidths.upperBound, (rest - wanted) / Double(count))
        let texts = rest - lane * Double(count)
        // Between narrow and wide in step; beyond wide all grow alike.
        let widths = zip(Self.narrow, Self.wide).map { low, high in
            texts <= wide ? low + (high - low) * (texts - narrow) / (wide - narrow) : high * texts / wide
        }
        var x = format.margin
        func next(_ width: Double) -> Column {
            defer { x += width }
            return Column(x: x, width: width)
        }
        number = next(widths[0])
        activity = next(widths[1])
        let first = next(left)
        lanes = (0..<count).map { _ in next(lane) }
        actors = Column(x: first.x, width: next(right).right - first.x)
        supplies = next(widths[2])
        time = next(widths[3])
        output = next(widths[4])
        remark = next(widths[5])
    }

    var all: [Column] { [number, activity, actors, supplies, time, output, remark] }
    var left: Double { number.x }
    var right: Double { remark.right }
    /// From the first lane's left edge to the last one's right.
    var lanesLeft: Double { lanes[0].x }
    var lanesRight: Double { lanes[lanes.count - 1].right }

    /// Where an arrow runs in a gutter, the innermost first.
    func track(_ index: Int, on side: Side) -> Double {
        let away = Self.gutterPadding + Double(index) * Self.trackPitch
        return side == .left ? lanesLeft - away : lanesRight + away
    }

    private static func width(ofGutter tracks: Int) -> Double {
        2 * gutterPadding + Double(max(0, tracks - 1)) * trackPitch
    }
}

/// Of the lanes.
enum Side: Hashable {
    case left, right

    var other: Side { self == .left ? .right : .left }
}
