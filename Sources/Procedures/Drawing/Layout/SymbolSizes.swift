/// How large symbols are, in lanes of a width.
struct SymbolSizes {
    let laneWidth: Double

    func size(of kind: DrawnSymbol.Kind) -> (width: Double, height: Double) {
        switch kind {
        case .box: (min(36, laneWidth - 8), 17)
        case .diamond: (min(36, laneWidth - 8), 24)
        case .capsule: (min(42, laneWidth - 4), 16)
        case .pentagon: (min(17, laneWidth - 4), 19)
        }
    }
}

/// Sizes of the table's texts.
struct TableStyles {
    let activity: TextStyle
    let phase: TextStyle
    let cell: TextStyle
    let head: TextStyle
    let lane: TextStyle
    let label: TextStyle
    let symbol: TextStyle
    let note: TextStyle

    /// - Parameter scale: 1, or less where a row would not fit a page.
    init(scale: Double) {
        activity = TextStyle(size: 9).scaled(by: scale)
        phase = TextStyle(size: 9, isBold: true).scaled(by: scale)
        cell = TextStyle(size: 8.5).scaled(by: scale)
        head = TextStyle(size: 8.5, isBold: true).scaled(by: scale)
        lane = TextStyle(size: 7.5, isBold: true).scaled(by: scale)
        label = TextStyle(size: 7.5).scaled(by: scale)
        symbol = TextStyle(size: 7).scaled(by: scale)
        note = TextStyle(size: 8.5).scaled(by: scale)
    }
}
