import Services
import Testing

/// The page before sending, and the receipt after it.
@Suite struct CheckTests {
    @Test func theAnswersStandInGroupsWithWhatSendingDeclares() async throws {
        let clerk = try await Regency().site.browser(as: "operator")
        let draft = try await clerk.startDraft()
        try await clerk.fillDraft(draft)
        let check = try await clerk.get("\(draft)/periksa")
        for text in [
            "<h2>Pengelola</h2>", "<h2>Berkas</h2>", "0012 0141 0190 0001",
            "Dengan mengirim, Anda menyatakan bahwa data di atas benar dan Anda berwenang mengajukannya.",
        ] {
            #expect(check.words.contains(text), "\(text)")
        }
    }

    @Test func aStatementOfTheSOPIsNotAskedTwice() async throws {
        let clerk = try await Regency().site.browser(as: "operator")
        _ = try await clerk.get("/k/kominfo/layanan/akun-aplikasi")
        let started = try await clerk.post("/k/kominfo/layanan/akun-aplikasi/ajukan")
        let draft = String(started.location.dropLast(2))
        let answers = [
            ("akun.nama", "Siti Contoh"), ("akun.nik", "0012014101900001"), ("akun.surel", "siti@aren.contoh"),
            ("akun.setuju", "ya"),
        ]
        for (index, answer) in answers.enumerated() { try await clerk.post("\(draft)/\(index + 1)", [answer]) }
        try await clerk.upload("\(draft)/5", files: [.pdf("identitas")])
        let check = try await clerk.get("\(draft)/periksa")
        #expect(check.words.contains("Kirim permohonan</button>"))
        #expect(!check.words.contains("Dengan mengirim"))
    }

    @Test func theReceiptCanBeSeenAgain() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let id = try await clerk.apply()
        let path = "/k/kominfo/permohonan/\(id)"
        let link = try #require(try await clerk.get(path).links.first { $0.hasSuffix("/tanda-terima") })
        let receipt = try await clerk.get(link)
        for text in [
            "Siti Contoh", "Senin 2 Maret 2026 pukul 09.00 WIB", "SK pengelola, Surat permohonan, dan KTP pengelola",
            "Cetak halaman ini, atau simpan kodenya",
        ] {
            #expect(receipt.words.contains(text), "\(text)")
        }
        #expect(receipt.links.contains(path))
    }

    @Test func oneMailTellsOfTheReceipt() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        _ = try await clerk.apply()
        let mails = try await regency.site.mails().filter { $0.to == "desa@aren.contoh" }
        #expect(mails.map(\.subject) == ["Permohonan 2026-00001 diterima"])
        // The SOP's own words stand in it.
        #expect(mails.first?.text.contains("Permohonan email dan domain Anda sudah kami terima.") == true)
    }
}
