import Services
import Testing

/// What applicants see and do after sending.
@Suite struct ApplicantTests {
    @Test func aCaseSaysWhereItIsAndUntilWhen() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let id = try await clerk.apply()
        let mine = try await clerk.get("/k/kominfo/permohonan")
        #expect(mine.links.contains("/k/kominfo/permohonan/\(id)"))
        #expect(mine.words.contains("Sedang berjalan"))
        #expect(mine.words.contains("dipegang Kepala Dinas, selesai paling lambat Kamis 12 Maret, 24.00"))
        let page = try await clerk.get("/k/kominfo/permohonan/\(id)")
        for text in [
            "Memerintahkan pemeriksaan kelengkapan berkas", "Kepala Dinas", "Kamis 12 Maret, 24.00",
            "Mengapa Kamis 12 Maret pukul 24.00?", "sebelum kegiatan 2 dari 14",
            "Sebelum ini: Kepala Dinas memerintahkan pemeriksaan kelengkapan berkas",
            "<b>Senin 2 Maret, 09.00</b>10 hari kalender mulai dihitung",
            "<b>Kamis 12 Maret, 24.00</b>Genap 10 hari kalender", "Anda mengajukan permohonan",
            "Tidak ada untuk saat ini", "SK pengelola",
        ] {
            #expect(page.words.contains(text), "\(text)")
        }
        // Officers' names are theirs.
        #expect(!page.words.contains("Petugas kadis"))
    }

    @Test func aReturnIsAnsweredWithoutTypingAgain() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let id = try await clerk.apply()
        try await regency.site.browser(as: "kadis").complete("perintah-periksa", of: id)
        try await regency.site.browser(as: "kabid").complete(
            "periksa", of: id, [("hasil", "tidak"), ("alasan", "Surat belum ditandatangani")])
        #expect(try await clerk.get("/k/kominfo/permohonan").words.contains("Perlu Anda lakukan"))
        let page = try await clerk.get("/k/kominfo/permohonan/\(id)")
        #expect(page.words.contains("Surat belum ditandatangani"))
        // Whoever applied is not told to apply.
        #expect(page.words.contains("Perbaiki permohonan."))
        #expect(page.words.contains("Perbaiki sekarang</a>"))
        #expect(page.words.contains("<dd>Memperbaiki permohonan"))
        let mail = try #require(try await regency.site.mails().last { $0.to == "desa@aren.contoh" })
        #expect(mail.subject == "Permohonan 2026-00001 perlu diperbaiki")
        #expect(mail.text.contains("Surat belum ditandatangani"))
        #expect(!mail.text.contains("Mengajukan permohonan"))
        let task = try #require(page.links.first { $0.contains("/tugas/ajukan/2") })
        let form = try await clerk.get(task)
        #expect(form.words.contains("<h1>Perbaiki permohonan</h1>"))
        #expect(form.words.contains("Surat belum ditandatangani"))
        for (name, value) in EmailDomain.answers where name != "pengelola.hp" {
            #expect(form.words.contains("value=\"\(value)\""), "\(name)")
        }
        #expect(form.words.contains("value=\"0812 0000 0000\""))
        #expect(form.words.contains("surat-permohonan.pdf"))
        let version = ("versi", try #require(form.version))

        // A wrong file and a wrong answer together: both told, the rest kept.
        var answers = EmailDomain.answers
        answers[0].1 = "Siti Contoh Baru"
        answers[1].1 = "123"
        let wrong = try await clerk.upload(
            task, [version] + answers,
            files: [
                Upload(
                    field: "berkas.surat-permohonan", name: "surat.pdf", type: "application/pdf", bytes: Array("x".utf8)
                )
            ])
        #expect(wrong.status == 422)
        #expect(wrong.text.contains("id=\"f-berkas-surat-permohonan-galat\""))
        #expect(wrong.words.contains("value=\"Siti Contoh Baru\""))
        #expect(wrong.words.contains("value=\"123\""))
        #expect(wrong.text.contains("id=\"f-pengelola-nik-galat\""))

        answers[1].1 = EmailDomain.answers[1].1
        let sent = try await clerk.upload(
            task, [version] + answers,
            files: [.none("sk"), .pdf("surat-permohonan", name: "surat baru.pdf"), .none("ktp")])
        #expect(sent.location == "/k/kominfo/permohonan/\(id)", "\(sent.words)")
        let after = try await clerk.get("/k/kominfo/permohonan/\(id)")
        #expect(after.words.contains("Perbaikan terkirim. Kami memeriksanya lagi."))
        #expect(after.words.contains("Anda: Memperbaiki permohonan"))
        #expect(after.words.contains("Siti Contoh Baru"))
        #expect(after.links.filter { $0.contains("/berkas/") }.count == 3)
        #expect(try await clerk.get(task).status == 409)
        let kadis = try await regency.site.browser(as: "kadis")
        #expect(try await kadis.complete("perintah-periksa", of: id, visit: 2).status == 303)
    }

    @Test func withdrawingAsksAgain() async throws {
        let regency = try await Regency()
        let clerk = try await regency.site.browser(as: "operator")
        let id = try await clerk.apply()
        let path = "/k/kominfo/permohonan/\(id)"
        #expect(try await clerk.get(path).links.contains("\(path)/cabut"))
        let question = try await clerk.get("\(path)/cabut")
        #expect(question.words.contains("Cabut permohonan ini?"))
        #expect(try await clerk.get(path).words.contains("Memerintahkan pemeriksaan"))
        let done = try await clerk.post("\(path)/cabut", [("versi", question.version ?? ""), ("alasan", "Salah unit")])
        #expect(done.location == path)
        let page = try await clerk.get(path)
        #expect(page.words.contains("Dicabut pemohon"))
        #expect(!page.links.contains("\(path)/cabut"))
        #expect(try await clerk.post("\(path)/cabut", [("alasan", "Lagi")]).status == 409)
        let kadis = try await regency.site.browser(as: "kadis")
        #expect(try await kadis.get("/meja").words.contains("Tidak ada tugas"))
        #expect(try await clerk.get("/k/kominfo/permohonan").words.contains("Sudah selesai"))
    }
}
