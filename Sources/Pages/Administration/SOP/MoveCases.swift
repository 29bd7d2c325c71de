/// Running cases of earlier versions: which may go on under the one that is in force, and why others stay.
public struct MoveCasesView: Sendable {
    public struct Row: Sendable {
        public var id: String
        public var number: String
        /// “Versi 1 · Memeriksa berkas”.
        public var note: String
        /// nil: it may move.
        public var trouble: String?

        public init(id: String, number: String, note: String, trouble: String?) {
            self.id = id
            self.number = number
            self.note = note
            self.trouble = trouble
        }
    }

    public var above: [LinkView]
    /// “Pendaftaran email, versi 2”.
    public var about: String
    public var rows: [Row]
    /// What hinders all cases of a version.
    public var notes: [String]
    public var action: String
    public var back: String
    /// More than are shown here.
    public var next: LinkView?
    public var trouble: String?

    public init(
        above: [LinkView], about: String, rows: [Row], notes: [String], action: String, back: String,
        next: LinkView? = nil, trouble: String? = nil
    ) {
        self.above = above
        self.about = about
        self.rows = rows
        self.notes = notes
        self.action = action
        self.back = back
        self.next = next
        self.trouble = trouble
    }
}

extension Page {
    /// `/kelola/{office}/penetapan/{adoption}/pindahkan`
    public static func moveCases(_ view: MoveCasesView, in frame: FrameView) -> Page {
        let (movable, staying) = (view.rows.filter { $0.trouble == nil }, view.rows.filter { $0.trouble != nil })
        let nothing: HTML = "<p>Tidak ada permohonan yang dapat dipindahkan.</p>"
        return Frame.page(
            "Pindahkan permohonan berjalan", in: frame, isError: view.trouble != nil,
            """
            \(view.trouble.map { NoteView(kind: .bad, text: $0.sentence).status })<div class=read>
            \(Crumb(above: view.above, here: "Pindahkan").html)
            <h1>Pindahkan permohonan berjalan</h1><p class=lede>Ke \(view.about)</p>
            <ul><li>Isian, berkas, dan riwayat permohonan tetap</li><li>Batas waktu yang belum lewat dihitung lagi dari \
            awalnya menurut versi ini</li><li>Perpindahan tercatat di riwayat permohonan dan tidak dapat dibatalkan</li></ul>
            \(view.notes.map { NoteView(text: $0.sentence).html })
            \(movable.isEmpty ? nothing : form(view, movable, csrf: frame.csrf))
            \(stayingList(staying))\(view.next.map { "<p>\($0.html)</p>" as HTML })</div>
            """)
    }

    private static func form(_ view: MoveCasesView, _ rows: [MoveCasesView.Row], csrf: String) -> HTML {
        HTML.form(
            view.action, csrf: csrf,
            """
            <fieldset class=field><legend>Dapat dipindahkan (\(rows.count))</legend>\(rows.map(tick))</fieldset>
            <div class=acts><button class=btn>Pindahkan yang dipilih</button>\
            \(LinkView(label: "Batal", href: view.back).quietButton)</div>
            """)
    }

    private static func tick(_ row: MoveCasesView.Row) -> HTML {
        """
        <label class=pick><input type=checkbox name=permohonan value="\(row.id)" checked><span>\(row.number)</span>\
        <small>\(row.note)</small></label>
        """
    }

    private static func stayingList(_ rows: [MoveCasesView.Row]) -> HTML? {
        guard !rows.isEmpty else { return nil }
        return """
            <h2>Tetap di versi lamanya (\(rows.count))</h2><ul class=files>\(rows.map {
                "<li><span><b>\($0.number)</b><small>\($0.note)</small>\(($0.trouble ?? "").sentence)</span></li>" as HTML
            })</ul>
            """
    }
}
