import Forms
import Services
import Store
import Testing

/// People as an administrator manages them, by pages alone.
@Suite struct OfficerPagesTests {
    private let new = "sapi menari di sawah"
    private let list = "/kelola/kominfo/petugas"

    /// The page of an officer, out of the list.
    private func page(of username: String, _ browser: Browser) async throws -> String {
        let rows = try await browser.get("\(list)?tampil=semua").words.split(separator: "<tr>")
        let row = try #require(rows.first { $0.contains("<small>\(username)</small>") }, "\(username) is not there")
        let start = try #require(row.firstRange(of: "href=\"")).upperBound
        return String(row[start...].prefix { $0 != "\"" })
    }

    private func link(_ suffix: String, on page: String, _ browser: Browser) async throws -> String {
        try #require(try await browser.get(page).links.first { $0.hasSuffix(suffix) }, "\(suffix) on \(page)")
    }

    @Test func theNavigationLeadsAdministratorsToTheirOffices() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        #expect(try await ayu.get("/meja").links.contains("/kelola"))
        let offices = try await ayu.get("/kelola")
        for name in ["Kabupaten Contoh", "Dinas Kominfo Contoh", "Desa Aren", "tanpa administrator sendiri"] {
            #expect(offices.words.contains(name), "\(name)")
        }
        #expect(offices.links.contains(list))
        let kadis = try await regency.site.browser(as: "kadis")
        #expect(try await !kadis.get("/meja").links.contains("/kelola"))

        // Of a village, and of nothing else.
        try await regency.officer("kaur", ["admin"], in: regency.villageA)
        let village = try await regency.site.browser(as: "kaur")
        let own = try await village.get("/kelola")
        #expect(own.words.contains("Desa Aren") && !own.words.contains("Desa Bambu"))
        #expect(try await village.get(list).status == 404)
    }

    @Test func somebodyIsInvitedBySlip() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        try await ayu.get("/kelola/kominfo/undang")
        let fields = [
            ("nama", "Rina Contoh"), ("nama-pengguna", "rina"), ("surel", ""), ("nik", ""), ("peran", "kasi-egov"),
            ("cara", "plt"), ("mulai", "2 Maret 2026"), ("sampai", ""),
        ]
        let endless = try await ayu.post("/kelola/kominfo/undang", fields)
        #expect(endless.status == 422 && endless.words.contains("Plt. dan Plh. dijabat untuk sementara"))
        #expect(endless.words.contains("Rina Contoh"))
        let slip = try await ayu.post("/kelola/kominfo/undang", fields.dropLast() + [("sampai", "31-12-2026")])
        #expect(slip.status == 200 && slip.words.contains("Tautan ini hanya tampil sekali"))
        let token = try #require(
            slip.words.firstRange(of: "/undangan/").map { String(slip.words[$0.upperBound...].prefix { $0 != "<" }) })
        let taken = try await ayu.post("/kelola/kominfo/undang", fields.dropLast() + [("sampai", "31-12-2026")])
        #expect(taken.status == 422 && taken.words.contains("sudah dipakai"))

        let rina = try await page(of: "rina", ayu)
        let shown = try await ayu.get(rina)
        #expect(shown.words.contains("Belum masuk") && shown.words.contains("Plt. Kepala Seksi e-Government"))
        #expect(!shown.text.contains(token))
        // Once more: the first slip is worth nothing.
        try await ayu.get("\(rina)/undang-lagi")
        let second = try await ayu.post("\(rina)/undang-lagi")
        let next = try #require(
            second.words.firstRange(of: "/undangan/").map {
                String(second.words[$0.upperBound...].prefix { $0 != "<" })
            })
        #expect(try await regency.site.browser().get("/undangan/\(token)").status == 410)
        let browser = regency.site.browser()
        try await browser.get("/undangan/\(next)")
        #expect(try await browser.post("/undangan/\(next)", [("sandi", new), ("ulangi", new)]).location == "/meja")
        #expect(try await ayu.post("\(rina)/undang-lagi").status == 422)
    }

    @Test func rolesAreGivenLimitedAndEnded() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let kabid = try await page(of: "kabid", ayu)
        let today = ("mulai", "\(regency.clock.now.date(in: .wib))")
        try await ayu.get("\(kabid)/peran")
        let given = try await ayu.post(
            "\(kabid)/peran", [("peran", "kepala"), ("cara", "plh"), today, ("sampai", "31 Desember 2026")])
        #expect(given.location == kabid)
        #expect(try await ayu.get(kabid).words.contains("Plh. Kepala Dinas"))
        #expect(try await ayu.post("\(kabid)/peran", [("cara", "definitif"), today]).status == 422)
        let auditor = try await ayu.post("\(kabid)/peran", [("peran", "pemeriksa"), ("cara", "definitif"), today])
        #expect(auditor.status == 303)
        #expect(try await regency.site.browser(as: "kabid").get("/pemeriksaan").status == 200)

        let lastDay = try await link("/sampai", on: kabid, ayu)
        #expect(try await ayu.post(lastDay, [("sampai", "30 Februari 2026")]).status == 422)
        #expect(try await ayu.post(lastDay, [("sampai", "1 Januari 2020")]).words.contains("Paling awal"))
        #expect(try await ayu.post(lastDay, [("sampai", "31-12-2026")]).location == kabid)
        #expect(try await ayu.get(kabid).words.contains("sampai 31 Desember 2026"))

        for _ in 0..<3 {
            let end = try await link("/akhiri", on: kabid, ayu)
            #expect(try await ayu.get(end).words.contains("Akhiri peran ini sekarang?"))
            #expect(try await ayu.post(end).location == kabid)
        }
        let after = try await ayu.get(kabid)
        #expect(after.words.contains("Berakhir") && !after.links.contains { $0.hasSuffix("/akhiri") })
        #expect(try await regency.site.browser(as: "kabid").get("/meja/kominfo/permohonan").status == 404)
    }

    @Test func aStandInHoldsTheSameRoleForAWhile() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let id = try await regency.apply()
        let kadis = try await page(of: "kadis", ayu)
        let address = try await link("/pengganti", on: kadis, ayu)
        let form = try await ayu.get(address)
        #expect(form.words.contains("Kepala Dinas, dijabat Petugas kadis") && form.words.contains("Petugas kasi"))
        let days = [("cara", "plh"), ("mulai", "\(regency.clock.now.date(in: .wib))"), ("sampai", "31-12-2026")]
        #expect(try await ayu.post(address, [("pengganti", "asing")] + days).status == 422)
        #expect(try await ayu.post(address, [("pengganti", "kasi")] + days).location == kadis)
        let kasi = try await regency.site.browser(as: "kasi")
        #expect(try await kasi.get("/meja").links.contains { $0.contains(id) })
    }

    /// A name that is looked for stands in no address.
    @Test func manyOfficersAreSearchedByName() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        #expect(try await !ayu.get(list).text.contains("type=search"))
        let environment = regency.environment
        for number in 1...12 {
            _ = try await InviteOfficer(environment)(
                NewOfficer(
                    name: "Orang \(number)", username: "orang\(number)",
                    roles: [NewRole("helpdesk", from: environment.now.date(in: .wib))]),
                to: regency.kominfo.id, by: regency.admin)
        }
        let page = try await ayu.get(list)
        #expect(page.text.contains("type=search") && page.words.contains("17 dari 17 petugas"))
        let found = try await ayu.post(list, [("q", "orang 7")])
        #expect(found.words.contains("Orang 7") && found.words.contains("1 dari 17 petugas"))
    }

    @Test func whoGoesLeavesTheirTasks() async throws {
        let regency = try await Regency()
        let (site, ayu) = (regency.site, try await regency.site.browser(as: "ayu"))
        let ids = [try await regency.apply(), try await regency.apply()]
        let leaver = try await site.browser(as: "kadis")
        for id in ids {
            try await leaver.get("/meja/kominfo/\(id)")
            #expect(try await leaver.post("/meja/kominfo/\(id)/tugas/perintah-periksa/1/ambil").status == 303)
        }
        let kadis = try await page(of: "kadis", ayu)
        let asked = try await ayu.get("\(kadis)/tutup")
        #expect(asked.words.contains("Tugas yang dipegangnya: permohonan"))
        #expect(!asked.words.contains("tidak ada Kepala Dinas"))
        let colleague = try await regency.person("kadis2").id
        let wrong = try await ayu.post("\(kadis)/tutup", [("kepada", colleague), ("sandi", "salah sekali")])
        #expect(wrong.status == 422 && wrong.words.contains("Kata sandi tidak cocok"))
        #expect(try await leaver.get("/meja").status == 200)
        let closed = try await ayu.post("\(kadis)/tutup", [("kepada", colleague), ("sandi", Site.password)])
        #expect(closed.location == kadis)

        #expect(try await leaver.get("/meja").status == 303)
        #expect(
            try await site.browser().post("/masuk", [("pengenal", "kadis"), ("sandi", Site.password)]).status == 422)
        let next = try await site.browser(as: "kadis2")
        let history = try await next.get("/meja/kominfo/\(ids[0])")
        #expect(history.words.contains("(Ayu Contoh) melepas tugas"))
        #expect(history.words.contains("(Petugas kadis2) mengambil tugas"))
        #expect(try await next.complete("perintah-periksa", of: ids[1]).status == 303)
        // What they did stays, and so does what was decided about them.
        #expect(history.words.contains("(Petugas kadis) mengambil tugas"))
        let acts = try await ayu.get("/kelola/kominfo/catatan")
        #expect(acts.words.contains("Akun ditutup: Petugas kadis"))
        #expect(acts.words.contains("2 tugas dilepas, 2 diserahkan kepada Petugas kadis2"))
        #expect(try await ayu.get("\(kadis)/tutup").words.contains("Akun ini sudah ditutup"))
        // The only one left is named with what would be nobody's.
        let second = try await page(of: "kadis2", ayu)
        #expect(try await ayu.get("\(second)/tutup").words.contains("Sesudah ini tidak ada Kepala Dinas"))
    }

    /// A task that was taken does not end with the role: whoever closes the account later finds it, and passes it on.
    @Test func aRoleThatIsOverLeavesNoTaskBehind() async throws {
        let regency = try await Regency()
        let (site, ayu) = (regency.site, try await regency.site.browser(as: "ayu"))
        let id = try await regency.apply()
        let leaver = try await site.browser(as: "kadis")
        try await leaver.get("/meja/kominfo/\(id)")
        #expect(try await leaver.post("/meja/kominfo/\(id)/tugas/perintah-periksa/1/ambil").status == 303)
        let kadis = try await page(of: "kadis", ayu)
        let end = try await link("/akhiri", on: kadis, ayu)
        let warned = try await ayu.get(end)
        #expect(warned.words.contains("Tugas yang dipegangnya: permohonan"))
        #expect(!warned.words.contains("tidak ada Kepala Dinas"), "there is another")
        #expect(try await ayu.post(end).location == kadis)
        let second = try await page(of: "kadis2", ayu)
        #expect(
            try await ayu.get(link("/akhiri", on: second, ayu)).words.contains("Sesudah ini tidak ada Kepala Dinas"))
        #expect(
            try await ayu.get(link("/sampai", on: second, ayu)).words
                .contains("Sesudah hari itu tidak ada Kepala Dinas"))

        #expect(try await ayu.get("\(kadis)/tutup").words.contains("Tugas yang dipegangnya: permohonan"))
        let colleague = try await regency.person("kadis2").id
        let closed = try await ayu.post("\(kadis)/tutup", [("kepada", colleague), ("sandi", Site.password)])
        #expect(closed.location == kadis)
        #expect(try await ayu.get(kadis).words.contains("1 tugas dilepas, 1 diserahkan kepada Petugas kadis2"))
        let next = try await site.browser(as: "kadis2")
        #expect(try await next.get("/meja/kominfo/\(id)").words.contains("(Ayu Contoh) melepas tugas"))
        #expect(try await next.complete("perintah-periksa", of: id).status == 303)
    }

    /// What was mistyped at the invitation is put right, and the stranger's link is worth nothing.
    @Test func whatWasMistypedIsPutRight() async throws {
        let regency = try await Regency()
        let (site, ayu) = (regency.site, try await regency.site.browser(as: "ayu"))
        try await ayu.get("/kelola/kominfo/undang")
        _ = try await ayu.post(
            "/kelola/kominfo/undang",
            [
                ("nama", "Rina Cotnoh"), ("nama-pengguna", "rina"), ("surel", "orang-lain@contoh.id"), ("nik", ""),
                ("peran", "helpdesk"), ("cara", "definitif"), ("mulai", "\(regency.clock.now.date(in: .wib))"),
                ("sampai", ""),
            ])
        let stranger = try #require(try await site.mails().first { $0.to == "orang-lain@contoh.id" }).path
        let rina = try await page(of: "rina", ayu)
        #expect(try await ayu.get(rina).links.contains("\(rina)/data"))
        try await ayu.get("\(rina)/data")
        let wrong = try await ayu.post("\(rina)/data", [("nama", ""), ("surel", "rina"), ("nik", "12")])
        #expect(wrong.status == 422 && wrong.words.contains("Isi nama"))
        let taken = try await ayu.post(
            "\(rina)/data", [("nama", "Rina Contoh"), ("surel", "kadis@kominfo.contoh"), ("nik", "")])
        #expect(taken.status == 422 && taken.words.contains("sudah dipakai akun lain"))
        let done = try await ayu.post(
            "\(rina)/data",
            [("nama", "Rina Contoh"), ("surel", "rina@contoh.id"), ("nik", "3301 0101 0190 0001")])
        #expect(done.location == rina)
        let shown = try await ayu.get(rina)
        #expect(shown.words.contains("Rina Contoh") && shown.words.contains("rina@contoh.id"))
        #expect(shown.words.contains("Undangan lama tidak berlaku lagi"))
        #expect(try await site.browser().get(stranger).status == 410)
        try await ayu.get("\(rina)/undang-lagi")
        try await ayu.post("\(rina)/undang-lagi")
        let mails = try await site.mails()
        #expect(mails.map(\.to) == ["rina@contoh.id"])
        let acts = try await ayu.get("/kelola/kominfo/catatan")
        #expect(acts.words.contains("Data petugas diperbaiki") && acts.words.contains("nama semula Rina Cotnoh"))

        // Once somebody has come, the address is theirs alone to change: with it one gets in.
        let kadis = try await page(of: "kadis", ayu)
        #expect(try await !ayu.get("\(kadis)/data").text.contains("name=\"surel\""))
        let late = try await ayu.post(
            "\(kadis)/data", [("nama", "Petugas kadis"), ("surel", "ayu2@contoh.id"), ("nik", "")])
        #expect(late.status == 422 && late.words.contains("Petugas ini sudah masuk"), "\(late.words)")
        #expect(try await ayu.get(kadis).words.contains("kadis@kominfo.contoh"))
    }

    /// A NIK that nobody needs here is not kept: it can be taken out again, and the record says so.
    @Test func aNIKIsTakenOutAgain() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let kadis = try await page(of: "kadis", ayu)
        #expect(try await !ayu.get("\(kadis)/data").text.contains("hapus-nik"))
        let typed = "3301 0101 0190 0001"
        try await ayu.post("\(kadis)/data", [("nama", "Petugas kadis"), ("nik", typed)])
        #expect(try await ayu.get("\(kadis)/data").text.contains("name=\"hapus-nik\""))
        let both = try await ayu.post(
            "\(kadis)/data", [("nama", "Petugas kadis"), ("nik", typed), ("hapus-nik", "ya")])
        #expect(both.status == 422 && both.words.contains("tidak keduanya"))
        let done = try await ayu.post(
            "\(kadis)/data", [("nama", "Petugas kadis"), ("nik", ""), ("hapus-nik", "ya")])
        #expect(done.location == kadis)
        #expect(try await !ayu.get("\(kadis)/data").text.contains("hapus-nik"))
        #expect(try await ayu.get("/kelola/kominfo/catatan").words.contains("NIK dihapus"))
    }

    @Test func theLastAdministratorStays() async throws {
        let regency = try await Regency()
        let ayu = try await regency.site.browser(as: "ayu")
        let own = try #require(
            try await ayu.get("/kelola/contoh/petugas").links.first { $0.hasPrefix("/kelola/contoh/petugas/") })
        let message = "Kantor induk harus mempunyai administrator"
        #expect(try await ayu.get("\(own)/tutup").words.contains(message))
        #expect(try await ayu.post("\(own)/tutup", [("sandi", Site.password)]).status == 422)
        let end = try await link("/akhiri", on: own, ayu)
        #expect(try await ayu.post(end).words.contains(message))
        let lastDay = try await link("/sampai", on: own, ayu)
        #expect(try await ayu.post(lastDay, [("sampai", "31-12-2026")]).words.contains(message))
        #expect(try await ayu.get("/kelola").status == 200)
    }

    @Test func aLostPasswordAndALostTelephone() async throws {
        let regency = try await Regency()
        let (site, ayu) = (regency.site, try await regency.site.browser(as: "ayu"))
        let lost = try await site.browser(as: "kadis")
        let kadis = try await page(of: "kadis", ayu)
        let shown = try await ayu.get(kadis)
        let sessions = shown.links.filter { $0.hasPrefix("\(kadis)/sesi/") }
        #expect(shown.words.contains("terakhir dipakai") && !sessions.isEmpty)
        for session in sessions { #expect(try await ayu.post(session).location == kadis) }
        #expect(try await lost.get("/meja").status == 303)

        try await ayu.get("\(kadis)/sandi")
        #expect(try await ayu.post("\(kadis)/sandi", [("sandi", "salah sekali")]).status == 422)
        let slip = try await ayu.post("\(kadis)/sandi", [("sandi", Site.password)])
        let mark = try #require(slip.words.firstRange(of: "/sandi/"))
        let path = "/sandi/" + slip.words[mark.upperBound...].prefix { $0 != "<" }
        let mails = try await site.mails()
        #expect(mails.map(\.to) == ["kadis@kominfo.contoh"])
        #expect(
            mails.first?.text.contains("Ayu Contoh membuat tautan") == true && mails.first?.text.contains(path) == false
        )
        let browser = site.browser()
        try await browser.get(path)
        #expect(try await browser.post(path, [("sandi", new), ("ulangi", new)]).location == "/masuk")
        #expect(try await browser.post("/masuk", [("pengenal", "kadis"), ("sandi", new)]).status == 303)
        #expect(try await site.browser().get(path).status == 410)
    }

    /// Who was invited by another office is looked after there.
    @Test func anAccountOfElsewhereIsOutOfReach() async throws {
        let regency = try await Regency()
        try await regency.officer("kaur", ["admin"], in: regency.villageA)
        let village = try await regency.site.browser(as: "kaur")
        try await village.get("/kelola/aren/peran")
        let given = try await village.post(
            "/kelola/aren/peran",
            [
                ("petugas", "ayu"), ("peran", "operator"), ("cara", "definitif"),
                ("mulai", "\(regency.clock.now.date(in: .wib))"), ("sampai", ""),
            ])
        #expect(given.location == "/kelola/aren/petugas")
        let owner = try await regency.site.browser(as: "ayu")
        let accept = try #require(try await owner.get("/akun").links.first { $0.hasSuffix("/terima") })
        #expect(try await owner.post(accept).location == "/akun")
        let rows = try await village.get("/kelola/aren/petugas").words.split(separator: "<tr>")
        let row = try #require(rows.first { $0.contains("<small>ayu</small>") })
        let ayu = String(row[try #require(row.firstRange(of: "href=\"")).upperBound...].prefix { $0 != "\"" })
        let page = try await village.get(ayu)
        #expect(
            page.words.contains("Akunnya diurus administrator Kabupaten Contoh")
                && !page.words.contains("ayu@contoh.id"))
        #expect(!page.links.contains { $0.hasSuffix("/sandi") || $0.hasSuffix("/tutup") || $0.contains("/sesi") })
        for act in ["sandi", "tutup", "sesi", "undang-lagi"] {
            #expect(try await village.post("\(ayu)/\(act)", [("sandi", Site.password)]).status == 403, "\(act)")
        }
        #expect(try await regency.site.browser(as: "ayu").get("/kelola").status == 200)
    }

    @Test func auditorsReadWhatWasDone() async throws {
        let regency = try await Regency()
        try await regency.officer("pengawas", ["pemeriksa"], in: regency.kominfo)
        let auditor = try await regency.site.browser(as: "pengawas")
        #expect(try await auditor.get("/pemeriksaan").links.contains("/kelola/kominfo/catatan"))
        let acts = try await auditor.get("/kelola/kominfo/catatan")
        #expect(acts.status == 200 && acts.words.contains("Petugas diundang: Petugas pengawas"))
        #expect(acts.words.contains("Pemeriksa, sejak") && acts.words.contains("oleh Ayu Contoh"))
        #expect(try await auditor.get("/kelola/aren/catatan").status == 404)
        #expect(try await regency.site.browser(as: "kadis").get("/kelola/kominfo/catatan").status == 403)
    }
}
