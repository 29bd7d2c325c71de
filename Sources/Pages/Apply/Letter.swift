extension Page {
    /// `…/contoh/{berkas}`: a letter to print, on A4, without anything of the site around it. It holds its own style, so
    /// that it looks the same as a file in another place.
    public static func letter(_ view: LetterView) -> Page {
        let document: HTML = """
            <!doctype html>
            <html lang=id><head><meta charset=utf-8><title>\(view.title)</title>
            <meta name=viewport content="width=device-width,initial-scale=1">
            <style>\(raw: letterStyle)</style></head>
            <body><main>
            <div class=layar><h1>\(view.title)</h1><p>\(view.advice)</p>\(links(view.links))</div>
            <article>\(head(view.head))
            \(view.blocks.map(\.html))</article>
            </main></body></html>

            """
        return Page(bytes: document.bytes, title: view.title, style: "\(letterStyle)")
    }

    private static func links(_ links: [LinkView]) -> HTML? {
        links.isEmpty ? nil : "<ul>\(links.map { "<li>\($0.html)</li>" })</ul>"
    }

    private static func head(_ head: LetterView.Head?) -> HTML {
        guard let head else { return "<header class=kosong><p class=layar>Tempat kop surat Anda</p></header>" }
        return """
            <header>\(head.logo?.html(within: (90, 90)))\(head.above.map { "<p>\($0)</p>" })<p class=nama>\(head.name)</p>\
            \(head.below.map { "<p class=kecil>\($0.breakable)</p>" })</header>
            """
    }

    /// Black on white whatever the device prefers: it is paper.
    private static let letterStyle: StaticString = """
        @page{size:A4;margin:2cm 2.5cm}*{box-sizing:border-box}\
        body{margin:0;background:#fff;color:#000;font:12pt/1.5 Arial,Helvetica,sans-serif}\
        main{max-width:19cm;margin:0 auto;padding:1rem}p{margin:0 0 .8em}\
        .layar{background:#f3efe5;padding:1rem;margin-bottom:1.5rem;line-height:1.5}h1{font-size:1.3rem;margin:0 0 .5rem}\
        .layar a{color:#26437d;display:inline-block;padding:.6rem 0}.layar ul{margin:0;padding:0;list-style:none}\
        header{text-align:center;border-bottom:4px double #000;padding-bottom:.4em;margin-bottom:1.2em}\
        header{position:relative}header p{margin:0;line-height:1.25}\
        .logo{position:absolute;left:0;top:0;max-width:22%;height:auto}.logo~p{padding:0 22%}.logo~p:last-child{min-height:2.5em}.nama{font-size:1.35em;font-weight:700}.kecil{font-size:.8em}\
        header.kosong{min-height:3cm;border:0}h2{font-size:1.1em;text-align:center;text-decoration:underline;margin:0 0 1em}\
        dl{margin:0 0 .8em}dl div{display:flex;flex-wrap:wrap}dt{width:12em;max-width:45%;position:relative;padding-right:1em}\
        dt::after{content:":";position:absolute;right:.4em;top:0}dd{margin:0;flex:1 1 10em;overflow-wrap:anywhere}\
        .ttd{display:flex;justify-content:space-between;align-items:flex-end;gap:1em;margin-top:1.5em;break-inside:avoid}.ttd div{width:48%}\
        .ttd p,.baris p{margin:0}.baris{margin-bottom:.8em}.ruang{height:2.2cm}i{font-style:normal;overflow-wrap:anywhere}\
        @media print{.layar{display:none}main{max-width:none;padding:0}body{line-height:1.35}}
        """
}

extension LetterView.Block {
    fileprivate var html: HTML {
        switch self {
        case .title(let text): "<h2>\(text)</h2>\n"
        case .paragraph(let pieces): "<p>\(pieces.map(\.html))</p>\n"
        case .lines(let lines): "<div class=baris>\(lines.map { "<p>\($0.map(\.html))</p>" })</div>\n"
        case .rows(let rows):
            "<dl>\(rows.map { "<div><dt>\($0.label)</dt><dd>\($0.value.map(\.html))</dd></div>" })</dl>\n"
        case .signatures(let left, let right): "<div class=ttd>\(side(left))\(side(right))</div>\n"
        }
    }

    private func side(_ lines: [[LetterView.Piece]]) -> HTML {
        "<div>\(lines.map { $0.isEmpty ? "<p class=ruang></p>" : "<p>\($0.map(\.html))</p>" })</div>"
    }
}

extension LetterView.Piece {
    /// Dots are text: they are there in every browser, and in what is copied out of it.
    fileprivate var html: HTML {
        switch self {
        case .text(let text): text.breakable
        case .blank: #"<i role=img aria-label="diisi tangan">……………………………</i>"#
        }
    }
}
