import Pages
import Testing

/// Two whole documents, byte by byte: what a page is made of cannot change unseen.
@Suite struct GoldenTests {
    private var frame: FrameView {
        FrameView(
            office: OfficeView(parent: "Pemerintah Desa", name: "Randusela", accent: "#0d5a49"),
            nav: [NavItem(label: "Layanan", href: "/", isCurrent: true)], csrf: "t0ken",
            assets: AssetLinks(stylesheets: ["/a/balai.css"], icon: "/a/lambang.svg"))
    }

    private func main(_ page: Page) -> String {
        let source = String(decoding: page.bytes, as: UTF8.self)
        guard let start = source.firstRange(of: "<main"), let end = source.firstRange(of: "</main>") else {
            return source
        }
        return String(source[start.lowerBound..<end.upperBound])
    }

    @Test func theHead() {
        let source = String(decoding: Page.problem(.unknownHost, in: frame).bytes, as: UTF8.self)
        #expect(
            source.hasPrefix(
                """
                <!doctype html>
                <html lang=id><head><meta charset=utf-8><title>Alamat situs ini tidak dilayani di sini – Randusela</title>
                <meta name=viewport content="width=device-width,initial-scale=1">
                <meta name=theme-color content="#0d5a49">
                <link rel=stylesheet href="/a/balai.css"><link rel=icon href="/a/lambang.svg">
                <style>:root{--accent:#0d5a49}</style></head>
                <body>
                <a class=skip href="#isi">Langsung ke isi</a>
                <section class=masthead
                """))
    }

    @Test func aField() {
        let field = FieldView(
            name: "nik", label: "NIK", error: "NIK berisi 15 angka, seharusnya 16", control: .line("99", .nik))
        let view = CounterApplicantView(service: "Surat pengantar", fields: [field], action: "/a", back: "/b")
        #expect(
            main(.counterApplicant(view, in: frame)) == """
                <main id=isi><div class=wrap>
                <div class=read><div class=errors role=alert aria-labelledby=galat tabindex=-1 autofocus>\
                <h2 id=galat>Ada 1 hal yang perlu diperbaiki</h2><ul>\
                <li><a href="#f-nik">NIK berisi 15 angka, seharusnya 16</a></li></ul></div>\
                <p class=crumb><a href="/b">‹ Kembali</a></p><p class="soft small">Surat pengantar</p>
                <h1>Siapa pemohonnya?</h1><p>Cocokkan dengan tanda pengenal yang dibawa pemohon.</p>
                <form method=post action="/a" novalidate><input type=hidden name=csrf value="t0ken">\
                <div class="field err"><label for="f-nik">NIK</label>\
                <p class=hint id="f-nik-petunjuk">16 angka. Spasi dan titik boleh dipakai</p>\
                <p class=msg id="f-nik-galat">NIK berisi 15 angka, seharusnya 16</p>\
                <input id="f-nik" name="nik" type=text class="w16" inputmode="numeric" autocomplete="off" \
                aria-describedby="f-nik-petunjuk f-nik-galat" aria-invalid="true" value="99"></div>\
                <div class=acts><button class=btn>Simpan dan lanjutkan</button></div></form></div>
                </div></main>
                """)
    }
}
