import Forms
import Services
import Testing

/// What an office shows of itself, further offices, and its calendar, by pages alone.
@Suite struct OfficeAdministrationPagesTests {
    private let root = "/kelola/kominfo"

    private static let facts = [
        ("nama", "Dinas Kominfo Contoh"), ("warna", "lain"), ("warna-lain", "#0d5a49"),
        ("kop", "Pemerintah Kabupaten Contoh\n\n"), ("tempat", "Contoh"), ("kodepos", ""), ("jalan", "Jalan Rekaan 1"),
        ("telepon", "(000) 000-100"), ("surel", "kominfo@contoh.id"), ("situs", ""), ("buka", "Senin–Jumat"),
    ]

    @Test func contactsColourAndLetterheadAreChanged() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let page = try await ayu.get("\(root)/kantor")
        #expect(page.words.contains("Dinas Kominfo Contoh") && page.words.contains("Kabupaten Contoh"))
        let bright = Self.facts.map { $0.0 == "warna-lain" ? ("warna-lain", "#ffee00") : $0 }
        let refused = try await ayu.post("\(root)/kantor", bright)
        #expect(refused.status == 422 && refused.words.contains("terlalu terang"))
        #expect(refused.words.contains("Jalan Rekaan 1"), "what was typed stays")
        #expect(try await ayu.post("\(root)/kantor", Self.facts).location == "\(root)/kantor")
        let home = try await regency.site.browser().get("/k/kominfo")
        #expect(home.text.contains("#0d5a49") && home.words.contains("Jalan Rekaan 1"))
        #expect(try await ayu.get("\(root)/catatan").words.contains("Data kantor diubah: kominfo"))
    }

    @Test func officesAreMadeOneByOneAndByList() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let above = "/kelola/contoh/kantor"
        #expect(try await ayu.get(above).words.contains("Desa Aren"))
        try await ayu.get("\(above)/baru")
        let taken = try await ayu.post(
            "\(above)/baru", [("nama", "Desa Cempaka"), ("alamat", "aren"), ("jenis", "desa")])
        #expect(taken.status == 422 && taken.words.contains("sudah dipakai"))
        let made = try await ayu.post(
            "\(above)/baru", [("nama", "Desa Cempaka"), ("alamat", "cempaka"), ("jenis", "desa")])
        #expect(made.location == "/kelola/cempaka/kantor")
        #expect(try await ayu.get(made.location).status == 200)

        let list = "nama,alamat,jenis,induk,kode\nDesa Dadap,dadap,desa,,\nDesa Elang,Elang,desa,,"
        let wrong = try await ayu.post("\(above)/daftar", [("daftar", list)])
        #expect(wrong.status == 422 && wrong.words.contains("Baris 3") && wrong.words.contains("Desa Dadap"))
        #expect(try await ayu.get("/kelola/dadap/kantor").status == 404)
        let right = list.replacing("Elang,desa", with: "elang,desa")
        #expect(try await ayu.post("\(above)/daftar", [("daftar", right)]).location == above)
        #expect(try await ayu.get("/kelola").words.contains("Desa Elang"))
    }

    @Test func daysOffAndWholeCalendarsAreDecreed() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let page = "\(root)/kalender"
        #expect(try await ayu.get(page).words.contains("Kalender baku"))
        let day = [
            ("perbuatan", "libur"), ("tanggal", "4-3-2026"), ("nama", "Hari jadi"), ("keputusan", ""),
        ]
        let nobody = try await ayu.post(page, day)
        #expect(nobody.status == 422 && nobody.words.contains("Isi keputusan") && nobody.words.contains("Hari jadi"))
        let decreed = day.dropLast() + [("keputusan", "SK Bupati 1/2026")]
        #expect(try await ayu.post(page, Array(decreed)).location == page)
        let shown = try await ayu.get(page)
        #expect(shown.words.contains("Hari jadi") && shown.words.contains("revisi 1"))
        let again = try await ayu.post(page, Array(decreed))
        #expect(again.status == 422 && again.words.contains("sudah bukan hari kerja: Hari jadi"))

        let broken = try await ayu.post(
            page,
            [("perbuatan", "berkas"), ("isi", "kalender: Baru\njam: {senin: siang}"), ("keputusan-berkas", "SK 2")])
        #expect(broken.status == 422 && broken.words.contains("Baris 2") && broken.words.contains("senin: siang"))
        let whole = "kalender: Kantor kami\njam: {senin-jumat: [08.00-12.00, 13.00-16.00]}\n"
        #expect(
            try await ayu.post(page, [("perbuatan", "berkas"), ("isi", whole), ("keputusan-berkas", "SK 2")]).location
                == page)
        #expect(try await ayu.get(page).words.contains("revisi 2"))
        #expect(try await ayu.get("\(root)/catatan").words.contains("Kalender kerja diubah: kominfo"))
    }
}
