import Forms
import Procedures
import Services
import Store
import Testing
import Web

/// A task of another office's case at the desk, in a browser.
@Suite struct HandoverPages {
    private func task() async throws -> (Regency, Browser, id: String, page: String) {
        let regency = try await Regency()
        try await TowerSOP.adopt(in: regency)
        let id = try await TowerSOP.apply(in: regency)
        let head = try await regency.site.browser(as: "kadis")
        return (regency, head, id, "/meja/kominfo/titipan/\(id)/tugas/nilai/1")
    }

    @Test func theInboxLeadsToThePageWithWhatTheStepNames() async throws {
        let (_, head, id, page) = try await task()
        let inbox = try await head.get("/meja")
        #expect(inbox.links.contains(page))
        #expect(inbox.words.contains("Tugas dari Desa Aren"))
        #expect(!inbox.text.contains("Siti"))
        let shown = try await head.get(page)
        #expect(shown.status == 200)
        #expect(shown.words.contains("Menilai kelayakan menara"))
        #expect(shown.words.contains("Bukit Kapur"))
        #expect(shown.words.contains("denah-siti.pdf"))
        #expect(shown.words.contains("Mengapa"))
        // No other answer, no other paper, no history, no flow, no link to the case.
        for hidden in ["Siti Rahasia", "ktp", "KTP", "Riwayat", "Letak pada SOP", "Mencatat izin izin"] {
            #expect(!shown.text.contains(hidden), "\(hidden)")
        }
        #expect(!shown.links.contains { $0.hasPrefix("/meja/kominfo/\(id)") || $0.hasPrefix("/meja/aren") })
        for paper in shown.links.filter({ $0.hasPrefix("\(page)/berkas/") }) {
            #expect(try await head.get(paper).status == 200, "\(paper)")
        }
        #expect(shown.links.contains { $0.hasPrefix("\(page)/berkas/") })
    }

    @Test func theCaseItselfIsNotTheirs() async throws {
        let (regency, head, id, page) = try await task()
        for address in [
            "/meja/aren/\(id)", "/meja/kominfo/\(id)", "/k/aren/permohonan/\(id)", "/k/kominfo/permohonan/\(id)",
        ] {
            #expect(try await head.get(address).status == 404, "\(address)")
        }
        // The handling village's clerk sees the case, and not the task of the other desk.
        let clerk = try await regency.site.browser(as: "operator")
        let own = try await clerk.get("/meja/aren/\(id)")
        #expect(own.status == 200)
        #expect(own.words.contains("Langkah ini dikerjakan oleh Kepala Dinas"))
        #expect(try await clerk.get(page).status == 404)
        // A file that the step does not name, by its id.
        let secret = try #require(own.links.first { $0.contains("?berkas=") && !$0.isEmpty })
        let files = own.links.filter { $0.contains("?berkas=") }.map {
            String($0.split(separator: "=")[1].prefix { $0 != "&" })
        }
        #expect(Set(files).count == 2, "\(secret)")
        var statuses: [Int] = []
        for file in Set(files).sorted() { statuses.append(try await head.get("\(page)/berkas/\(file)").status) }
        #expect(statuses.sorted() == [200, 404])
    }

    @Test func theDecisionTravelsWithItsFile() async throws {
        let (regency, head, id, page) = try await task()
        let version = try #require(try await head.get(page).version)
        let empty = try await head.upload(
            page, [("versi", version), ("hasil", "layak"), ("ukur.tinggi", "0")], files: [])
        #expect(empty.status == 422)
        #expect(empty.text.contains("ukur.tinggi"))
        let noReason = try await head.upload(
            page, [("versi", version), ("hasil", "tidak"), ("ukur.tinggi", "4")], files: [])
        #expect(noReason.status == 422)
        #expect(noReason.words.contains("Isi alasan"))
        let sent = try await head.upload(
            page, [("versi", version), ("hasil", "layak"), ("ukur.tinggi", "40"), ("catatan", "Tanah datar")],
            files: [.pdf("foto")])
        #expect(sent.status == 303)
        #expect(sent.location == "/meja")
        #expect(try await head.get("/meja").words.contains("Terkirim ke Desa Aren"))
        let waiting = try await head.get(page)
        #expect(waiting.words.contains("sedang dicatat"))
        #expect(!waiting.text.contains("name=hasil"))
        try await regency.work()
        let clerk = try await regency.site.browser(as: "operator")
        let own = try await clerk.get("/meja/aren/\(id)")
        #expect(own.words.contains("Mencatat izin"))
        #expect(own.words.contains("Tanah datar"))
        #expect(own.words.contains("Foto"))
        let over = try await head.get(page)
        #expect(over.status == 200)
        #expect(!over.text.contains("Bukit Kapur"))
    }

    @Test func takingAndGivingBack() async throws {
        let (regency, head, _, page) = try await task()
        _ = try await head.get(page)
        #expect(try await head.post("\(page)/ambil").status == 303)
        try await regency.work()
        #expect(try await head.get(page).words.contains("Lepaskan tugas ini"))
        let second = try await regency.site.browser(as: "kadis2")
        let held = try await second.get(page)
        #expect(held.words.contains("Petugas kadis sedang mengerjakan"))
        #expect(try await second.post(page, [("hasil", "layak"), ("ukur.tinggi", "4")]).status == 409)
        #expect(held.links.contains("\(page)/lepas"))
        #expect(try await second.post("\(page)/lepas").status == 303)
        try await regency.work()
        #expect(try await second.get(page).words.contains("Ambil tugas ini"))
    }

    /// Whose role at the asked office is over holds up nothing there either.
    @Test func whatAFormerHeadTookIsFree() async throws {
        let (regency, head, _, page) = try await task()
        _ = try await head.get(page)
        #expect(try await head.post("\(page)/ambil").status == 303)
        try await regency.work()
        try await regency.endRoles(of: "kadis")
        let second = try await regency.site.browser(as: "kadis2")
        let free = try await second.get(page)
        #expect(free.words.contains("Ambil tugas ini"))
        let version = try #require(free.version)
        let done = try await second.post(page, [("versi", version), ("hasil", "layak"), ("ukur.tinggi", "40")])
        #expect(done.status == 303, "\(done.words)")
        try await regency.work()
        #expect(try await second.get(page).words.contains("Ambil tugas ini") == false)
        #expect(try await !second.get("/meja").words.contains("Tidak diterima"))
    }

    /// Their act is on its way: the handling office's case does not know of it yet, and the page is still open.
    @Test func aColleagueWhoseActIsUnderWayIsNamed() async throws {
        let (regency, head, _, page) = try await task()
        let second = try await regency.site.browser(as: "kadis2")
        let version = try #require(try await second.get(page).version)
        _ = try await head.get(page)
        #expect(
            try await head.post(page, [("versi", version), ("hasil", "layak"), ("ukur.tinggi", "40")]).status == 303)
        let late = try await second.post(
            page, [("versi", version), ("hasil", "layak"), ("ukur.tinggi", "4"), ("catatan", "Lereng")])
        #expect(late.status == 409)
        #expect(late.words.contains("Petugas kadis"))
        #expect(late.words.contains("menyelesaikan tugas ini"))
        #expect(late.words.contains("Lereng"))
    }

    @Test func aPageThatIsOverSaysWhyAndKeepsWhatWasWritten() async throws {
        let (regency, head, id, page) = try await task()
        let version = try #require(try await head.get(page).version)
        try await WithdrawCase(regency.environment, regency.site.cases)(
            id, of: regency.villageA.id, reason: nil, by: try await regency.person("asing"))
        let late = try await head.post(
            page, [("versi", version), ("hasil", "layak"), ("ukur.tinggi", "40"), ("catatan", "Tanah datar")])
        #expect(late.status == 409)
        #expect(late.words.contains("sudah selesai: Dicabut"))
        #expect(late.words.contains("Tanah datar"))
        let over = try await head.get(page)
        #expect(over.words.contains("sudah selesai: Dicabut"))
        #expect(!over.text.contains("Bukit Kapur"))
    }

    @Test func aRefusalIsShownUntilItIsRead() async throws {
        let (regency, head, id, page) = try await task()
        let version = try #require(try await head.get(page).version)
        _ = try await head.post(
            page, [("versi", version), ("hasil", "layak"), ("ukur.tinggi", "40"), ("catatan", "Tanah datar")])
        try await WithdrawCase(regency.environment, regency.site.cases)(
            id, of: regency.villageA.id, reason: nil, by: try await regency.person("asing"))
        try await regency.work()
        let inbox = try await head.get("/meja")
        #expect(inbox.words.contains("Tidak diterima: Menilai kelayakan menara"))
        #expect(inbox.links.contains(page))
        // It is news, no task: it is not what comes next after one.
        let done = try await head.complete("perintah-periksa", of: try await regency.apply())
        #expect(done.location == "/meja")
        let told = try await head.get(page)
        #expect(told.words.contains("sudah selesai: Dicabut"))
        #expect(told.words.contains("Tanah datar"))
        let read = try #require(told.value(after: "action=\"\(page)/dibaca/"))
        #expect(try await head.post("\(page)/dibaca/\(read)").status == 303)
        #expect(try await head.get("/meja").words.contains("Tidak ada tugas"))
    }

    /// What was done could not be brought there, and the copy of the case is gone: no office is named, and none left open.
    @Test func workWithoutItsCopyNamesNoOffice() async throws {
        let (regency, head, id, page) = try await task()
        let version = try #require(try await head.get(page).version)
        try await head.upload(
            page, [("versi", version), ("hasil", "layak"), ("ukur.tinggi", "40")], files: [.pdf("foto")])
        try await regency.environment.database.write { transaction in
            _ = try transaction.execute("DELETE FROM handovers WHERE case_id = \(id)")
            _ = try transaction.execute(
                "UPDATE outbox SET state = 'given-up' WHERE subject = \(id) AND office_id = \(regency.kominfo.id)")
        }
        let list = try await regency.site.browser(as: "ayu").get("/meja/kominfo/pekerjaan")
        #expect(list.words.contains("Menyampaikan yang dikerjakan di sini"))
        #expect(!list.words.contains("di sini untuk"))
        #expect(!list.words.contains("di sini ke"))
    }

    /// What an outside party did in time cannot be entered here once the clock has taken the step: the page says so, and
    /// whom to tell.
    @Test func whatTheClockTookIsSentToWhoHandlesIt() async throws {
        let regency = try await Regency()
        try await TowerSOP.adopt(in: regency) { source in
            source.replacing(
                "  kadis: {nama: Kepala Dinas, peran: kepala, di: {mitra: kominfo}}",
                with: "  kadis: {nama: Kepala Dinas, peran: kepala, di: {mitra: kominfo}}\n"
                    + "  ahli: {nama: Ahli menara, pihak: luar, dicatat: kadis}"
            ).replacing("oleh: kadis", with: "oleh: ahli").replacing(
                "waktu: 2 hari kerja", with: "habis: {setelah: 2 hari kerja, lalu: catat}")
        }
        let id = try await TowerSOP.apply(in: regency)
        let head = try await regency.site.browser(as: "kadis")
        let page = "/meja/kominfo/titipan/\(id)/tugas/nilai/1"
        let version = try #require(try await head.get(page).version)
        regency.clock.turn(days: 7)
        try await regency.work()
        let again = try await regency.site.browser(as: "kadis")
        let over = try await again.get(page)
        #expect(over.words.contains("Yang dilakukan Ahli menara sebelum itu tidak dapat dicatat lagi di sini"))
        #expect(over.words.contains("Sampaikan kepada Desa Aren"))
        let late = try await again.post(page, [("versi", version), ("hasil", "layak"), ("ukur.tinggi", "40")])
        #expect(late.status == 409)
        #expect(late.words.contains("Waktu langkah ini sudah habis"))
        #expect(!late.words.contains("Tugas ini tidak menunggu lagi"))
    }

    /// The step does not name the paper whose original was shown at home: its form does not ask about it.
    @Test func anOriginalThatTheStepDoesNotNameIsNotAskedFor() async throws {
        let regency = try await Regency()
        try await TowerSOP.adopt(in: regency) { source in
            source.replacing("ktp: {nama: KTP}", with: "ktp: {nama: KTP, cara: keduanya}")
                .replacing("foto: {nama: Foto, wajib: tidak}", with: "foto: {nama: Foto, wajib: tidak, cara: keduanya}")
                .replacing("unggah: [foto]", with: "unggah: [foto, ktp]")
        }
        let id = try await TowerSOP.apply(in: regency)
        let head = try await regency.site.browser(as: "kadis")
        let page = try await head.get("/meja/kominfo/titipan/\(id)/tugas/nilai/1")
        #expect(page.text.contains("name=\"asli.foto\""))
        #expect(!page.text.contains("asli.ktp"))
    }
}
