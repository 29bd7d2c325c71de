import Pages
import Testing

/// A drawing as SVG.
struct SheetTests {
    private let sheet = SheetView(
        label: "Bagan & uji", width: 100.5, height: 60,
        lines: [
            .init(kind: .border, points: [.init(x: 0, y: 0), .init(x: 100, y: 0)]),
            .init(kind: .faintBorder, points: [.init(x: 50, y: 0), .init(x: 50, y: 60)]),
            .init(
                kind: .arrow(hasHead: true),
                points: [.init(x: 10, y: 10), .init(x: 10, y: 22.125), .init(x: 40, y: 22.125)]),
            .init(kind: .arrow(hasHead: true), points: [.init(x: 60, y: 22.125), .init(x: 40, y: 22.125)]),
            .init(kind: .arrow(hasHead: false), points: [.init(x: 70, y: 5), .init(x: 80, y: 5)]),
        ],
        symbols: [
            .init(shape: .box, corner: .init(x: 1, y: 2), width: 10, height: 6, isNow: true),
            .init(shape: .capsule, corner: .init(x: 21, y: 2), width: 10, height: 6, isNow: false),
            .init(shape: .diamond, corner: .init(x: 41, y: 2), width: 10, height: 6, isNow: false),
            .init(shape: .pentagon, corner: .init(x: 61, y: 2), width: 10, height: 6, isNow: false),
        ],
        texts: [.init(line: "<b> & “kutip”", start: .init(x: 3, y: 50), width: 40.05, size: 8, isBold: true)])

    private var text: String { String(decoding: sheet.svg, as: UTF8.self) }

    @Test func linesAreOnePathAKind() {
        #expect(text.contains(#"d="M10 10V22.13H40M60 22.13H40M70 5H80" fill="none""#))
        #expect(text.contains(##"<path d="M0 0H100" fill="none" stroke="#000""##))
        #expect(text.contains(##"<path d="M50 0V60" fill="none" stroke="#9a9a9a""##))
    }

    @Test func arrowsThatMeetHaveOneHead() {
        #expect(text.contains(##"<path d="M40 22.13l-2.4-5h4.8z" fill="#000"/>"##))
    }

    @Test func theStepNowIsMarked() {
        #expect(text.contains(#"<rect class="now" fill="#))
        #expect(text.split(separator: "class=").count == 2)
    }

    @Test func textIsEscapedAndSetToItsWidth() {
        #expect(text.contains("aria-label=\"Bagan &amp; uji\""))
        #expect(
            text.contains(
                #"<text x="3" y="50" textLength="40.05" lengthAdjust="spacingAndGlyphs">&lt;b&gt; &amp; “kutip”</text>"#
            ))
    }

    /// The policy forbids inline styles and scripts, in SVG too.
    @Test func nothingIsStyledInline() {
        let page = String(decoding: Page.printout([sheet], title: "SOP contoh").bytes, as: UTF8.self)
        for markup in [text, page] {
            #expect(!markup.contains("style=") && !markup.contains("<script") && !markup.contains(" on"))
        }
        #expect(page.contains("<style>\(Page.printout([sheet], title: "SOP contoh").style)</style>"))
        #expect(page.contains("@page{size:100.5pt 60pt;margin:0}"))
    }

    @Test(arguments: [(0.0, "0"), (12, "12"), (12.5, "12.5"), (12.05, "12.05"), (-0.25, "-0.25"), (0.999, "1")])
    func coordinatesAreShort(_ value: Double, _ text: String) {
        let drawn = SheetView(label: "", width: value, height: 1, lines: [], symbols: [], texts: [])
        #expect(String(decoding: drawn.svg, as: UTF8.self).contains("viewBox=\"0 0 \(text) 1\""))
    }
}
