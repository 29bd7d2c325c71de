import Services
import Testing

/// Somebody at the counter, or on the telephone, who does not say who they are (`siapa: [anonim]`): nobody makes up a name
/// for them, and nobody's agreement is written down.
@Suite struct NamelessCounterPages {
    private static let report = """
        formulir: {l: {isi: {label: Isi, jenis: teks, wajib: ya}, hp: {label: Nomor WA, jenis: telepon}}}
        akhir: {tuntas: {judul: Tuntas, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Melapor, oleh: pelapor, isi: [l], lalu: telaah}
          telaah: {kegiatan: Menelaah, oleh: operator, waktu: 1 hari kerja, lalu: tuntas}
        uji:
          - {nama: Tuntas, jalan: [ajukan, telaah], akhir: tuntas}
        """

    private func desk() async throws -> Browser {
        let regency = try await CounterSOP.village()
        try await CounterSOP.adopt("lapor", Self.report, in: regency) {
            $0.replacing("siapa: [pegawai, umum]", with: "siapa: [umum, anonim]")
        }
        return try await regency.site.browser(as: "operator")
    }

    private func begin(_ desk: Browser, _ service: String = "lapor") async throws -> Answer {
        try await desk.get("\(CounterSOP.root)/loket")
        return try await desk.post(
            "\(CounterSOP.root)/loket", [("layanan", service), ("nama", ""), ("email", ""), ("kanal", "telepon")])
    }

    private func fill(_ desk: Browser, telephone: String = "") async throws -> String {
        let draft = String(try await begin(desk).location.dropLast(2))
        try await desk.post("\(draft)/1", [("l.isi", "Tiang listrik roboh")])
        try await desk.post("\(draft)/2", [("l.hp", telephone)])
        return draft
    }

    @Test func neitherANameNorConsentIsAsked() async throws {
        let desk = try await desk()
        let form = try await desk.get("\(CounterSOP.root)/loket")
        #expect(form.words.contains("Boleh dikosongkan pada Layanan lapor"))
        let draft = try await fill(desk)
        let check = try await desk.get("\(draft)/periksa")
        #expect(!check.words.contains("Bagaimana pemohon menyetujui permohonan ini?"))
        #expect(!check.words.contains("Nama pemohon"))
        let sent = try await desk.post("\(draft)/periksa", [("kabar", "tidak-ada")])
        #expect(sent.location == "\(draft)/terkirim")
        // The officer who filed it is not taken for whoever reported.
        let receipt = try await desk.get(sent.location)
        #expect(receipt.words.contains("<dt>Pemohon</dt><dd>Pemohon</dd>"))
    }

    /// There is nobody to be told, so that no officer is asked to; and no page says that they hear of it.
    @Test func whoLeftNothingIsNotToldOfByAnybody() async throws {
        let desk = try await desk()
        let sent = try await desk.post("\(try await fill(desk))/periksa", [("kabar", "tidak-ada")])
        let links = try await desk.get(sent.location).links
        let found = links.first { $0.hasPrefix("\(CounterSOP.root)/") && $0.count > 30 }
        let address = try #require(found)
        #expect(try await !desk.get(address).words.contains("Kabar ini tidak sampai ke pemohon"))
        let asked = try await desk.get("\(address)/cabut").words
        #expect(asked.contains("ia melihatnya sendiri bila memegang kode dan kunci tanda terimanya"))
    }

    @Test func aNameIsNeededWhereTheSOPAsksWhoItIs() async throws {
        let refused = try await begin(try await desk(), "izin")
        #expect(refused.status == 422 && refused.text.contains("id=\"f-nama-galat\""))
    }

    /// What leads to them is theirs: then they agree to it.
    @Test func aNumberOrAnAddressAsksForConsent() async throws {
        let desk = try await desk()
        let numbered = try await fill(desk, telephone: "081200000000")
        let check = try await desk.get("\(numbered)/periksa")
        #expect(check.words.contains("Bagaimana pemohon menyetujui permohonan ini?"))
        let silent = try await desk.post("\(numbered)/periksa", [("kabar", "tidak-ada")])
        #expect(silent.status == 422 && silent.text.contains("id=\"f-persetujuan-galat\""))
        let draft = try await fill(desk)
        let address = [("kabar", "lain"), ("kabar-lain", "wati@contoh.id")]
        let refused = try await desk.post("\(draft)/periksa", address)
        #expect(refused.status == 422 && refused.text.contains("id=\"f-persetujuan-galat\""))
        let sent = try await desk.post("\(draft)/periksa", address + [("persetujuan", "lisan")])
        #expect(sent.location == "\(draft)/terkirim")
    }
}
