extension Page {
    /// `{base}/layanan/{sop}`
    public static func service(_ view: ServiceView, in frame: FrameView) -> Page {
        let crumb = Crumb(above: [LinkView(label: "Layanan", href: "\(frame.office.base)/")], here: view.title)
        return Frame.page(
            view.title, in: frame,
            """
            \(crumb.html)
            <div class=cols><div><h1>\(view.title)</h1>\(view.lede.map { "<p class=lede>\($0)</p>" })
            \(view.facts.html)
            \(start(view.start, csrf: frame.csrf))
            <h2>Siapkan lebih dulu</h2>\(papers(view.papers))
            <h2 id=langkah>Langkah-langkah</h2>\(FlowView.key, when: view.flow.lanes.count <= FlowStrip.maxLanes)
            \(view.flow.html)</div>
            <aside aria-label="Tentang layanan ini">
            \(HTML.panel("Siapa yang boleh", "\(view.applicants.map { "<p>\($0)</p>" })"))
            \(view.kept.map { HTML.panel("Ketepatan waktu", "<p>\($0)</p>") })
            \(view.satisfaction.map { HTML.panel("Kepuasan pemohon", "<p>\($0)</p>") })
            \(view.objections.isEmpty
                ? nil : HTML.panel("Bila tidak setuju", "\(view.objections.map { "<p>\($0)</p>" })"))
            \(view.siblings.isEmpty
                ? nil : HTML.panel("Layanan yang sama", "<p>Mungkin yang Anda perlukan:</p>\(view.siblings.map { "<p>\($0.html)</p>" })"))
            \(complaints(view.complaint, frame.office))
            \(view.standard.isEmpty ? nil : HTML.panel("Standar pelayanan", "\(view.standard.list)"))
            \(view.legalBasis.isEmpty ? nil : HTML.panel("Dasar hukum", legalBasis(view.legalBasis)))
            \(view.adoption.isEmpty ? nil : HTML.panel("Penetapan", "\(view.adoption.list)\(view.document?.html)"))
            </aside></div>
            """)
    }

    private static func start(_ start: ServiceView.Start, csrf: String) -> HTML {
        switch start {
        case .apply(let action):
            let button: HTML = """
                <div class=acts><button class=btn>Ajukan permohonan</button><a href="#langkah">Lihat langkahnya</a></div>
                """
            return HTML.form(action, csrf: csrf, button)
        case .logIn(let href):
            return """
                <div class=acts>\(LinkView(label: "Masuk untuk mengajukan", href: href).button)\
                <a href="#langkah">Lihat langkahnya</a></div>
                """
        case .closed(let reason):
            return NoteView(text: reason).html
        }
    }

    private static func papers(_ papers: [ServiceView.Paper]) -> HTML {
        if papers.isEmpty { return "<p>Tidak ada berkas yang diminta.</p>" }
        return """
            <ul class=papers>\(papers.map { paper in
                let tag = paper.isConditional ? TagView(text: "Bila perlu").html : nil
                let template: HTML? = paper.template.map { "<small>\($0.html)</small>" }
                return "<li><b>\(paper.name)</b> \(tag)<small>\(paper.note)</small>\(template)</li>"
            })</ul>
            """
    }

    private static func legalBasis(_ lines: [String]) -> HTML {
        "<ul class=small>\(lines.map { "<li>\($0)</li>" })</ul>"
    }

    /// The sixth part of a published service standard (UU 25/2009, article 21): where complaints go.
    private static func complaints(_ link: LinkView?, _ office: OfficeView) -> HTML {
        let phone: HTML? = office.phone.map { "<p>Telp <a\(link: "href", "tel:" + $0.dialled)>\($0)</a></p>" }
        let email: HTML? = office.email.map { "<p>Email <a\(link: "href", "mailto:" + $0)>\($0.breakable)</a></p>" }
        let counter: HTML? =
            link == nil && phone == nil && email == nil ? "<p>Sampaikan di loket \(office.name).</p>" : nil
        return HTML.panel(
            "Bantuan dan pengaduan",
            """
            \(link.map { "<p>\($0.html)</p>" })\(counter)\(phone)\(email)\
            <p><a\(link: "href", "\(office.base)/bantuan/warga")>Cara mengajukan</a></p>
            """)
    }
}

extension [ServiceView.Fact] {
    var html: HTML {
        """
        <dl class=facts>\(map { fact in
            "<div><dt>\(fact.label)</dt><dd>\(fact.value)\(fact.note.map { "<small>\($0)</small>" })</dd></div>"
        })</dl>
        """
    }
}
