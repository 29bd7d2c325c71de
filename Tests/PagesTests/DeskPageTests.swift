import Pages
import Testing

@Suite struct DeskPageTests {
    private func markup(_ name: String) throws -> Markup {
        try Markup(try #require(Samples.plain.deskPages.first { $0.name == name }).page.bytes)
    }

    private func actions(_ page: Markup) -> [String] { page.all("form").compactMap { $0.attributes["action"] } }

    @Test func tasksStandInGroupsOfTime() throws {
        let page = try markup("meja")
        let groups = page.all("th").filter { $0.attributes["scope"] == "rowgroup" }.map(\.text)
        #expect(groups == ["Terlambat 1", "Hari ini 2", "Tanpa batas waktu 2"])
        #expect(page.all("a").contains { $0.attributes["aria-current"] == "true" && $0.text == "Semua 23" })
    }

    /// Only what is late or nearly so is marked.
    @Test func onlyTheExceptionIsMarked() throws {
        let page = try markup("meja")
        let tags = page.elements.indices.filter { index in
            // On a phone the same words stand below the task's name.
            page.elements[index].attributes["class"]?.hasPrefix("tag") == true
                && page.ancestors(of: index).contains { $0.attributes["class"] == "wide" }
        }.map { page.elements[$0] }
        #expect(tags.map(\.text) == ["Terlambat 1 hari", "43 menit lagi"])
        #expect(tags.map { $0.attributes["class"] } == ["tag late", "tag soon"])
    }

    @Test func aDecisionOffersItsOutcomesAndSaysWhoReadsTheReason() throws {
        let page = try markup("meja-permohonan")
        let radios = page.all("input").filter { $0.attributes["name"] == "hasil" }
        #expect(radios.map { $0.attributes["value"] } == ["ya", "tidak", "tanya"])
        let hint = try #require(page.elements.first { $0.attributes["id"] == "f-alasan-petunjuk" }).text
        #expect(hint.contains("Isi bila memilih Tidak lengkap. Dibaca pemohon."))
        #expect(hint.contains("Isi bila memilih Tanya Kasi. Hanya dibaca petugas."))
        #expect(page.all("input").contains { $0.attributes["name"] == "versi" && $0.attributes["value"] == "12" })
        #expect(actions(page).contains("/ambil"))
    }

    @Test func aColleaguesTaskHasNoForm() throws {
        let page = try markup("meja-rekan")
        #expect(!actions(page).contains("/a"))
        #expect(page.all("p").contains { $0.text.hasPrefix("Joko P. sedang mengerjakan tugas ini.") })
    }

    @Test func whoMayNotActSeesWhyAndNoForm() throws {
        let page = try markup("meja-bukan-anda")
        #expect(!actions(page).contains("/a"))
        #expect(page.all("p").contains { $0.text == "Anda yang menyiapkan surat ini." })
    }

    @Test func manualWorkSaysWhatToDoAndAsksForItsResult() throws {
        let page = try markup("meja-manual")
        #expect(page.all("p").contains { $0.text.hasPrefix("Buat akun pada server email") })
        #expect(page.all("input").contains { $0.attributes["name"] == "alamat" })
        #expect(!page.all("input").contains { $0.attributes["name"] == "hasil" })
        #expect(actions(page).contains("/lepas"))
    }

    /// Once, with its date and the reason for that, and no third pane for nothing.
    @Test func aCaseWithoutATaskSaysWhereItIs() throws {
        let page = try markup("meja-lihat")
        #expect(page.all("section").map { $0.attributes["class"] } == ["where", "panel", "panel"])
        #expect(page.all("summary").filter { $0.text.hasPrefix("Mengapa") }.count == 1)
        #expect(!page.all("p").contains { $0.text.hasPrefix("Paling lambat") })
    }

    @Test func aTaskSaysItsTimeOnceAndInWords() throws {
        let page = try markup("meja-permohonan")
        #expect(page.all("p").contains { $0.text.hasPrefix("Paling lambat Senin 23 November, 11.15 · 43 menit lagi") })
        #expect(
            page.all("p").contains {
                $0.text == "Desa Arumsela · kode TL-9C3R-60" || $0.text.hasSuffix("kode TL-9C3R-60")
            })
    }

    /// The normal carries no word: only who has taken a task is named.
    @Test func onlyWhoHasTakenATaskIsNamed() throws {
        let page = try markup("meja")
        #expect(page.all("td").filter { $0.text == "Joko P." }.count == 1)
        #expect(!page.all("main")[0].text.contains("Belum diambil"))
        #expect(page.all("th").map(\.text).contains("Nomor agenda"))
    }

    @Test func aTableScrollsByItselfAndNotThePage() throws {
        for name in ["meja", "semua-permohonan", "buku"] {
            let page = try markup(name)
            let table = try #require(page.elements.firstIndex { $0.name == "table" })
            let around = try #require(page.elements[table].parent.map { page.elements[$0].attributes })
            #expect(around["class"] == "scroll" && around["tabindex"] == "0" && around["role"] == "region")
        }
    }

    /// A phone leaves out the column in which every entry says the same.
    @Test func aColumnOfOneWordIsMinor() throws {
        let page = try markup("buku")
        #expect(page.all("th").filter { $0.attributes["class"] == "wide" }.map(\.text) == ["Perihal"])
        #expect(page.all("time").map(\.text) == ["3 Nov", "4 Nov"])
    }

    @Test func theBarePictureOpensBesideTheForm() throws {
        let link = try #require(try markup("meja-permohonan").all("a").first { $0.text == "Perbesar di tab baru" })
        #expect(link.attributes["target"] == "_blank" && link.attributes["rel"] == "noopener")
    }

    @Test func documentsArePageImages() throws {
        let page = try markup("meja-permohonan")
        let image = try #require(page.all("img").first)
        #expect(image.attributes["alt"] == "KTP pengelola, halaman 2 dari 3")
        #expect(image.attributes["width"] == "600")
        #expect(page.all("a").contains { $0.text == "Berikutnya ›" && $0.attributes["href"] == "/p3" })
    }

    /// What is looked for may be older than what was looked through, also where nothing was found.
    @Test(arguments: ["semua-permohonan", "semua-nihil"]) func aSearchGoesOn(name: String) throws {
        let page = try markup(name)
        #expect(page.all("a").contains { $0.text == "Cari lebih lama" })
        #expect(page.all("p").contains { $0.text == "Sudah dicari: semua yang berjalan." })
    }

    @Test func theInboxNamesTheOfficesWithApplicantsToTell() throws {
        let page = try markup("meja-banyak")
        let note = try #require(page.all("p").first { $0.text.hasPrefix("Pemohon belum diberi tahu.") })
        #expect(note.text.hasSuffix("Dinas Kominfo, 2 permohonan, Desa Aren, 1 permohonan."))
        #expect(try !markup("meja").all("p").contains { $0.text.hasPrefix("Pemohon belum diberi tahu.") })
    }

    @Test func aCancelledNumberStaysInTheBook() throws {
        let page = try markup("buku")
        #expect(page.all("th").contains { $0.text == "000/2/2026Batal: permohonan dicabut" })
        #expect(page.all("td").contains { $0.text == "192.0.2.17" })
    }

    @Test func procedureChecksReadInBlackAndWhite() throws {
        let tags = try markup("sop-sop").elements.filter { $0.attributes["class"]?.hasPrefix("tag") == true }.map(
            \.text)
        #expect(tags == ["Sudah diperiksa", "2 peringatan", "3 galat"])
    }
}
