/// Who opened a case, under the case.
public struct OpeningsView: Sendable {
    public struct Row: Sendable {
        /// Who: a post, and for colleagues the name before it.
        public var who: String
        /// “berkas KTP”; nil: the case's page.
        public var what: String?
        public var time: LocalTime

        public init(who: String, what: String?, time: LocalTime) {
            self.who = who
            self.what = what
            self.time = time
        }
    }

    /// The newest first.
    public var rows: [Row]
    /// More of them; nil where there are none, or no page for them.
    public var more: LinkView?

    public init(rows: [Row], more: LinkView? = nil) {
        self.rows = rows
        self.more = more
    }

    /// Closed until somebody asks.
    var html: HTML {
        let empty: HTML = "<p>Belum ada petugas yang membukanya.</p>"
        return """
            <details><summary>Siapa membuka</summary>\
            \(rows.isEmpty ? empty : "<ul class=\"plain small\">\(rows.map(row))</ul>")\
            \(more.map { "<p>\($0.html)</p>" })</details>
            """
    }

    private func row(_ row: Row) -> HTML {
        let what = row.what.map { ", \($0)" } ?? ""
        return "<li>\(row.time.html(row.time.medium)): \(row.who)\(what)</li>"
    }
}
