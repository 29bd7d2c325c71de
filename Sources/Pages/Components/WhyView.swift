/// The counted intervals that explain a deadline.
public struct WhyView: Sendable {
    public struct Row: Sendable {
        /// “Jumat 20 Nov 09.05” or “Sabtu dan Minggu”.
        public var when: String
        /// “Berhenti: berkas dikembalikan kepada Anda.”
        public var text: String

        public init(when: String, text: String) {
            self.when = when
            self.text = text
        }
    }

    /// “Mengapa Senin 30 November pukul 16.10?”
    public var question: String
    /// In order of time; the last is the deadline itself.
    public var rows: [Row]
    /// “Dasar: SOP …, batas 10 hari kalender.”
    public var basis: String?

    public init(question: String, rows: [Row], basis: String? = nil) {
        self.question = question
        self.rows = rows
        self.basis = basis
    }

    var details: HTML { details(id: nil) }

    func details(id: String?) -> HTML {
        let last = rows.count - 1
        return """
            <details\(attribute: "id", id)><summary>\(question)</summary><ol class="line small">\
            \(rows.enumerated().map { index, row in
                "<li\(raw: index == last ? " class=now" : "")><b>\(row.when)</b>\(row.text)</li>"
            })</ol>\(basis.map { #"<p class="small soft">\#($0)</p>"# })</details>
            """
    }
}
