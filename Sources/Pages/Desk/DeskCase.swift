extension Page {
    /// `/meja/{office}/{case}`
    public static func deskCase(_ view: DeskCaseView, in frame: FrameView) -> Page {
        let title = view.task?.title ?? view.service
        let errors = ErrorSummary(view.task?.formFields ?? [])
        let crumb = Crumb(
            above: [LinkView(label: "Tugas saya", href: "/meja")], here: view.code, next: view.next)
        return Frame.page(
            "\(title) \(view.code)", in: frame, isError: !errors.isEmpty,
            """
            \(errors.html)\(crumb.html)
            <h1>\(title)</h1>
            \(dueLine(view), when: view.task != nil)<p class=soft>\(names(view))</p>
            \(view.absences.map { $0.html(csrf: frame.csrf) })\(view.unreached?.html(csrf: frame.csrf))\(others(view.otherTasks), when: !view.otherTasks.isEmpty)\
            \(view.task?.shortcut)
            \(view.task.map { working($0, view, csrf: frame.csrf) } ?? looking(view))\(view.picture?.details)
            """)
    }

    /// Three panes: the papers, what was filled in, and what to do.
    private static func working(_ task: TaskPanel, _ view: DeskCaseView, csrf: String) -> HTML {
        """
        <div class=work>\(view.documents?.press?.first(task.submit))\(view.documents?.html ?? noDocuments)
        \(content(view))
        \(task.html(csrf: csrf))</div>
        """
    }

    /// Nothing waits for the reader: where the case is, with its date and the reason for that; then two panes.
    private static func looking(_ view: DeskCaseView) -> HTML {
        """
        \(view.place.html)
        <div class=grid>\(view.documents?.html ?? noDocuments)
        \(content(view))</div>
        """
    }

    /// By which names and numbers it is spoken of: the applicant knows the code, the office the number.
    private static func names(_ view: DeskCaseView) -> HTML {
        let service = view.task == nil ? "" : "\(view.service) · "
        let track: HTML? = view.track.map { " · kode <span class=nb>\($0)</span>" }
        return "\(service)\(view.applicant)\(track)"
    }

    private static let noDocuments: HTML = """
        <section class=panel aria-label=Berkas><h2>Berkas</h2><p>Permohonan ini tanpa berkas.</p></section>
        """

    private static func dueLine(_ view: DeskCaseView) -> HTML {
        let reason = view.dueReason.map { " · \($0)" } ?? ""
        let why: HTML = "<span class=plain> <a href=\"#mengapa\">Rincian</a></span>"
        return "<p>\(deskDueWords(view.due))\(reason)\(why, when: view.why != nil)</p>"
    }

    static func deskDueWords(_ due: DueView) -> HTML {
        switch due {
        case .none: "Tanpa batas waktu"
        case .paused(let since, let left):
            "\(TagView(text: "Waktu berhenti").html) sejak \(since.html(since.medium))\(left.map { ", sisa \($0)" })"
        case .at(let due): "Paling lambat <b>\(due.time.html(due.time.medium))</b> · \(due.mark)"
        }
    }

    private static func content(_ view: DeskCaseView) -> HTML {
        """
        <section class=panel aria-label="Isi permohonan"><h2>Isi permohonan</h2>
        \(view.sections.map { $0.html(level: 3) })\(view.checks?.html)
        <h3>Riwayat</h3>\(view.timeline.small)
        \(view.task == nil ? nil : view.why?.details(id: "mengapa"))\
        \("<ul class=plain>\(view.acts.map { "<li>\($0.html)</li>" })</ul>", when: !view.acts.isEmpty)
        \(view.notices?.html)\(view.openings?.html)<details><summary>Letak pada SOP</summary>\(view.flow.html)</details></section>
        """
    }

    private static func others(_ tasks: [LinkView]) -> HTML {
        "<p class=small>Langkah lain yang menunggu: \(tasks.enumerated().map { "\(", ", when: $0.offset > 0)\($0.element.html)" })</p>"
    }
}
