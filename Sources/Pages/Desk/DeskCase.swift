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
            <p>\(dueLine(view.due)) <span class=soft>\(view.service) · \(view.applicant)\
            \(view.dueReason.map { " · \($0)" })</span>\
            \(raw: view.why == nil ? "" : " <a href=\"#mengapa\">Rincian</a>")</p>
            \(view.unreached?.html(csrf: frame.csrf))\(others(view.otherTasks), when: !view.otherTasks.isEmpty)\(shortcut, when: view.task != nil)
            \(view.task == nil ? view.place.html : nil)
            <div class=work>\(view.documents?.html ?? noDocuments)
            \(content(view))
            \(view.task?.html(csrf: frame.csrf) ?? elsewhere)</div>
            """)
    }

    private static let shortcut: HTML = """
        <p class=narrow><a class="btn alt" href="#putusan">Langsung ke keputusan</a></p>
        """

    private static let noDocuments: HTML = """
        <section class=panel aria-label=Berkas><h2>Berkas</h2><p>Permohonan ini tanpa berkas.</p></section>
        """

    private static func dueLine(_ due: DueView) -> HTML {
        switch due {
        case .none: return "Tanpa batas waktu."
        case .paused(let since, let left):
            return "\(TagView(text: "Waktu berhenti").html) sejak \(since.html(since.short)), sisa \(left)."
        case .at(let due):
            let kind: TagView.Kind = due.relative.isPast ? .late : due.isSoon ? .soon : .neutral
            return "\(TagView(text: due.words, kind: kind).html) Jatuh tempo <b>\(due.time.html(due.time.medium))</b>."
        }
    }

    private static func content(_ view: DeskCaseView) -> HTML {
        """
        <section class=panel aria-label="Isi permohonan"><h2>Isi permohonan</h2>
        \(view.sections.map { $0.html(level: 3) })\(view.checks?.html)
        <h3>Riwayat</h3>\(view.timeline.small)
        \(view.why?.details(id: "mengapa"))\
        \("<ul class=plain>\(view.acts.map { "<li>\($0.html)</li>" })</ul>", when: !view.acts.isEmpty)
        <details><summary>Letak pada SOP</summary>\(view.flow.html)</details></section>
        """
    }

    private static let elsewhere: HTML = """
        <section class=panel aria-label=Tugas><h2>Tugas</h2><p>Tidak ada tugas untuk Anda pada permohonan ini.</p></section>
        """

    private static func others(_ tasks: [LinkView]) -> HTML {
        "<p class=small>Langkah lain yang menunggu: \(tasks.enumerated().map { "\(", ", when: $0.offset > 0)\($0.element.html)" })</p>"
    }
}
