/// The page on which a task is given to a colleague.
public struct DispositionView: Sendable {
    public var service: String
    public var code: String
    public var caseHref: String
    public var task: String
    public var action: String
    /// With how much each has in hand.
    public var colleagues: [OptionView]
    public var chosen: String?
    public var colleagueError: String?
    public var note: String
    /// The account that has it now, which comes back with the form.
    public var holderID: String?
    /// Who that is, in words.
    public var holder: String?
    public var snippets: SnippetsView?

    public init(
        service: String, code: String, caseHref: String, task: String, action: String, colleagues: [OptionView],
        chosen: String? = nil, colleagueError: String? = nil, note: String = "", holderID: String? = nil,
        holder: String? = nil,
        snippets: SnippetsView? = nil
    ) {
        self.service = service
        self.code = code
        self.caseHref = caseHref
        self.task = task
        self.action = action
        self.colleagues = colleagues
        self.chosen = chosen
        self.colleagueError = colleagueError
        self.note = note
        self.holderID = holderID
        self.holder = holder
        self.snippets = snippets
    }
}

extension Page {
    private static func kept(_ note: String) -> HTML { "<p>Catatan yang Anda tulis: “\(note)”</p>" }

    /// `/meja/{office}/{case}/tugas/{step}/{visit}/disposisi`
    public static func disposition(_ view: DispositionView, in frame: FrameView) -> Page {
        let fields = [
            FieldView(
                name: "kepada", label: "Kepada siapa?", hint: "Rekan yang perannya mengerjakan langkah ini",
                error: view.colleagueError,
                control: .choice(view.chosen, view.colleagues)),
            FieldView(
                name: "catatan", label: "Catatan disposisi", hint: "Dibaca petugas, tidak oleh pemohon",
                isRequired: false, control: .paragraph(view.note, rows: 3)),
        ]
        let errors = ErrorSummary(fields)
        let crumb = Crumb(
            above: [
                LinkView(label: "Tugas saya", href: "/meja"), LinkView(label: view.code, href: view.caseHref),
            ], here: "Disposisi")
        let none = EmptyState(
            title: "Belum ada rekan",
            text: "Tidak ada petugas lain yang perannya mengerjakan langkah ini. Admin kantor memberikan peran.")
        return Frame.page(
            "Disposisi \(view.code)", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(crumb.html)<h1>Disposisikan tugas</h1>
            <p><b>\(view.task)</b><br><span class=soft>\(view.service)</span></p>\
            \(view.holder.map { "<p>Sekarang dipegang \($0). Setelah ini tidak lagi.</p>" as HTML })
            \(view.colleagues.isEmpty ? "\(none.html)\(kept(view.note), when: !view.note.isEmpty)" : HTML.form(view.action, csrf: frame.csrf, """
                <input type=hidden name=pemegang value="\(view.holderID ?? "")">\
                \(FormBody(fields: fields, submit: "Disposisikan tugas", aside: view.snippets?.html).html)
                """))</div>
            """)
    }
}
