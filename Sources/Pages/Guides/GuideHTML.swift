/// Draws the blocks of a guide.
struct GuideHTML {
    let guide: Guide
    let shelf: GuideShelf
    /// The address of the guides: `/k/awan-biru/bantuan`.
    let root: String

    func html(_ blocks: [Guide.Block]) -> HTML { "\(blocks.map(html))" }

    private func html(_ block: Guide.Block) -> HTML {
        switch block {
        case .section(let title): #"<h2 id="\#(title.asAnchor)">\#(title)</h2>"#
        case .paragraph(let spans): "<p>\(spans.map(html))</p>"
        case .bullets(let items): "<ul>\(items.map { item($0) })</ul>"
        case .steps(let items): "<ol>\(items.map { item($0) })</ol>"
        case .verbatim(let text): "<pre class=scroll tabindex=0>\(text)</pre>"
        case .picture(let name, let words): picture(name, words)
        }
    }

    /// An item of one paragraph needs no paragraph of its own.
    private func item(_ blocks: [Guide.Block]) -> HTML {
        guard case .paragraph(let spans)? = blocks.first else { return "<li>\(html(blocks))</li>" }
        return "<li>\(spans.map(html))\(html(Array(blocks.dropFirst())))</li>"
    }

    private func html(_ span: Guide.Span) -> HTML {
        switch span {
        case .text(let text): "\(text)"
        case .shown(let text): "<b>\(text)</b>"
        case .strong(let spans): "<b>\(spans.map(html))</b>"
        case .code(let text): "<code>\(text)</code>"
        case .link(let label, let target): link(label, target)
        }
    }

    private func link(_ label: String, _ target: String) -> HTML {
        guard let href = shelf.href(of: target, in: guide) else { return "\(label)" }
        return "<a\(link: "href", href.hasPrefix("/") ? root + href : href)>\(label)</a>"
    }

    private func picture(_ name: String, _ words: String) -> HTML {
        guard let picture = shelf.pictures[name] else { return "<p>\(words)</p>" }
        return """
            <figure><a\(link: "href", picture.href)><img\(link: "src", picture.href) alt="\(words)" \
            width="\(picture.width)" height="\(picture.height)" loading=lazy></a></figure>
            """
    }
}
