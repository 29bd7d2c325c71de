/// The markup of a flow, as far as it does not depend on where a case is.
struct FlowDrawing: Sendable {
    /// The list's class, and the lanes' names above the first row.
    private(set) var listClass = "flow bare"
    private(set) var head = HTML()
    /// Where a row has no symbol.
    private(set) var empty = HTML()
    /// Inside each row: its strip, its words.
    private(set) var rows: [HTML] = []

    init() {}

    /// Beyond six actors the lanes are left out and the words stay.
    init(_ flow: FlowView) {
        guard !flow.lanes.isEmpty, flow.lanes.count <= FlowStrip.maxLanes else {
            rows = flow.rows.indices.map { FlowDrawing.row($0, of: flow, strip: nil) }
            return
        }
        let strip = FlowStrip(flow)
        listClass = "flow n\(flow.lanes.count)"
        head = strip.names
        empty = FlowStrip.blank
        rows = flow.rows.indices.map { FlowDrawing.row($0, of: flow, strip: strip.drawing(of: $0)) }
    }

    private static func row(_ index: Int, of flow: FlowView, strip: HTML?) -> HTML {
        let row = flow.rows[index]
        return """
            \(strip)<b>\(row.number). \(row.text)</b><small>\(flow.performers(row))</small>\
            \(flow.branchWords(of: index).map { "<small>\($0)</small>" })
            """
    }
}

extension FlowView {
    var html: HTML {
        """
        <ol class="\(drawing.listClass)">\(drawing.head)\(rows.indices.map(item))\(end.map(last))</ol>
        """
    }

    /// How to read it.
    static let key: HTML = """
        <p class="soft small">Setiap kolom kiri adalah satu pelaksana. Kotak: kegiatan. Belah ketupat: keputusan.</p>
        """

    private func item(_ index: Int) -> HTML {
        let row = rows[index]
        let place: StaticString = row.isNow ? " class=now" : row.isDone ? " class=done" : ""
        return """
            <li\(raw: place)\(attribute: "aria-current", row.holdsCase ? "step" : nil)>\
            \(row.before.map { "<small><b>Sebelum ini: \($0)</b></small>" })\
            \(drawing.rows[index])\("<small><b>Sekarang di sini</b></small>", when: row.isNow)\
            \(row.note.map { "<small><b>\($0)</b></small>" })\
            \(row.after.map { "<small><b>Sesudah ini: \($0)</b></small>" })</li>
            """
    }

    private func last(_ end: String) -> HTML {
        "<li class=now aria-current=step>\(drawing.empty)<b>Berakhir: \(end.uncapitalized)</b></li>"
    }
}
