/// The document around a page: head, letterhead, main, footer.
public enum Frame {
    /// The content of a page's one `<style>` element.
    public static func accentStyle(_ accent: String) -> String { ":root{--accent:\(validAccent(accent))}" }

    static func page(_ title: String, in frame: FrameView, isError: Bool = false, _ body: HTML) -> Page {
        let title = (isError ? "Galat: " : "") + title
        let document: HTML = """
            <!doctype html>
            <html lang=id><head><meta charset=utf-8><title>\(title) – \(frame.office.name)</title>
            <meta name=viewport content="width=device-width,initial-scale=1">
            <meta name=theme-color content="\(validAccent(frame.office.accent))">
            \(frame.assets.stylesheets.map { "<link rel=stylesheet\(link: "href", $0)>" as HTML })\(frame.assets.icon.map(icon))\
            \(frame.assets.script.map { "<script defer\(link: "src", $0)></script>" as HTML })
            <style>\(accentStyle(frame.office.accent))</style></head>
            <body\(raw: frame.audience == .desk ? " class=desk" : "")>
            <a class=skip href="#isi">Langsung ke isi</a>
            \(masthead(of: frame), when: frame.audience == .visitor)\(kop(frame))
            <main id=isi><div class=wrap>\(frame.closed?.html)\(frame.flash?.status)
            \(body)
            </div></main>\(frame.audience == .visitor ? footer(frame.office) : deskFooter)
            </body></html>

            """
        return Page(
            bytes: document.bytes, title: title, style: accentStyle(frame.office.accent),
            hasScript: frame.assets.script != nil)
    }

    private static func icon(_ href: String) -> HTML { "<link rel=icon\(link: "href", href)>" }

    private static func validAccent(_ accent: String) -> String {
        let digits = accent.utf8.dropFirst()
        let isHex = digits.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || (97...102) ~= $0 | 0x20 }
        return accent.utf8.first == UInt8(ascii: "#") && digits.count == 6 && isHex ? accent : "#26437d"
    }
}
