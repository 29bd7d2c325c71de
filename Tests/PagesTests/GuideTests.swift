import Pages
import Testing

/// The Markdown of the guides, and how it is drawn.
@Suite struct GuideTests {
    private static let text = """
        # Panduan contoh

        Untuk **siapa saja** yang memakai
        Balai, lihat [meja](#meja-anda).

        ## Meja Anda

        1. Tekan *Ambil tugas ini*.
        2. Baca berkasnya:
           - KTP
           - SK

           ![Halaman tugas](../gambar/tugas.png)
        3. Tekan *Simpan*.

        ### Bila terlambat

        ```
        ## bukan judul <b>
        balai verify
        ```

        ## Kantor

        Lihat [bila terlambat](#bila-terlambat), [SOP](../bahasa-sop.md), `balai`.
        """

    private static let pictures = ["tugas.png": GuidePicture(href: "/aset/tugas.1.png", width: 360, height: 640)]

    private func guide() throws -> Guide { try GuideReader.read(Self.text, name: "contoh") }

    private func drawn(_ chapter: Int) throws -> String {
        let shelf = try GuideShelf([guide()], pictures: Self.pictures)
        let guide = shelf.guides[0]
        let page = Page.chapter(guide.chapters[chapter], of: guide, shelf: shelf, in: Samples.plain.site)
        return String(decoding: page.bytes, as: UTF8.self)
    }

    @Test func chaptersAreRead() throws {
        let guide = try guide()
        #expect(guide.title == "Panduan contoh")
        #expect(guide.chapters.map(\.title) == ["Meja Anda", "Kantor"])
        #expect(guide.chapters.map(\.name) == ["meja-anda", "kantor"])
        #expect(guide.pictures == ["tugas.png"])
        #expect(
            guide.lead == [
                .paragraph([
                    .text("Untuk "), .strong([.text("siapa saja")]), .text(" yang memakai Balai, lihat "),
                    .link(label: "meja", target: "#meja-anda"), .text("."),
                ])
            ])
    }

    @Test func aListHoldsListsAndPictures() throws {
        let steps: [[Guide.Block]] = [
            [.paragraph([.text("Tekan "), .shown("Ambil tugas ini"), .text(".")])],
            [
                .paragraph([.text("Baca berkasnya:")]),
                .bullets([[.paragraph([.text("KTP")])], [.paragraph([.text("SK")])]]),
                .picture(name: "tugas.png", words: "Halaman tugas"),
            ],
            [.paragraph([.text("Tekan "), .shown("Simpan"), .text(".")])],
        ]
        #expect(
            try guide().chapters[0].blocks == [
                .steps(steps), .section("Bila terlambat"), .verbatim("## bukan judul <b>\nbalai verify"),
            ])
    }

    @Test func wordsPicturesAndLinksAreDrawn() throws {
        let desk = try drawn(0)
        #expect(desk.contains("<ol><li>Tekan <b>Ambil tugas ini</b>.</li><li>Baca berkasnya:<ul><li>KTP</li>"))
        #expect(
            desk.contains(
                #"<a href="/aset/tugas.1.png"><img src="/aset/tugas.1.png" alt="Halaman tugas" width="360" height="640" loading=lazy>"#
            ))
        #expect(desk.contains(#"<h2 id="bila-terlambat">Bila terlambat</h2>"#))
        #expect(desk.contains("## bukan judul &lt;b&gt;\nbalai verify</pre>"))
        #expect(desk.contains(#"<a href="/k/kominfo/bantuan/contoh/kantor">Berikutnya: Kantor</a>"#))
        let office = try drawn(1)
        #expect(
            office.contains(
                #"<a href="/k/kominfo/bantuan/contoh/meja-anda#bila-terlambat">bila terlambat</a>, SOP, <code>"#))
        #expect(!office.contains("Berikutnya"))
    }

    @Test(arguments: [
        ("tanpa judul", 1), ("# A\n\nkata *miring", 3), ("# A\n\n| a | b |", 3), ("# A\n\n<b>x</b>", 3),
        ("# A\n\n```\nx", 3), ("# A\n\n![](../gambar/x.png)", 3), ("# A\n\n![x](https://lain.contoh/x.png)", 3),
        ("# A\n\n#### B", 3), ("# A\n\n- satu\n- [dua](", 4), ("# A\n\n> kutipan", 3),
    ])
    func whatIsNoPartOfItIsRefusedWithItsLine(text: String, line: Int) {
        let trouble = #expect(throws: GuideTrouble.self) { try GuideReader.read(text, name: "contoh") }
        #expect(trouble?.line == line)
        #expect(trouble?.file == "contoh.md")
    }

    @Test(arguments: ["[x](#tidak-ada)", "[x](contoh.md#tidak-ada)"])
    func aLinkWithinTheGuidesLeadsSomewhere(link: String) throws {
        let guide = try GuideReader.read("# A\n\n\(link)\n\n## Ada\n\nteks", name: "contoh")
        #expect(throws: GuideTrouble.self) { try GuideShelf([guide], pictures: [:]) }
    }

    @Test func aPictureThatIsNotThereIsRefused() throws {
        let guide = try guide()
        #expect(throws: GuideTrouble.self) { try GuideShelf([guide], pictures: [:]) }
    }
}
