public import Pages
public import Procedures

extension SheetView {
    /// - Parameters:
    ///   - label: what the page shows, in words.
    ///   - now: the steps at which a case is, or the result with which it ended.
    public init(_ page: DrawnPage, label: String, now: Set<String> = []) {
        let borders = page.rules.map { rule in
            Line(kind: rule.weight == .frame ? .border : .faintBorder, points: [Point(rule.from), Point(rule.to)])
        }
        let arrows = page.arrows.map { Line(kind: .arrow(hasHead: $0.hasHead), points: $0.points.map(Point.init)) }
        self.init(
            label: label, width: page.width, height: page.height, lines: borders + arrows,
            symbols: page.symbols.map { Symbol($0, now: now) },
            texts: page.texts.map { text in
                Text(
                    line: text.line, start: Point(x: text.box.x, y: text.baseline), width: text.box.width,
                    size: text.size, isBold: text.isBold)
            },
            pictures: page.pictures.map { picture in
                Picture(
                    source: picture.emblem.source, corner: Point(x: picture.box.x, y: picture.box.y),
                    width: picture.box.width, height: picture.box.height)
            })
    }

    /// Every page of a document.
    public static func all(of drawing: Drawing) -> [SheetView] {
        drawing.pages.enumerated().map { index, page in
            SheetView(page, label: "\(drawing.title), halaman \(index + 1) dari \(drawing.pages.count)")
        }
    }
}

extension SheetView.Point {
    fileprivate init(_ point: DrawnPoint) { self.init(x: point.x, y: point.y) }
}

extension SheetView.Symbol {
    fileprivate init(_ symbol: DrawnSymbol, now: Set<String>) {
        let shape: Shape =
            switch symbol.kind {
            case .capsule: .capsule
            case .box: .box
            case .diamond: .diamond
            case .pentagon: .pentagon
            }
        let isNow =
            switch symbol.place {
            case .node(.step(let name)), .node(.result(let name)): now.contains(name)
            default: false
            }
        self.init(
            shape: shape, corner: SheetView.Point(x: symbol.box.x, y: symbol.box.y), width: symbol.box.width,
            height: symbol.box.height, isNow: isNow)
    }
}
