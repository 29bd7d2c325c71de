extension Page {
    /// `{base}/bantuan`: which guides there are.
    public static func guides(_ shelf: GuideShelf, in frame: FrameView) -> Page {
        let root = "\(frame.office.base)/bantuan"
        let crumb = Crumb(above: [LinkView(label: "Layanan", href: "\(frame.office.base)/")], here: "Bantuan")
        let rows = shelf.guides.map { LinkRow(title: $0.title, href: "\(root)/\($0.name)", note: $0.firstWords) }
        return Frame.page(
            "Bantuan", in: frame,
            """
            \(crumb.html)<div class=read><h1>Bantuan</h1>
            <p class=lede>Pilih panduan menurut yang Anda kerjakan.</p>
            \(LinkRow.list(rows))
            <h2>Masih belum jelas?</h2><p>Tanyakan kepada \(frame.office.name)\(contact(frame.office)).</p></div>
            """)
    }

    /// `{base}/bantuan/{panduan}`: the chapters of one.
    public static func guide(_ guide: Guide, of shelf: GuideShelf, in frame: FrameView) -> Page {
        let root = "\(frame.office.base)/bantuan"
        let words = GuideHTML(guide: guide, shelf: shelf, root: root)
        let rows = guide.chapters.map { LinkRow(title: $0.title, href: "\(root)/\(guide.name)/\($0.name)") }
        return Frame.page(
            guide.title, in: frame,
            """
            \(Crumb(above: [LinkView(label: "Bantuan", href: root)], here: guide.title).html)
            <div class=read><h1>\(guide.title)</h1>\(words.html(guide.lead))\(LinkRow.list(rows))</div>
            """)
    }

    /// `{base}/bantuan/{panduan}/{bab}`
    public static func chapter(
        _ chapter: Guide.Chapter, of guide: Guide, shelf: GuideShelf, in frame: FrameView
    ) -> Page {
        let root = "\(frame.office.base)/bantuan"
        let crumb = Crumb(
            above: [
                LinkView(label: "Bantuan", href: root),
                LinkView(label: guide.title, href: "\(root)/\(guide.name)"),
            ], here: chapter.title)
        let next = guide.chapters.drop { $0.name != chapter.name }.dropFirst().first.map {
            LinkView(label: "Berikutnya: \($0.title)", href: "\(root)/\(guide.name)/\($0.name)")
        }
        return Frame.page(
            chapter.title, in: frame,
            """
            \(crumb.html)<div class=read><h1>\(chapter.title)</h1>
            \(GuideHTML(guide: guide, shelf: shelf, root: root).html(chapter.blocks))
            \(next.map { "<p>\($0.html)</p>" })</div>
            """)
    }

    /// “ lewat telepon … atau email …”.
    static func contact(_ office: OfficeView) -> HTML {
        let ways: [HTML] = [
            office.phone.map { "telepon <a\(link: "href", "tel:" + $0.dialled)>\($0)</a>" },
            office.email.map { "email <a\(link: "href", "mailto:" + $0)>\($0.breakable)</a>" },
        ].compactMap(\.self)
        return "\(ways.enumerated().map { "\($0.offset == 0 ? " lewat " : " atau ")\($0.element)" })"
    }
}

extension Guide {
    /// Its first paragraph as plain words: whom it is for.
    fileprivate var firstWords: String? {
        guard case .paragraph(let spans)? = lead.first else { return nil }
        return spans.map { span in
            switch span {
            case .text(let text), .shown(let text), .code(let text), .link(let text, _): text
            case .strong: ""
            }
        }.joined()
    }
}
