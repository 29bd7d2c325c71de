extension FlowView {
    /// The list. Beyond six actors the lanes are left out and the words stay.
    var html: HTML {
        guard !lanes.isEmpty, lanes.count <= FlowStrip.maxLanes else {
            return "<ol class=\"flow bare\">\(rows.indices.map { item($0, drawing: nil) })</ol>"
        }
        let strip = FlowStrip(self)
        return """
            <ol class="flow n\(lanes.count)">\(strip.names)\
            \(rows.indices.map { item($0, drawing: strip.drawing(of: $0)) })</ol>
            """
    }

    /// How to read it.
    static let key: HTML = """
        <p class="soft small">Setiap kolom kiri adalah satu pelaksana. Kotak: kegiatan. Belah ketupat: keputusan.</p>
        """

    private func item(_ index: Int, drawing: HTML?) -> HTML {
        let row = rows[index]
        return """
            <li\(raw: row.isNow ? " class=now aria-current=step" : row.isDone ? " class=done" : "")>\(drawing)\
            <b>\(row.number). \(row.text)</b><small>\(performers(row))</small>\
            \(branchWords(of: index).map { "<small>\($0)</small>" })\(row.note.map { "<small><b>\($0)</b></small>" })</li>
            """
    }
}
