extension Page {
    /// The pages of a drawn document, one below the other, as a file that a browser shows and prints.
    public static func printout(_ sheets: [SheetView], title: String) -> Page {
        let size = sheets.first.map { "\($0.width.coordinate)pt \($0.height.coordinate)pt" } ?? "A4 landscape"
        let style = """
            @page{size:\(size);margin:0}body{margin:0;background:#fff}\
            svg{display:block;max-width:100%;height:auto;break-after:page}
            """
        let document: HTML = """
            <!doctype html>
            <html lang=id><head><meta charset=utf-8><title>\(title)</title>
            <meta name=viewport content="width=device-width,initial-scale=1">
            <style>\(style)</style></head>
            <body>\(sheets.map(\.drawing))</body></html>

            """
        return Page(bytes: document.bytes, title: title, style: style)
    }
}

/// The official document of an SOP, where a page offers it.
public struct OfficialDocument: Sendable {
    /// Below it lie the files: `a4.pdf`, `f4.pdf`, `a4.html`.
    public var root: String

    public init(root: String) {
        self.root = root
    }

    var html: HTML {
        """
        <p><b>Cetak dokumen SOP</b></p><ul class=plain><li><a\(link: "href", "\(root)/a4.pdf")>PDF ukuran A4</a></li>\
        <li><a\(link: "href", "\(root)/f4.pdf")>PDF ukuran F4</a></li>\
        <li><a\(link: "href", "\(root)/a4.html")>Tampilkan di peramban</a></li></ul>
        """
    }
}

/// The official flowchart of a case, in which its place is marked: a picture of its own, fetched where a screen is wide
/// enough to read it. The list of steps beside it says the same.
public struct FlowPicture: Sendable {
    public var source: String
    public var width: Int
    public var height: Int

    public init(source: String, width: Int, height: Int) {
        self.source = source
        self.width = width
        self.height = height
    }

    var html: HTML { "<p class=official>\(image)</p>" }

    /// Fetched when it is opened.
    var details: HTML {
        "<details class=official><summary>Letak pada bagan alir resmi</summary>\(image)</details>"
    }

    /// Beside a list of what it marks.
    func compared(_ title: String) -> HTML { image("\(title); langkah yang berubah ditandai.") }

    private var image: HTML {
        image("Bagan alir SOP; tempat permohonan ini ditandai. Isinya sama dengan daftar langkah.")
    }

    private func image(_ words: String) -> HTML {
        """
        <a\(link: "href", source)><img\(link: "src", source) loading=lazy width="\(width)" height="\(height)" \
        alt="\(words)"></a>
        """
    }
}
