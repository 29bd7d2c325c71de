import Forms
import Procedures
import Services
import Store
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

    @Test func aFastingMonthIsThreeAnswers() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let page = "\(root)/kalender"
        _ = try await ayu.get(page)
        let month = [
            ("perbuatan", "ramadan"), ("mulai", "18-2-2026"), ("sampai", "19-4-2026"), ("keputusan-ramadan", "SE 3"),
        ]
        let long = try await ayu.post(page, month)
        #expect(long.status == 422 && long.words.contains("29 atau 30 hari") && long.words.contains("SE 3"))
        let right = month.map { $0.0 == "sampai" ? ("sampai", "19-3-2026") : $0 }
        #expect(try await ayu.post(page, right).location == page)
        #expect(
            try await ayu.get("\(page)?tahun=2026").words.contains("Ramadan, 18 Februari 2026 sampai 19 Maret 2026"))
    }

    /// Where Saturdays are worked, the fasting month does not close them unasked.
    @Test func anOfficeOfSixDaysSaysItsSaturdays() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let page = "\(root)/kalender"
        let five = try await ayu.get(page)
        #expect(five.words.contains("Senin–Kamis 08.00–12.00, 12.30–15.00; Jumat 08.00–11.30, 12.30–15.30"))
        #expect(!five.text.contains("name=\"jam-sabtu\""))
        let six = "kalender: Enam hari\njam: {senin-sabtu: [07.30-13.00]}\n"
        let made = [("perbuatan", "berkas"), ("isi", six), ("keputusan-berkas", "SK 1")]
        #expect(try await ayu.post(page, made).location == page)
        #expect(try await ayu.get(page).text.contains("name=\"jam-sabtu\""))
        let month = [
            ("perbuatan", "ramadan"), ("mulai", "18-2-2026"), ("sampai", "19-3-2026"), ("keputusan-ramadan", "SE 3"),
        ]
        let unsaid = try await ayu.post(page, month)
        #expect(unsaid.status == 422 && unsaid.words.contains("Isi jam kerja Sabtu"))
        #expect(try await ayu.post(page, month + [("jam-sabtu", "siang")]).status == 422)
        #expect(try await ayu.post(page, month + [("jam-sabtu", "08.00–12.30")]).location == page)
        let calendar = try await regency.environment.database.read {
            try OfficeCalendar.of(regency.kominfo.id, in: $0)
        }
        let saturday = try #require(CalendarDate(iso: "2026-02-21"))
        #expect(calendar.openIntervals(on: saturday).map(\.description) == ["08:00-12:30"])
    }

    /// One day off of its own does not cut an office off for good.
    @Test func anOfficeFollowsTheOneAboveAgain() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let (page, above) = ("\(root)/kalender", "/kelola/contoh/kalender")
        #expect(try await !ayu.get(page).words.contains("Ikuti lagi kantor di atas"))
        func dayOff(_ day: String, _ name: String, at page: String) async throws {
            let fields = [("perbuatan", "libur"), ("tanggal", day), ("nama", name), ("keputusan", "SK \(name)")]
            #expect(try await ayu.post(page, fields).location == page)
        }
        try await dayOff("4-3-2026", "Hari jadi dinas", at: page)
        try await dayOff("5-3-2026", "Hari jadi kabupaten", at: above)
        #expect(try await !ayu.get(page).words.contains("Hari jadi kabupaten"))
        let parent = try await ayu.get(above)
        #expect(parent.words.contains("Tidak mengikuti kalender ini") && parent.links.contains(page))
        let nobody = try await ayu.post(page, [("perbuatan", "ikuti"), ("keputusan-ikuti", "")])
        #expect(nobody.status == 422 && nobody.words.contains("Isi keputusan"))
        let stale = [("perbuatan", "ikuti"), ("revisi", "0"), ("keputusan-ikuti", "SK 9")]
        let unseen = try await ayu.post(page, stale)
        #expect(unseen.status == 422 && unseen.words.contains("sudah diubah orang lain"))
        #expect(try await ayu.get(page).words.contains("Hari jadi dinas"), "what nobody looked at is not given up")
        let followed = try await ayu.post(page, [("perbuatan", "ikuti"), ("keputusan-ikuti", "SK 9")])
        #expect(followed.location == page)
        let shown = try await ayu.get(page)
        #expect(shown.words.contains("Mengikuti Kabupaten Contoh") && shown.words.contains("Hari jadi kabupaten"))
        #expect(!shown.words.contains("Hari jadi dinas"))
        #expect(try await !ayu.get(above).words.contains("Tidak mengikuti kalender ini"))
        #expect(try await ayu.get("\(root)/catatan").words.contains("mengikuti lagi kantor di atas: SK 9"))
        #expect(try await ayu.post(page, [("perbuatan", "ikuti"), ("keputusan-ikuti", "SK 9")]).status == 422)
        // A calendar of its own begins anew, and open deadlines are counted by it too.
        try await dayOff("6-3-2026", "Hari jadi dinas", at: page)
        try await regency.work()
        #expect(try await ayu.get(page).words.contains("revisi 1"))
    }

    /// A contact is a link, and a link leads somewhere; a letter is dated at a place.
    @Test func contactsAreCheckedAndAPlaceIsAsked() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let page = "\(root)/kantor"
        try await ayu.get(page)
        func facts(_ changes: [String: String]) -> [(String, String)] {
            Self.facts.map { ($0.0, changes[$0.0] ?? $0.1) }
        }
        for (name, typed) in [
            ("surel", "abc"), ("situs", "kantor kami"), ("situs", "javascript:alert(1)"), ("telepon", "tanya ayu"),
            ("tempat", " "),
        ] {
            let refused = try await ayu.post(page, facts([name: typed]))
            #expect(refused.status == 422 && refused.text.contains("href=\"#f-\(name)\""), "\(name): \(typed)")
        }
        #expect(try await ayu.post(page, facts(["situs": "www.kominfo.go.id"])).location == page)
        #expect(try await regency.site.browser().get("/k/kominfo").links.contains("https://www.kominfo.go.id"))
    }

    /// What a made office's letters say before anybody has looked at it.
    @Test func aMadeOfficeIsDatedAtItsPlace() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let above = "/kelola/contoh/kantor"
        try await ayu.get("\(above)/baru")
        try await ayu.post("\(above)/baru", [("nama", "Desa Cempaka"), ("alamat", "cempaka"), ("jenis", "desa")])
        try await ayu.post("\(above)/baru", [("nama", "Dinas Sosial"), ("alamat", "dinsos"), ("jenis", "dinas")])
        let list = "nama,alamat,jenis,induk,kode\nDesa Dadap,dadap,desa,,"
        try await ayu.post("\(above)/daftar", [("daftar", list)])
        let environment = regency.environment
        func place(_ slug: String) async throws -> String {
            try await environment.database.read { try ReadOffices(environment).bySlug(slug, in: $0).letterhead.place }
        }
        #expect(try await place("cempaka") == "Cempaka")
        #expect(try await place("dadap") == "Dadap")
        #expect(try await place("dinsos") == "Contoh")
    }

    @Test func aWholeCalendarIsLookedAtBeforeItIsDecreed() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let page = "\(root)/kalender"
        let shown = try await ayu.get(page)
        #expect(shown.words.contains("kalender: \"baku\""), "what counts now is there to be changed")
        let whole =
            "kalender: Kami\njam: {senin-jumat: [08.00-12.00]}\nlibur:\n  - {tanggal: 2026-03-04, nama: Hari jadi, dasar: SK 1}\n"
        let looked = try await ayu.post(
            page, [("perbuatan", "berkas"), ("isi", whole), ("keputusan-berkas", "SK 2"), ("lihat", "ya")])
        #expect(looked.status == 200 && looked.words.contains("Menjadi libur: Rabu 4 Mar 2026, Hari jadi"))
        #expect(looked.words.contains("menjadi 08.00–12.00") && looked.words.contains("SK 2"))
        #expect(try await ayu.get(page).words.contains("Kalender baku"), "nothing is in force yet")
        let file = Upload(field: "berkas", name: "kalender.yaml", type: "text/yaml", bytes: Array(whole.utf8))
        let sent = try await ayu.upload(
            page, [("perbuatan", "berkas"), ("isi", ""), ("keputusan-berkas", "SK 2")], files: [file])
        #expect(sent.location == page)
        #expect(try await ayu.get("\(page)?tahun=2026").words.contains("Hari jadi (SK 1)"))
    }

    @Test func aNationalDecreeIsLoadedByTheRootOffice() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let page = "/kelola/contoh/libur-nasional"
        #expect(try await ayu.get("/kelola/contoh/kalender").links.contains(page))
        #expect(try await ayu.get("\(root)/libur-nasional").status == 404, "no other office decrees for all")
        let now = try await ayu.get("\(page)/csv")
        #expect(
            now.text.contains("tanggal;hari;jenis;nama;dasar") && now["content-type"]?.hasPrefix("text/csv") == true)
        let head = "tanggal;hari;jenis;nama;dasar\r\n"
        for (text, told) in [
            ("", "Pilih berkas daftarnya"), (head, "belum berisi hari"),
            ("\(head)2028-01-01;Senin;libur nasional;Tahun Baru;SKB", "Baris 2: 1 Januari 2028 adalah hari Sabtu"),
            (
                "\(head)2028-01-01;Sabtu;libur nasional;Tahun Baru;SKB\r\n2028-01-01;Sabtu;libur nasional;Lagi;SKB",
                "Baris 3: 1 Januari 2028 tertulis dua kali"
            ),
        ] {
            _ = try await ayu.get(page)
            let refused = try await ayu.post(page, [("isi", text)])
            #expect(refused.status == 422 && refused.words.contains(told), "\(told)")
        }
        let list =
            "\(head)01/01/2028;Sabtu;libur nasional;Tahun Baru 2028;SKB 1/2027\r\n03/01/2028;Senin;cuti bersama;Tahun Baru;SKB 1/2027\r\n"
        let file = Upload(
            field: "berkas", name: "skb.csv", type: "text/csv", bytes: [0xEF, 0xBB, 0xBF] + Array(list.utf8))
        let looked = try await ayu.upload(page, files: [file])
        #expect(
            looked.status == 200 && looked.words.contains("Senin 3 Jan 2028: Tahun Baru, cuti bersama (SKB 1/2027)"))
        #expect(try await !ayu.get("\(root)/kalender?tahun=2028").words.contains("Tahun Baru"))
        let seen = try #require(looked.value(after: "name=kode value=\""))
        let decision = [("perbuatan", "tetapkan"), ("isi", list), ("kode", seen)]
        #expect(try await ayu.post(page, decision).location == page)
        #expect(try await ayu.get(page).words.contains("2028: 2 hari, dimuat di sini"))
        let calendar = try await ayu.get("\(root)/kalender?tahun=2028")
        #expect(
            calendar.words.contains("Tahun Baru 2028 (SKB 1/2027)")
                && calendar.words.contains("sampai 31 Desember 2028"))
        let again = try await ayu.post(page, decision)
        #expect(again.status == 422 && again.words.contains("sudah diubah orang lain"))
        #expect(try await ayu.get("/kelola/contoh/catatan").words.contains("Libur nasional dimuat: contoh"))
    }

    @Test func aListIsLookedAtAndAllItsMistakesAreTold() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let above = "/kelola/contoh/kantor"
        _ = try await ayu.get("\(above)/daftar")
        let wrong = "nama;alamat;jenis\nDesa Satu;Satu;desa\nDesa Dua;dua;istana\n"
        let told = try await ayu.post("\(above)/daftar", [("daftar", wrong)])
        #expect(
            told.status == 422 && told.words.contains("2 baris perlu dibetulkan") && told.words.contains("Baris 3: "))
        let list = "nama;alamat;jenis\r\nDesa Satu;satu;desa\r\nDesa Dua;dua;desa\r\n"
        let file = Upload(
            field: "berkas", name: "desa.csv", type: "text/csv", bytes: [0xEF, 0xBB, 0xBF] + Array(list.utf8))
        let looked = try await ayu.upload("\(above)/daftar", [("lihat", "ya")], files: [file])
        #expect(
            looked.status == 200 && looked.words.contains("Akan dibuat: 2 Desa")
                && looked.words.contains("Desa Satu (satu)"))
        #expect(try await ayu.get("/kelola/satu/kantor").status == 404)
        #expect(try await ayu.upload("\(above)/daftar", files: [file]).location == above)
        #expect(try await ayu.get("/kelola/satu/kantor").status == 200)
    }

    @Test func manyOfficesAreSearchedAndPaged() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let above = "/kelola/contoh/kantor"
        _ = try await ayu.get("\(above)/daftar")
        var lines = ["nama;alamat;jenis;induk", "Kecamatan Hulu;hulu;kecamatan;"]
        for number in 101...230 {
            lines.append("Desa Rekaan \(number);rekaan-\(number);desa;\(number < 111 ? "hulu" : "")")
        }
        #expect(try await ayu.post("\(above)/daftar", [("daftar", lines.joined(separator: "\n"))]).location == above)
        let first = try await ayu.get("/kelola")
        #expect(first.words.contains("1–100 dari 135 kantor") && first.links.contains("/kelola?dari=100"))
        #expect(try await ayu.get("/kelola?dari=100").words.contains("101–135 dari 135 kantor"))
        let found = try await ayu.get("/kelola?cari=rekaan+115")
        #expect(found.links.contains("/kelola/rekaan-115/petugas") && found.words.contains("1 kantor"))
        #expect(try await ayu.get("/kelola?cari=entah").words.contains("Tidak ada kantor yang cocok"))
        let below = try await ayu.get("/kelola?di=hulu")
        #expect(below.words.contains("10 kantor di bawah Kecamatan Hulu") && !below.words.contains("Rekaan 111"))
        let office = try await ayu.get(above)
        #expect(office.words.contains("Semua 124 kantor di bawahnya") && office.links.contains("/kelola?di=contoh"))
    }

    @Test func factsOfAnOlderPageChangeNothing() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let page = try await ayu.get("\(root)/kantor")
        let seen = try #require(page.value(after: "name=kode value=\""))
        #expect(try await ayu.post("\(root)/kantor", Self.facts + [("kode", seen)]).location == "\(root)/kantor")
        let stale = try await ayu.post("\(root)/kantor", Self.facts + [("kode", seen)])
        #expect(stale.status == 422 && stale.words.contains("sudah diubah orang lain"))
        #expect(stale.words.contains("Jalan Rekaan 1"), "what was typed stays")
    }
}
