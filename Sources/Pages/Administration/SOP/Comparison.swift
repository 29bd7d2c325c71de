/// A draft beside the version that is in force: in words, as text, as drawing.
public struct ComparisonView: Sendable {
    public struct Section: Sendable {
        public var title: String
        /// A sentence each, without its final stop.
        public var lines: [String]

        public init(title: String, lines: [String]) {
            self.title = title
            self.lines = lines
        }
    }

    public enum Line: Sendable {
        case same(number: Int, String)
        case removed(number: Int, String)
        case added(number: Int, String)
        /// So many lines that stayed.
        case folded(Int)
    }

    /// A drawing, with its words.
    public struct Drawing: Sendable {
        public var title: String
        public var picture: FlowPicture
        /// What is marked in it.
        public var marked: [String]

        public init(title: String, picture: FlowPicture, marked: [String]) {
            self.title = title
            self.picture = picture
            self.marked = marked
        }
    }

    public var above: [LinkView]
    public var title: String
    /// “Versi 4 (konsep) dengan versi 3 yang berlaku sejak 2 Februari 2026”.
    public var about: String
    public var sections: [Section]
    public var lines: [Line]
    public var drawings: [Drawing]

    public init(
        above: [LinkView], title: String, about: String, sections: [Section], lines: [Line], drawings: [Drawing]
    ) {
        self.above = above
        self.title = title
        self.about = about
        self.sections = sections
        self.lines = lines
        self.drawings = drawings
    }
}

extension Page {
    /// `/kelola/{office}/konsep/{draft}/banding`
    public static func comparison(_ view: ComparisonView, in frame: FrameView) -> Page {
        let same: HTML = "<p>Isinya sama.</p>"
        return Frame.page(
            view.title, in: frame,
            """
            \(Crumb(above: view.above, here: "Perbandingan").html)<h1>\(view.title)</h1><p class=lede>\(view.about)</p>
            <div class=read>\(view.sections.isEmpty ? same : "\(view.sections.map(section))")</div>
            \(view.drawings.map(drawing))
            \("<h2>Teks</h2>\(listing(view.lines))", when: !view.lines.isEmpty)
            """)
    }

    private static func section(_ section: ComparisonView.Section) -> HTML {
        "<h2>\(section.title)</h2><ul>\(section.lines.map { "<li>\($0.sentence)</li>" })</ul>"
    }

    private static func drawing(_ drawing: ComparisonView.Drawing) -> HTML {
        let marked =
            drawing.marked.isEmpty
            ? "Tidak ada langkah yang ditandai" : "Ditandai: \(WordList.joined(drawing.marked, with: "dan"))"
        return """
            <section class=official><h2>\(drawing.title)</h2><p class="small soft">\(marked.sentence)</p>\
            \(drawing.picture.compared(drawing.title))</section>
            """
    }

    /// Signs stand before the lines: a colour alone says nothing on a photocopy.
    private static func listing(_ lines: [ComparisonView.Line]) -> HTML {
        "<ol class=code tabindex=0 aria-label=\"Perbedaan baris demi baris\">\(lines.map(line))</ol>"
    }

    private static func line(_ line: ComparisonView.Line) -> HTML {
        switch line {
        case .same(let number, let text): "<li value=\"\(number)\">  \(text)</li>"
        case .removed(let number, let text):
            "<li value=\"\(number)\" class=hit><del>− \(text)</del><span class=vh> (dihapus)</span></li>"
        case .added(let number, let text):
            "<li value=\"\(number)\" class=\"hit new\"><ins>+ \(text)</ins><span class=vh> (baru)</span></li>"
        case .folded(let count): "<li class=soft>… \(count) baris yang sama</li>"
        }
    }
}
