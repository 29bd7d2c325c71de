extension Page {
    /// `{base}/permohonan/{case}`
    public static func applicantCase(_ view: CaseView, in frame: FrameView) -> Page {
        let crumb = Crumb(
            above: [LinkView(label: "Permohonan saya", href: "\(frame.office.base)/permohonan")], here: view.code)
        return Frame.page(
            "Permohonan \(view.code)", in: frame,
            """
            \(crumb.html)
            <h1>\(view.service)</h1>
            <p class=soft>Kode <b class=nb>\(view.code)</b> · nomor agenda <span class=nb>\(view.number)</span> · diajukan \
            \(view.submittedAt.html(view.submittedAt.full))\(view.filedNote.map { " · \($0)" })</p>
            \(view.place.html)
            <div class=cols><div>\(view.result.map(result) ?? todo(view.todos, isTold: view.isTold))\
            \(view.survey?.html)\(offers(view.followUps, csrf: frame.csrf), when: !view.followUps.isEmpty)
            <h2>Riwayat</h2>\(view.timeline.html)
            \(answers(view.answers), when: !view.answers.isEmpty)</div>
            <aside aria-label="Berkas dan bantuan">
            \(view.papers.isEmpty ? nil : HTML.panel("Berkas Anda", LinkRow.list(view.papers)))
            \(help(frame.office, code: view.code))
            \(view.openings?.html)\(acts([view.receipt, view.correct, view.withdraw].compactMap(\.self)))</aside></div>
            <h2>Letak pada SOP</h2>\(view.picture?.html)<div class=read>\(view.flow.html)</div>
            """)
    }

    private static func acts(_ links: [LinkView]) -> HTML? {
        links.isEmpty ? nil : "<ul class=\"plain acts\">\(links.map { "<li>\($0.html)</li>" })</ul>"
    }

    private static func offers(_ offers: [OfferView], csrf: String) -> HTML {
        HTML.panel("Yang dapat Anda ajukan sesudah ini", "\(offers.map { $0.html(csrf: csrf) })")
    }

    private static func result(_ note: NoteView) -> HTML { "<h2>Hasil</h2>\(note.html)" }

    private static func todo(_ todos: [TodoView], isTold: Bool) -> HTML {
        if todos.isEmpty {
            let note = NoteView(
                kind: .ok, title: "Tidak ada untuk saat ini",
                text: isTold
                    ? "Kami mengabari lewat email bila ada yang perlu Anda isi."
                    : "Buka lagi dengan kode dan kunci Anda: kami tidak dapat mengabari Anda.")
            return "<h2>Yang perlu Anda lakukan</h2>\(note.html)"
        }
        return "<div class=\"panel act\"><h2>Yang perlu Anda lakukan</h2>\(todos.map(\.html))</div>"
    }

    private static func answers(_ sections: [AnswerSection]) -> HTML {
        "<h2>Isi permohonan</h2>\(sections.map { $0.html(level: 3) })"
    }

    private static func help(_ office: OfficeView, code: String) -> HTML? {
        guard let phone = office.phone else { return nil }
        return HTML.panel(
            "Tanya petugas",
            "<p>Telp <a\(link: "href", "tel:" + phone.dialled)>\(phone)</a>, sebutkan kode \(code).</p>")
    }
}
