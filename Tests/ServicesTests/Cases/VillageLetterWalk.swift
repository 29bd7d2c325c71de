import Forms
import Procedures
import Services
import Testing

/// A letter of a village by self-service, from its SOP (`surat-layanan-mandiri`).
@Suite struct VillageLetterWalk {
    static let answers = [
        "pemohon.nama": "Siti Contoh", "pemohon.nik": "0012014101900001", "pemohon.surel": "siti@aren.contoh",
        "pemohon.telepon": "081200000000", "permintaan.jenis": "domisili", "permintaan.untuk": "sendiri",
        "permintaan.keperluan": "Melamar kerja", "permintaan.penanda-tangan": "kades",
    ]
    static let text = [
        "pencocokan.identitas": "ya", "naskah.kode": "400.12.2.1",
        "naskah.isi": "Yang bersangkutan tinggal di desa ini.",
    ]
    static let papers = ["ktp", "kk"]

    private func desk() async throws -> ShippedDesk {
        try await ShippedDesk(
            "surat-layanan-mandiri", at: \.villageA,
            [("petugas", "operator"), ("sekdes", "sekretaris"), ("kades", "kepala")])
    }

    /// Drawn up, sent, checked, approved: the head's signature waits.
    private func approved(_ desk: ShippedDesk, signer: String = "kades") async throws -> String {
        var answers = Self.answers
        answers["permintaan.penanda-tangan"] = signer
        let id = try await desk.apply(answers, papers: Self.papers)
        try await desk.open(id, is: "ajukan")
        try await desk.complete("ajukan", "ajukan", of: id, by: "pemohon")
        try await desk.complete("periksa", "sesuai", of: id, by: "petugas", Self.text)
        try await desk.complete("setujui", "setuju", of: id, by: signer == "kades" ? "sekdes" : "kades")
        try await desk.open(id, is: "tandatangani")
        return id
    }

    @Test func signedOnPaperItIsCollected() async throws {
        let desk = try await desk()
        let id = try await approved(desk)
        await #expect(throws: Refusal.self, "another signer was chosen") {
            try await desk.complete(
                "tandatangani", "tanda-tangan", of: id, by: "sekdes",
                [
                    "tanda-tangan.cara": "basah", "tanda-tangan.nomor": "400.12.2.1/7/Aren/2026",
                    "tanda-tangan.tanggal": "2026-03-02",
                ])
        }
        try await desk.complete(
            "tandatangani", "tanda-tangan", of: id, by: "kades",
            [
                "tanda-tangan.cara": "basah", "tanda-tangan.nomor": "400.12.2.1/7/Aren/2026",
                "tanda-tangan.tanggal": "2026-03-02",
            ])
        try await desk.complete("siapkan", of: id, by: "petugas")
        try await desk.open(id, is: "serahkan")
        await #expect(throws: Refusal.self, "whoever collects it shows who they are") {
            try await desk.complete("serahkan", of: id, by: "petugas")
        }
        try await desk.complete("serahkan", of: id, by: "petugas", originals: ["identitas-asli"])
        #expect(try await desk.look(id).state.result == "terbit")
        #expect(try await desk.book("register-surat").first?["jenis"] == .text("domisili"))
        #expect(try await desk.book("agenda-keluar").first?["tujuan"] == .text("Siti Contoh"))
        for book in ["agenda-keluar", "ekspedisi"] {
            let line = try #require(try await desk.book(book).first)
            #expect(line["nomor-surat"] == .text("400.12.2.1/7/Aren/2026"))
            #expect(line["tanggal-surat"] == .date(CalendarDate(iso: "2026-03-02")!))
        }
    }

    @Test func signedElectronicallyItIsFetchedHere() async throws {
        let desk = try await desk()
        let id = try await approved(desk, signer: "sekdes")
        try await desk.complete(
            "tandatangani", "tanda-tangan", of: id, by: "sekdes",
            [
                "tanda-tangan.cara": "elektronik", "tanda-tangan.nomor": "400.12.2.1/8/Aren/2026",
                "tanda-tangan.tanggal": "2026-03-02",
            ])
        await #expect(throws: Refusal.self) { try await desk.complete("siapkan", of: id, by: "petugas") }
        try await desk.complete("siapkan", of: id, by: "petugas", papers: ["surat-jadi"])
        let done = try await desk.look(id)
        #expect(done.state.result == "terbit")
        #expect(done.papers["surat-jadi"]?.count == 1)
        #expect(try await desk.book("ekspedisi").isEmpty)
    }

    /// A name and a NIK prove nothing: both stand on every family card.
    @Test func nothingIsWrittenForSomebodyWhoWasNotCompared() async throws {
        let desk = try await desk()
        await #expect(throws: (any Error).self) { try await desk.apply(Self.answers) }
        let id = try await desk.apply(Self.answers, papers: Self.papers)
        try await desk.complete("ajukan", "ajukan", of: id, by: "pemohon")
        var unseen = Self.text
        unseen["pencocokan.identitas"] = nil
        await #expect(throws: SubmissionRefused.self) {
            try await desk.complete("periksa", "sesuai", of: id, by: "petugas", unseen)
        }
    }

    /// A head who is away is stood in for by the secretary, as a rule: who approves and who signs is one person then, and
    /// the letter goes on all the same.
    @Test(arguments: ["kades", "sekdes"])
    func theSecretaryAsPlhApprovesAndSigns(signer: String) async throws {
        let desk = try await desk()
        let head = try desk.person("kades")
        let today = desk.regency.clock.now.date(in: .wib)
        let proved = try await ConfirmPassword(desk.environment)(Regency.password, by: head)
        try await NoteLeave(desk.environment)(
            NewLeave(
                standIn: try desk.person("sekdes").id, from: today.adding(days: 1), until: today.adding(days: 3)),
            of: head.id, in: desk.office.id, by: proved)
        desk.regency.clock.turn(days: 1)
        var answers = Self.answers
        answers["permintaan.penanda-tangan"] = signer
        let id = try await desk.apply(answers, papers: Self.papers)
        try await desk.complete("ajukan", "ajukan", of: id, by: "pemohon")
        try await desk.complete("periksa", "sesuai", of: id, by: "petugas", Self.text)
        let standIn = try await desk.now("sekdes")
        try await desk.complete("setujui", "setuju", of: id, as: standIn)
        try await desk.complete(
            "tandatangani", "tanda-tangan", of: id, as: standIn,
            [
                "tanda-tangan.cara": "basah", "tanda-tangan.nomor": "400.12.2.1/10/Aren/2026",
                "tanda-tangan.tanggal": "2026-03-02",
            ])
        try await desk.open(id, is: "siapkan")
    }

    @Test func nobodySignsInTheLaneOfAnother() async throws {
        let desk = try await desk()
        var answers = Self.answers
        answers["permintaan.penanda-tangan"] = "sekdes"
        let id = try await desk.apply(answers, papers: Self.papers)
        try await desk.complete("ajukan", "ajukan", of: id, by: "pemohon")
        try await desk.complete("periksa", "sesuai", of: id, by: "petugas", Self.text)
        await #expect(throws: Refusal.self) {
            try await desk.complete("setujui", "setuju", of: id, by: "sekdes")
        }
        try await desk.complete("setujui", "setuju", of: id, by: "kades")
        try await desk.open(id, is: "tandatangani")
    }

    @Test func returnedThenRefused() async throws {
        let desk = try await desk()
        let id = try await desk.apply(Self.answers, papers: Self.papers)
        try await desk.complete("ajukan", "ajukan", of: id, by: "pemohon")
        try await desk.complete("periksa", "perbaiki", of: id, by: "petugas", reason: "NIK tidak sama dengan KK")
        try await desk.complete("ubah", of: id, by: "pemohon", Self.answers)
        try await desk.complete("ajukan", "ajukan", of: id, by: "pemohon")
        try await desk.complete("periksa", "tolak", of: id, by: "petugas", reason: "Bukan warga desa ini")
        #expect(try await desk.look(id).state.result == "ditolak")
    }

    @Test func aDraftThatIsNeverSentEnds() async throws {
        let desk = try await desk()
        let id = try await desk.apply(Self.answers, papers: Self.papers)
        try await desk.wait(days: 30)
        try await desk.open(id, is: "ajukan")
        try await desk.wait(days: 1)
        #expect(try await desk.look(id).state.result == "gugur")
    }

    @Test func aLetterThatNobodyCollectsEnds() async throws {
        let desk = try await desk()
        let id = try await approved(desk)
        try await desk.complete(
            "tandatangani", "tanda-tangan", of: id, by: "kades",
            [
                "tanda-tangan.cara": "basah", "tanda-tangan.nomor": "400.12.2.1/9/Aren/2026",
                "tanda-tangan.tanggal": "2026-03-02",
            ])
        try await desk.complete("siapkan", of: id, by: "petugas")
        try await desk.wait(days: 31)
        #expect(try await desk.look(id).state.result == "tidak-diambil")
    }

    @Test func withdrawnBeforeItIsSigned() async throws {
        let desk = try await desk()
        let id = try await approved(desk)
        try await WithdrawCase(desk.environment, desk.cases)(
            id, of: desk.office.id, reason: nil, by: desk.person("pemohon"))
        #expect(try await desk.look(id).state.result == "dicabut")
    }
}
