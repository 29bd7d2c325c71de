import Forms
import Services
import Store
import Testing

/// A draft that holds what a case of somebody else knew is a look at that case, whoever gives it up again.
@Suite struct DraftOpenings {
    /// Rows about a case, by its office.
    private func count(_ regency: Regency, of id: String) async throws -> Int {
        try await regency.environment.database.read {
            Int(
                try $0.row(
                    "SELECT COUNT(*) AS n FROM openings WHERE office_id = \(regency.villageA.id) AND case_id = \(id)"
                )?.int("n") ?? 0)
        }
    }

    /// That each of these leaves a row of its own, a quarter of an hour apart.
    private func expectRows(
        _ regency: Regency, of id: String, _ looks: [() async throws -> Answer]
    ) async throws {
        for (number, look) in looks.enumerated() {
            regency.clock.turn(minutes: 16)
            let before = try await count(regency, of: id)
            let answer = try await look()
            #expect(try await count(regency, of: id) == before + 1, "\(number): \(answer.status)")
        }
    }

    @Test func aFollowUpAtTheCounter() async throws {
        let regency = try await CounterSOP.village()
        let desk = try await regency.site.browser(as: "operator")
        let id = try await desk.fileAtCounter()
        try await desk.doAtVillage("periksa", of: id, [("hasil", "ya")])
        try await regency.site.browser(as: "kades").doAtVillage(
            "setujui", of: id, [("hasil", "tidak"), ("alasan", "Bentrok")])
        var draft = ""
        try await expectRows(
            regency, of: id,
            [
                {
                    let begun = try await desk.post(
                        "/meja/aren/\(id)/lanjutan/keberatan", [("kanal", "surat"), ("terjadi", "")])
                    draft = String(begun.location.dropLast(2))
                    return begun
                },
                { try await desk.get("\(draft)/1") },
                { try await desk.post("\(draft)/1", [("k.acara", "")]) },
                { try await desk.get("\(draft)/periksa") },
                { try await desk.post("\(draft)/periksa", [("terjadi", "kemarin")]) },
            ])
        #expect(try await desk.get("\(draft)/1").words.contains("Rapat RT"))
        let list = try await regency.site.browser(as: "kades").get("/meja/aren/pembukaan")
        #expect(list.words.contains("Petugas operator") && list.links.contains("/meja/aren/\(id)"))
    }

    @Test func aNewCaseOutOfALateAct() async throws {
        let regency = try await CounterSOP.village()
        let first = try await regency.site.browser(as: "operator")
        let id = try await first.fileAtCounter()
        try await first.doAtVillage("periksa", of: id, [("hasil", "kurang"), ("alasan", "KTP buram")])
        regency.clock.turn(to: Instant(CalendarDate(iso: "2026-03-16")!, TimeOfDay("09:00")!, .wib))
        try await regency.work()
        let desk = try await regency.site.browser(as: "operator")
        let address = "/meja/aren/\(id)/terlambat/lengkapi/1"
        try #require(
            try await desk.post(address, [("terjadi", "12-3-2026 15.00"), ("catatan", "Dibawa anaknya")]).status == 303)
        var draft = ""
        try await expectRows(
            regency, of: id,
            [
                {
                    let begun = try await desk.post("\(address)/ajukan", [("kanal", "surat"), ("terjadi", "")])
                    draft = String(begun.location.dropLast(2))
                    return begun
                },
                { try await desk.get("\(draft)/1") },
            ])
    }

    /// What an officer's step asks of another procedure is filled in with what the case knew.
    @Test func aFormThatWaitsForAnOfficer() async throws {
        let regency = try await CounterSOP.village()
        try await CounterSOP.adopt("cocok", Self.asked, in: regency) {
            $0.replacing("siapa: [pegawai, umum], dibantu: [operator]", with: "siapa: [kantor]")
        }
        try await CounterSOP.adopt("izin", Self.asking, in: regency) { $0.replacing("versi: 1", with: "versi: 2") }
        let id = try await regency.site.browser(as: "operator").fileAtVillage()
        try await regency.work()
        let draft = try #require(
            try await regency.environment.database.read {
                try $0.row("SELECT id FROM drafts WHERE parent_case = \(id)")?.text("id")
            })
        let head = try await regency.site.browser(as: "kades")
        try await expectRows(
            regency, of: id,
            [
                { try await head.get("/meja/aren/ajukan/\(draft)/1") },
                { try await head.get("/meja/aren/ajukan/\(draft)/periksa") },
            ])
        #expect(try await head.get("/meja/aren/ajukan/\(draft)/1").words.contains("Rapat RT"))
    }

    private static let asking = """
        formulir: {acara: {acara: {label: Acara, jenis: teks, wajib: ya}}}
        akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara], lalu: cocok}
          cocok: {kegiatan: Meminta pencocokan, sub: cocok, oleh: kades, dengan: {d.acara: acara.acara}, hasil: {ada: terbit, dicabut: dicabut}}
        uji:
          - {nama: Terbit, jalan: [ajukan, {cocok: ada}], akhir: terbit}
        """

    private static let asked = """
        formulir: {d: {acara: {label: Acara, jenis: teks, wajib: ya}, ket: {label: Keterangan, jenis: teks, wajib: ya}}}
        akhir: {ada: {judul: Ada, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          minta: {kegiatan: Meminta pencocokan, oleh: pelapor, isi: [d], lalu: cocokkan}
          cocokkan: {kegiatan: Mencocokkan, oleh: operator, waktu: 1 hari kerja, lalu: ada}
        uji:
          - {nama: Ada, jalan: [minta, cocokkan], akhir: ada}
        """
}

extension Browser {
    /// Files a permit that asks for one answer; returns the case's id.
    fileprivate func fileAtVillage() async throws -> String {
        let draft = try await beginAtCounter()
        try #require(try await post("\(draft)/1", [("acara.acara", "Rapat RT")]).status == 303)
        let sent = try await post("\(draft)/periksa", [("persetujuan", "lisan"), ("kabar", "budi@contoh.id")])
        try #require(sent.status == 303, "\(sent.words)")
        return try #require(
            try await get(sent.location).links.first { $0.hasPrefix("\(CounterSOP.root)/") && $0.count > 30 }
        ).lastPart
    }
}
