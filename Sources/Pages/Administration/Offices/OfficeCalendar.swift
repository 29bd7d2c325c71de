/// By which days and hours an office's deadlines are counted, and the forms that change it.
public struct OfficeCalendarView: Sendable {
    /// One of the forms, each a decree of its own.
    public struct Decree: Sendable {
        /// Sent with it: `libur`, `ramadan`, `berkas`.
        public var act: String
        public var title: String
        public var fields: [FieldView]
        public var submit: String
        /// It was the one that was sent.
        public var isOpen: Bool

        public init(act: String, title: String, fields: [FieldView], submit: String, isOpen: Bool = false) {
            self.act = act
            self.title = title
            self.fields = fields
            self.submit = submit
            self.isOpen = isOpen
        }
    }

    public var root: String
    public var office: String
    /// Whose calendar it is: “milik kantor ini, revisi 3”.
    public var whose: String
    /// The calendar of a year in words, a line each.
    public var lines: String
    /// The years before and after.
    public var years: [LinkView]
    /// One more day off.
    public var holiday: Decree
    /// The hours of a fasting month.
    public var ramadan: Decree
    /// A whole calendar out of a text.
    public var whole: Decree
    /// Back to the calendar of the office above; nil: it has none of its own, or nobody is above.
    public var follow: Decree?
    /// Offices below that have a calendar of their own, and which this one's changes do not reach.
    public var apart: [LinkView]
    /// What the whole calendar that was sent would change, a line each; nil: nobody asked.
    public var changes: [String]?
    /// Where the national decree is loaded, or who does; nil: nothing is said.
    public var national: LinkView?
    /// Of the office's own calendar as it is shown; 0: it has none.
    public var revision: Int
    /// What is wrong with no field.
    public var trouble: String?

    public init(
        root: String, office: String, whose: String, lines: String, years: [LinkView], holiday: Decree,
        ramadan: Decree, whole: Decree, follow: Decree? = nil, apart: [LinkView] = [], changes: [String]? = nil,
        national: LinkView? = nil, revision: Int = 0,
        trouble: String? = nil
    ) {
        self.root = root
        self.office = office
        self.whose = whose
        self.lines = lines
        self.years = years
        self.holiday = holiday
        self.ramadan = ramadan
        self.whole = whole
        self.follow = follow
        self.apart = apart
        self.changes = changes
        self.national = national
        self.revision = revision
        self.trouble = trouble
    }

    fileprivate var fields: [FieldView] { holiday.fields + ramadan.fields + whole.fields + (follow?.fields ?? []) }
}

extension Page {
    /// `/kelola/{office}/kalender`
    public static func officeCalendar(_ view: OfficeCalendarView, in frame: FrameView) -> Page {
        let errors = ErrorSummary(view.fields)
        return Frame.page(
            "Kalender kerja \(view.office)", in: frame, isError: !errors.isEmpty || view.trouble != nil,
            """
            \(errors.html)\(view.trouble.map { NoteView(kind: .bad, text: $0.sentence).status })\(Crumb(above: [LinkView(label: "Kelola", href: "/kelola")], here: view.office).html)
            <h1>Kalender kerja \(view.office)</h1>\(OfficeTabs.bar(view.root, at: .calendar))
            <div class=read><p class=lede>\(view.whose.sentence)</p><p>\(view.lines.lines)</p>
            <ul class=plain>\(view.years.map { "<li>\($0.html)</li>" })\(view.national.map { "<li>\($0.html)</li>" as HTML })</ul>
            <h2>\(view.holiday.title)</h2>\(form(view, view.holiday, csrf: frame.csrf))
            \(details(view, view.ramadan, frame))\(details(view, view.whole, frame))\
            \(view.follow.map { details(view, $0, frame) })\(apart(view.apart))</div>
            """)
    }

    private static func apart(_ offices: [LinkView]) -> HTML? {
        guard !offices.isEmpty else { return nil }
        return """
            <h2>Tidak mengikuti kalender ini</h2><p>Kantor di bawah yang menetapkan kalender sendiri: perubahan di sini tidak \
            berlaku baginya.</p><ul>\(offices.map { "<li>\($0.html)</li>" as HTML })</ul>
            """
    }

    private static func details(
        _ view: OfficeCalendarView, _ decree: OfficeCalendarView.Decree, _ frame: FrameView
    ) -> HTML {
        """
        <details\(flag: "open", decree.isOpen)><summary>\(decree.title)</summary>
        \(form(view, decree, csrf: frame.csrf))</details>
        """
    }

    private static func form(_ view: OfficeCalendarView, _ decree: OfficeCalendarView.Decree, csrf: String) -> HTML {
        let isWhole = decree.act == view.whole.act
        return HTML.form(
            "\(view.root)/kalender", csrf: csrf, hasFiles: decree.fields.hasFiles,
            """
            <input type=hidden name=perbuatan value="\(decree.act)"><input type=hidden name=revisi value="\(view.revision)">\
            \(isWhole ? changes(view.changes) : nil)\(decree.fields.map { $0.html() })<div class=acts>\
            \(isWhole ? "<button class=\"btn alt\" name=lihat value=ya>Lihat yang berubah</button>" as HTML : nil)\
            <button class=btn>\(decree.submit)</button></div>
            """)
    }

    private static func changes(_ lines: [String]?) -> HTML? {
        guard let lines else { return nil }
        if lines.isEmpty {
            return NoteView(text: "Kalender ini sama dengan yang berlaku. Tidak ada yang berubah.").status
        }
        return """
            <div role=status><h3>Yang berubah bila ditetapkan</h3><ul>\(lines.map { "<li>\($0)</li>" as HTML })</ul>\
            <p>Belum ditetapkan. Batas waktu yang berjalan dihitung ulang setelah ditetapkan.</p></div>
            """
    }
}
