extension Page {
    /// `/meja/{office}/{case}`
    public static func deskCase(_ view: DeskCaseView, in frame: FrameView) -> Page {
        let title = view.task?.title ?? view.service
        let errors = ErrorSummary(view.task?.allFields ?? [])
        let crumb = Crumb(
            above: [LinkView(label: "Tugas saya", href: "/meja")], here: view.code, next: view.next)
        return Frame.page(
            "\(title) \(view.code)", in: frame, isError: !errors.isEmpty,
            """
            \(errors.html)\(crumb.html)
            <h1>\(title)</h1>
            <p>\(dueTag(view.due)) <span class=soft>\(view.service) · \(view.applicant)\
            \(view.dueReason.map { " · \($0)" })</span>\
            \(raw: view.why == nil ? "" : " <a href=\"#mengapa\">Rincian</a>")</p>
            \(shortcut, when: view.task != nil)
            \(view.task == nil ? view.place.html : nil)
            <div class=work>\(view.documents?.html ?? noDocuments)
            \(content(view))
            \(view.task?.html(csrf: frame.csrf) ?? elsewhere(view.otherTasks))</div>
            """)
    }

    private static let shortcut: HTML = """
        <p class=narrow><a class="btn alt" href="#putusan">Langsung ke keputusan</a></p>
        """

    private static let noDocuments: HTML = """
        <section class=panel aria-label=Berkas><h2>Berkas</h2><p>Permohonan ini tanpa berkas.</p></section>
        """

    private static func dueTag(_ due: DueView) -> HTML {
        switch due {
        case .none: return TagView(text: "Tanpa batas waktu").html
        case .paused(let since, let left):
            return TagView(text: "Waktu berhenti sejak \(since.short), sisa \(left)").html
        case .at(let due):
            let kind: TagView.Kind = due.relative.isPast ? .late : due.isSoon ? .soon : .neutral
            return TagView(text: "Jatuh tempo \(due.time.short), \(due.words.uncapitalized)", kind: kind).html
        }
    }

    private static func content(_ view: DeskCaseView) -> HTML {
        """
        <section class=panel aria-label="Isi permohonan"><h2>Isi permohonan</h2>
        \(view.sections.map { $0.html(level: 3) })\(view.checks?.html)
        <h3>Riwayat</h3>\(view.timeline.small)
        \(view.why?.details(id: "mengapa"))
        <details><summary>Letak pada SOP</summary>\(view.flow.html)</details></section>
        """
    }

    private static func elsewhere(_ tasks: [LinkView]) -> HTML {
        let list: HTML = "<p>Langkah lain yang menunggu:</p><ul>\(tasks.map { "<li>\($0.html)</li>" })</ul>"
        return """
            <section class=panel aria-label=Tugas><h2>Tugas</h2><p>Tidak ada tugas untuk Anda pada permohonan ini.</p>
            \(list, when: !tasks.isEmpty)</section>
            """
    }
}
