/// The SOPs of an office: what is in force, what is dated ahead, what was, and what is being worked on.
public struct AdoptionListView: Sendable {
    /// An adoption in a line.
    public struct Line: Sendable {
        /// “Versi 2, nomor 065/2026”.
        public var title: String
        /// “sejak 2 Februari 2026, disahkan Kepala Dinas”.
        public var note: String
        public var href: String

        public init(title: String, note: String, href: String) {
            self.title = title
            self.note = note
            self.href = href
        }
    }

    public struct Procedure: Sendable {
        public var title: String
        /// nil: none is in force today.
        public var inForce: Line?
        /// Where its printed document lies.
        public var document: LinkView?
        public var ahead: [Line]
        public var earlier: [Line]

        public init(
            title: String, inForce: Line?, document: LinkView? = nil, ahead: [Line] = [], earlier: [Line] = []
        ) {
            self.title = title
            self.inForce = inForce
            self.document = document
            self.ahead = ahead
            self.earlier = earlier
        }
    }

    public var office: String
    /// `/kelola/{office}`
    public var root: String
    public var procedures: [Procedure]
    public var drafts: [Line]

    public init(office: String, root: String, procedures: [Procedure], drafts: [Line]) {
        self.office = office
        self.root = root
        self.procedures = procedures
        self.drafts = drafts
    }
}

extension Page {
    /// `/kelola/{office}/sop`
    public static func adoptions(_ view: AdoptionListView, in frame: FrameView) -> Page {
        let empty = EmptyState(
            title: "Belum ada SOP yang ditetapkan",
            text: "Unggah berkas SOP. Setelah diperiksa dan ditetapkan, layanannya tampil di halaman kantor.")
        return Frame.page(
            "SOP \(view.office)", in: frame,
            """
            \(Crumb(above: [LinkView(label: "Kelola", href: "/kelola")], here: view.office).html)
            <h1>SOP \(view.office)</h1>\(OfficeTabs.bar(view.root, at: .procedures))
            <div class=read><p class=acts>\(LinkView(label: "Unggah atau tulis SOP", href: "\(view.root)/sop/periksa").button)</p>
            \(drafts(view.drafts))
            \(view.procedures.isEmpty ? empty.html : "\(view.procedures.map(procedure))")</div>
            """)
    }

    private static func drafts(_ drafts: [AdoptionListView.Line]) -> HTML? {
        guard !drafts.isEmpty else { return nil }
        return """
            <h2>Konsep</h2><p class=soft>Sudah diperiksa, belum berlaku.</p>\(LinkRow.list(drafts.map { row($0) }))
            """
    }

    private static func procedure(_ procedure: AdoptionListView.Procedure) -> HTML {
        let now = procedure.inForce.map { row($0, TagView(text: "Berlaku", kind: .ok)) }
        let ahead = procedure.ahead.map { row($0, TagView(text: "Belum mulai", kind: .wait)) }
        let shown = [now].compactMap(\.self) + ahead
        return """
            <h2>\(procedure.title)</h2>\
            \("<p>Tidak ada yang berlaku hari ini.</p>", when: procedure.inForce == nil)\
            \(LinkRow.list(shown), when: !shown.isEmpty)\
            \(procedure.document.map { "<p>\($0.html)</p>" })\
            \(earlier(procedure.earlier))
            """
    }

    private static func earlier(_ lines: [AdoptionListView.Line]) -> HTML? {
        guard !lines.isEmpty else { return nil }
        return """
            <details><summary>Sebelumnya (\(lines.count))</summary>\(LinkRow.list(lines.map { row($0) }))</details>
            """
    }

    private static func row(_ line: AdoptionListView.Line, _ tag: TagView? = nil) -> LinkRow {
        LinkRow(title: line.title, href: line.href, note: line.note, tag: tag)
    }
}
