/// By which days and hours an office's deadlines are counted, and the forms that change it.
public struct OfficeCalendarView: Sendable {
    public var root: String
    public var office: String
    /// Whose calendar it is: “milik kantor ini, revisi 3”.
    public var whose: String
    /// The calendar of a year in words, a line each.
    public var lines: String
    /// The years before and after.
    public var years: [LinkView]
    /// One more day off.
    public var holiday: [FieldView]
    /// A whole calendar out of a text.
    public var whole: [FieldView]
    /// Which of both was sent.
    public var isWhole: Bool
    /// Of the office's own calendar as it is shown; 0: it has none.
    public var revision: Int
    /// What is wrong with no field.
    public var trouble: String?

    public init(
        root: String, office: String, whose: String, lines: String, years: [LinkView], holiday: [FieldView],
        whole: [FieldView], isWhole: Bool = false, revision: Int = 0, trouble: String? = nil
    ) {
        self.root = root
        self.office = office
        self.whose = whose
        self.lines = lines
        self.years = years
        self.holiday = holiday
        self.whole = whole
        self.isWhole = isWhole
        self.revision = revision
        self.trouble = trouble
    }
}

extension Page {
    /// `/kelola/{office}/kalender`
    public static func officeCalendar(_ view: OfficeCalendarView, in frame: FrameView) -> Page {
        let errors = ErrorSummary(view.holiday + view.whole)
        return Frame.page(
            "Kalender kerja \(view.office)", in: frame, isError: !errors.isEmpty || view.trouble != nil,
            """
            \(errors.html)\(view.trouble.map { NoteView(kind: .bad, text: $0.sentence).status })\(Crumb(above: [LinkView(label: "Kelola", href: "/kelola")], here: view.office).html)
            <h1>Kalender kerja \(view.office)</h1>\(OfficeTabs.bar(view.root, at: .calendar))
            <div class=read><p class=lede>\(view.whose.sentence)</p><p>\(view.lines.lines)</p>
            <ul class=plain>\(view.years.map { "<li>\($0.html)</li>" })</ul>
            <h2>Tambah hari libur</h2>\(form(view, view.holiday, "libur", "Tambah hari libur", csrf: frame.csrf))
            <details\(flag: "open", view.isWhole)><summary>Ganti seluruh kalender dari berkas</summary>
            \(form(view, view.whole, "berkas", "Tetapkan kalender", csrf: frame.csrf))</details></div>
            """)
    }

    private static func form(
        _ view: OfficeCalendarView, _ fields: [FieldView], _ act: String, _ submit: String, csrf: String
    ) -> HTML {
        HTML.form(
            "\(view.root)/kalender", csrf: csrf,
            """
            <input type=hidden name=perbuatan value="\(act)"><input type=hidden name=revisi value="\(view.revision)">\
            \(fields.map { $0.html() })<div class=acts>\
            <button class=btn>\(submit)</button></div>
            """)
    }
}
