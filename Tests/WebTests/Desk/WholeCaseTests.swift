import Forms
import Services
import Testing

/// The e-mail and domain service to its end, through pages only.
@Suite struct WholeCaseTests {
    @Test func bothAreGranted() async throws {
        let regency = try await Regency()
        _ = try await InviteOfficer(regency.environment)(
            NewOfficer(
                name: "Siti Contoh", username: "siti", nik: "0012014101900001",
                roles: [NewRole("operator", from: regency.clock.now.date(in: .wib))]),
            to: regency.villageA.id, by: regency.admin)
        let site = regency.site
        let clerk = try await site.browser(as: "operator")
        let id = try await clerk.apply()
        let technician = try await site.browser(as: "teknis")
        try await site.browser(as: "kadis").complete("perintah-periksa", of: id)
        try await site.browser(as: "kabid").complete("periksa", of: id, [("hasil", "ya")])
        try await site.browser(as: "kasi").complete("tugaskan", of: id)
        try await technician.complete("pandu", of: id)
        try await regency.work()

        let mine = "/k/kominfo/permohonan/\(id)"
        let wrong = try await answer("isi-email", clerk, mine, ("email.alamat", "Bukan Alamat"))
        #expect(wrong.status == 422)
        #expect(wrong.words.contains("value=\"Bukan Alamat\""))
        let asked = try await clerk.get("\(mine)/tugas/isi-email/1")
        #expect(asked.words.contains("Berakhir dengan @aren.contoh"))
        #expect(asked.text.contains("autocomplete=\"off\""), "an address still to be made is not the reader's own")
        #expect(try await answer("isi-email", clerk, mine, ("email.alamat", "warta@aren.contoh")).status == 303)
        #expect(try await technician.complete("cek-email", of: id, [("hasil", "ya")]).status == 303)

        let made = try await technician.get("/meja/kominfo/\(id)")
        #expect(made.words.contains("Buat akun email warta@aren.contoh untuk Siti Contoh"))
        #expect(made.words.contains("value=\"warta@aren.contoh\""))
        let elsewhere = try await technician.complete(
            "buat-email", of: id, [("hasil", "berhasil"), ("keluaran.alamat", "warta@lain.contoh")])
        #expect(elsewhere.status == 422)
        #expect(elsewhere.text.contains("id=\"f-keluaran-alamat-galat\""))
        #expect(elsewhere.words.contains("value=\"warta@lain.contoh\""))
        #expect(try await technician.complete("buat-email", of: id, [("keluaran.alamat", "x")]).status == 422)
        let good = try await technician.complete(
            "buat-email", of: id, [("hasil", "berhasil"), ("keluaran.alamat", "warta@aren.contoh")])
        #expect(good.status == 303)

        #expect(try await answer("isi-domain", clerk, mine, ("domain.nama", "warta.aren.contoh")).status == 303)
        #expect(try await technician.complete("cek-domain", of: id, [("hasil", "ya")]).status == 303)
        let outside = try await technician.complete("alokasi-ip", of: id, [("keluaran.alamat", "192.0.2.200")])
        #expect(outside.status == 422)
        #expect(try await technician.complete("alokasi-ip", of: id, [("keluaran.alamat", "192.0.2.1")]).status == 303)
        #expect(try await technician.complete("aktifkan-domain", of: id, [("hasil", "berhasil")]).location == "/meja")

        #expect(try await clerk.get(mine).words.contains("Email dan domain aktif"))
        let book = try await technician.get("/meja/kominfo/buku/register-domain")
        #expect(book.words.contains("warta.aren.contoh"))
        #expect(book.words.contains("192.0.2.1"))
        #expect(try await technician.get("/meja/kominfo/buku").words.contains("1 catatan"))
        let ended = try await technician.get("/meja/kominfo/permohonan?keadaan=selesai")
        #expect(ended.links.contains("/meja/kominfo/\(id)"))
    }

    @Test func theRegistrationOfAnAccountIsItsOwnApplication() async throws {
        let regency = try await Regency()
        let site = regency.site
        let clerk = try await site.browser(as: "operator")
        let id = try await clerk.apply()
        try await site.browser(as: "kadis").complete("perintah-periksa", of: id)
        try await site.browser(as: "kabid").complete("periksa", of: id, [("hasil", "ya")])
        try await site.browser(as: "kasi").complete("tugaskan", of: id)
        let technician = try await site.browser(as: "teknis")
        try await technician.complete("pandu", of: id)
        try await regency.work()

        let page = try await clerk.get("/k/kominfo/permohonan/\(id)")
        let start = try #require(page.links.first { $0.contains("/ajukan/") }, "\(page.words)")
        let draft = String(start.dropLast(2))
        // What the application said already is there; the statement has to be agreed to.
        #expect(try await clerk.get("\(draft)/1").words.contains("value=\"Siti Contoh\""))
        #expect(try await clerk.post("\(draft)/4", [("akun.setuju", "ya")]).status == 303)
        #expect(try await clerk.post("\(draft)/periksa").location == "\(draft)/terkirim")
        try await regency.work()
        let inbox = try await technician.get("/meja")
        let task = try #require(inbox.links.first { $0.contains("tugas=cek") })
        let child = String(task.prefix { $0 != "?" }.split(separator: "/").last!)
        #expect(try await technician.complete("cek", of: child, [("hasil", "sesuai")]).status == 303)
        try await regency.work()
        #expect(try await clerk.get("/k/kominfo/permohonan/\(id)").links.contains { $0.contains("/tugas/isi-email/1") })
    }

    private func answer(
        _ step: String, _ clerk: Browser, _ mine: String, _ field: (String, String)
    ) async throws -> Answer {
        let page = try await clerk.get("\(mine)/tugas/\(step)/1")
        let version = try #require(page.version, "\(step): \(page.status)")
        return try await clerk.post("\(mine)/tugas/\(step)/1", [("versi", version), field])
    }
}
