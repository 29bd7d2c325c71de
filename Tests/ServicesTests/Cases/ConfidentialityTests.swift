import Forms
import Procedures
import Services
import Store
import Testing

/// `kerahasiaan`: what is closed to an officer is not in anything that they get.
@Suite struct ConfidentialityTests {
    private static let name = "Siti Rahasia"
    private static let told = "Bendahara menggelapkan beras"

    /// A report; `rules` says what is closed, to all but the head of the village.
    private static func report(_ rules: String) -> String {
        """
        berkas: {bukti: {nama: Bukti, wajib: tidak}}
        formulir:
          lapor: {nama: {label: Nama, jenis: teks, wajib: ya}, hp: {label: Nomor HP, jenis: telepon}, isi: {label: Laporan, jenis: paragraf, wajib: ya}}
          ulasan: {hasil: {label: Telaah, jenis: paragraf, wajib: ya}}
        akhir:
          tuntas: {judul: Tuntas, jenis: berhasil}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        kerahasiaan: \(rules)
        langkah:
          ajukan: {kegiatan: Menyampaikan laporan, oleh: pelapor, isi: [lapor], unggah: [bukti], catat: [{buku: pengaduan, isi: {perihal: lapor.isi}}, {buku: register-permohonan, isi: {pemohon: lapor.nama, perihal: lapor.isi}}], lalu: baca}
          baca: {kegiatan: Membaca laporan, oleh: kades, waktu: 1 jam, lalu: telaah}
          telaah: {keputusan: Menelaah laporan, oleh: kaur, isi: [ulasan], waktu: 1 hari kerja, hasil: {cukup: tutup, kurang: {lalu: baca, alasan: internal}}}
          tutup: {kegiatan: Menutup laporan, oleh: kades, waktu: 1 jam, lalu: tuntas}
        uji:
          - {nama: Tuntas, jalan: [ajukan, baca, {telaah: kurang}, baca, {telaah: cukup}, tutup], akhir: tuntas}
          - {nama: Dicabut, jalan: [ajukan, cabut], akhir: dicabut}
        """
    }

    private static let answers = ["lapor.nama": name, "lapor.hp": "081200000000", "lapor.isi": told]

    private func desk(_ rules: String) async throws -> (RuleDesk, String) {
        let desk = try await RuleDesk()
        try await desk.adopt("lapor", ConfidentialityTests.report(rules))
        let id = try await desk.apply("lapor", ConfidentialityTests.answers, papers: ["bukti"])
        return (desk, id)
    }

    @Test func aClosedIdentityIsNowhereForTheOthers() async throws {
        let (desk, id) = try await desk("[{tutup: identitas, kecuali: [kades]}]")
        try await desk.complete("baca", of: id, by: desk.kades)
        let look = try await desk.look(id, as: desk.kaur)
        #expect(look.applicantName == nil)
        #expect(look.answers?[FieldPath("lapor.nama")!] == nil)
        #expect(look.answers?[FieldPath("lapor.hp")!] == nil)
        #expect(look.answers?[FieldPath("lapor.isi")!] == .text(ConfidentialityTests.told))
        #expect(look.papers.isEmpty)
        #expect(!look.names.values.contains("Petugas pelapor"))
        #expect(!look.state.answers.values.contains(.text(ConfidentialityTests.name)))
        #expect(look.state.papers.isEmpty)

        let open = try await desk.look(id, as: desk.kades)
        #expect(open.applicantName == ConfidentialityTests.name)
        #expect(open.papers["bukti"]?.count == 1)
        let own = try await desk.look(id, as: desk.applicant)
        #expect(own.applicantName == ConfidentialityTests.name)
        #expect(own.papers["bukti"]?.count == 1)
    }

    @Test func listsNameTheApplicantOnlyToThoseExcepted() async throws {
        let (desk, id) = try await desk("[{tutup: identitas, kecuali: [kades]}]")
        func listed(_ person: Person) async throws -> String? {
            let list = try await desk.environment.database.read {
                try CaseList.load(
                    .all, of: desk.office, for: person, limit: 10, offset: 0, desk.environment, desk.cases, in: $0)
            }
            return try #require(list.rows.first { $0.id == id }).applicant
        }
        #expect(try await listed(desk.kaur) == nil)
        #expect(try await listed(desk.kades) == ConfidentialityTests.name)
        #expect(try await desk.inbox(of: desk.kades).map(\.applicant) == [ConfidentialityTests.name])
        try await desk.complete("baca", of: id, by: desk.kades)
        #expect(try await desk.inbox(of: desk.kaur).map(\.applicant) == [nil])
    }

    @Test func closedContentIsNowhereForTheOthers() async throws {
        let (desk, id) = try await desk("[{tutup: isi, kecuali: [kades]}]")
        try await desk.complete("baca", of: id, by: desk.kades, note: "Cocokkan dengan nota beras")
        let look = try await desk.look(id, as: desk.kaur)
        #expect(look.answers == nil)
        #expect(look.papers.isEmpty)
        #expect(look.history.allSatisfy { $0.reason == nil && $0.note == nil })
        #expect(look.state.completions.allSatisfy { $0.note == nil })
        // Where it is and who does what is not content.
        #expect(look.state.open.keys.sorted() == ["telaah"])
        #expect(try await desk.look(id, as: desk.kades).answers?[FieldPath("lapor.isi")!] != nil)
    }

    /// Why a line of a book was cancelled is free text about its case.
    @Test(arguments: ["identitas", "isi"])
    func whyALineWasCancelledIsContent(closed: String) async throws {
        let (desk, _) = try await desk("[{tutup: \(closed), kecuali: [kades]}]")
        let keyring = desk.environment.keyring
        try await desk.environment.database.write { transaction in
            let row = try #require(
                try transaction.row("SELECT year, number FROM register_entries WHERE book = 'pengaduan'"))
            let place = ["\(row.int("year"))", "\(row.int("number"))"]
            let reason = keyring.seal(
                Array("Beras sudah kembali".utf8),
                for: SealContext(
                    table: "register_entries", column: "cancelled_because_sealed",
                    row: [desk.office, "pengaduan"] + place))
            try transaction.execute(
                "UPDATE register_entries SET cancelled_because_sealed = \(reason) WHERE book = 'pengaduan'")
        }
        func line(_ person: Person) async throws -> RegisterEntry {
            let book = try await desk.environment.database.read {
                try ClosedBook.load(
                    "pengaduan", of: desk.office, for: person, year: nil, limit: 10, offset: 0, desk.environment,
                    desk.cases, in: $0)
            }
            return try #require(book?.entries.first)
        }
        let other = try await desk.regency.officer("bendahara", ["admin"], in: desk.regency.villageA)
        #expect(try await line(desk.kades).cancelledBecause == "Beras sudah kembali")
        let kaurs = try await line(desk.kaur)
        #expect(kaurs.isReasonClosed == (closed == "isi"))
        #expect(kaurs.cancelledBecause == (closed == "isi" ? nil : "Beras sudah kembali"))
        let others = try await line(other)
        #expect(others.isReasonClosed && others.cancelledBecause == nil, "no lane in the SOP")
    }

    @Test func aClosedFileCannotBeFetched() async throws {
        let (desk, id) = try await desk("[{tutup: isi, kecuali: [kades]}]")
        let blob = try #require(try await desk.look(id, as: desk.kades).papers["bukti"]?.first?.blob)
        func fetch(_ person: Person) async throws -> PaperLook {
            try await desk.environment.database.read {
                let look = try CaseLook(id, of: desk.office, for: person, desk.environment, desk.cases, in: $0)
                return try PaperLook(blob, of: look, blobs: desk.blobs, desk.environment, in: $0)
            }
        }
        #expect(try await fetch(desk.kades).file.blob == blob)
        await #expect(throws: CaseMissing.self) { try await fetch(desk.kaur) }
    }

    @Test func whatOneWroteOneselfStays() async throws {
        let (desk, id) = try await desk("[{tutup: isi, kecuali: [kades]}]")
        try await desk.complete("baca", of: id, by: desk.kades)
        try await desk.complete(
            "telaah", "kurang", of: id, by: desk.kaur, ["ulasan.hasil": "Kurang jelas"], reason: "Tanyakan lagi")
        try await desk.complete("baca", of: id, by: desk.kades)
        let look = try await desk.look(id, as: desk.kaur)
        #expect(look.answers?.keys.map(\.description) == ["ulasan.hasil"])
        #expect(look.history.compactMap(\.reason) == ["Tanyakan lagi"])
    }

    @Test func theRuleHoldsFromTheAnswerThatMakesItTrue() async throws {
        let (desk, id) = try await desk("[{jika: {ulasan.hasil: rawan}, tutup: isi, kecuali: [kades]}]")
        #expect(try await desk.look(id, as: desk.kaur).answers?[FieldPath("lapor.isi")!] != nil)
        try await desk.complete("baca", of: id, by: desk.kades)
        try await desk.complete("telaah", "cukup", of: id, by: desk.kaur, ["ulasan.hasil": "rawan"])
        #expect(try await desk.look(id, as: desk.kaur).answers?[FieldPath("lapor.isi")!] == nil)
    }

    @Test func theBookKeepsItsLineWithoutWhatIsClosed() async throws {
        let (desk, _) = try await desk("[{tutup: identitas, kecuali: [kades]}]")
        func line(_ book: String, _ person: Person) async throws -> RegisterEntry {
            let look = try await desk.environment.database.read {
                try ClosedBook.load(
                    book, of: desk.office, for: person, year: nil, limit: 10, offset: 0, desk.environment, desk.cases,
                    in: $0)
            }
            return try #require(look?.entries.first)
        }
        let closed = try await line("register-permohonan", desk.kaur)
        #expect(closed.columns["pemohon"] == nil)
        #expect(closed.closedColumns == ["pemohon"])
        #expect(closed.columns["perihal"] == .text(ConfidentialityTests.told))
        #expect(closed.number == 1)
        #expect(
            try await line("register-permohonan", desk.kades).columns["pemohon"] == .text(ConfidentialityTests.name))
    }

    @Test func closedContentIsNotInTheBookEither() async throws {
        let (desk, _) = try await desk("[{tutup: isi, kecuali: [kades]}]")
        let look = try await desk.environment.database.read {
            try ClosedBook.load(
                "pengaduan", of: desk.office, for: desk.kaur, year: nil, limit: 10, offset: 0, desk.environment,
                desk.cases, in: $0)
        }
        #expect(look?.entries.first?.columns.isEmpty == true)
    }

    @Test func officersMailsNameNobodyAndNothing() async throws {
        let (desk, id) = try await desk("[{tutup: identitas, kecuali: [kades]}, {tutup: isi, kecuali: [kades]}]")
        try await desk.complete("baca", of: id, by: desk.kades, note: "Cocokkan dengan nota beras")
        let mails = try await desk.regency.test.mails().filter { $0.to != "pelapor@b.contoh" }
        #expect(mails.contains { $0.to == "kaur@a.contoh" })
        for mail in mails {
            for secret in [ConfidentialityTests.name, ConfidentialityTests.told, "0812", "beras", "pelapor@"] {
                #expect(!(mail.subject + mail.text).contains(secret))
            }
        }
    }

    /// An act of somebody who may not read an answer leaves that answer as it is.
    @Test func anActLeavesClosedAnswersAlone() async throws {
        let desk = try await RuleDesk()
        let rest = ConfidentialityTests.report("[{tutup: isi, kecuali: [kades]}]")
            .replacing("isi: [ulasan]", with: "isi: [lapor, ulasan]")
        try await desk.adopt("lapor", rest)
        let id = try await desk.apply("lapor", ConfidentialityTests.answers)
        try await desk.complete("baca", of: id, by: desk.kades)
        #expect(try await desk.look(id, as: desk.kaur).hiddenFields.count == 3)
        try await desk.complete(
            "telaah", "cukup", of: id, by: desk.kaur, ["ulasan.hasil": "Benar", "lapor.isi": "diganti"])
        let answers = try await desk.look(id, as: desk.kades).answers
        #expect(answers?[FieldPath("lapor.isi")!] == .text(ConfidentialityTests.told))
        #expect(answers?[FieldPath("ulasan.hasil")!] == .text("Benar"))
    }
}
