import Pages

extension Samples {
    /// What a guide can hold, drawn once.
    var guidePages: [(name: String, page: Page)] {
        let chapter = Guide.Chapter(
            title: text("Tugas saya"),
            blocks: [
                .paragraph([.text(text("Tekan ")), .shown(text("Ambil tugas ini")), .code(text("balai"))]),
                .steps([[.paragraph([.strong([.text(text("Berkas"))])]), .bullets([[.section(text("Bila kurang"))]])]]),
                .picture(name: "tugas.png", words: text("Halaman tugas")),
                .verbatim(text("balai verify")),
                .paragraph([.link(label: text("SOP"), target: "../bahasa-sop.md")]),
                .paragraph([.link(label: text("Awal"), target: "contoh.md")]),
            ])
        let next = Guide.Chapter(title: text("Buku"), blocks: [])
        let guide = Guide(
            name: "contoh", title: text("Panduan contoh"), lead: [.paragraph([.text(text("Untuk petugas."))])],
            chapters: [chapter, next])
        let pictures = ["tugas.png": GuidePicture(href: "/aset/tugas.1.png", width: 360, height: 640)]
        guard let shelf = try? GuideShelf([guide], pictures: pictures) else { return [] }
        return [
            ("bantuan", .guides(shelf, in: site)), ("panduan", .guide(guide, of: shelf, in: site)),
            ("panduan-bab", .chapter(chapter, of: guide, shelf: shelf, in: site)),
        ]
    }
}
