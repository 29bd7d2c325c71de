import Forms
import Procedures
import Services
import Store
import Testing

/// A village official's mail account, from its SOP (`email-perangkat-desa`).
@Suite struct VillageMailWalk {
    static let account = [
        "akun.nama": "Siti Contoh", "akun.nik": "0012014101900001", "akun.surel": "b@aren.contoh",
        "akun.telepon": "081200000000",
    ]
    static let form = [
        "data.jabatan": "Kaur Umum", "data.desa": "Bambu", "data.dikuasakan": "tidak",
        "data.alamat": "siti.bambu@aren.contoh",
    ]
    static let papers = ["sk", "surat-permohonan", "ktp"]

    private func desk() async throws -> ShippedDesk {
        try await ShippedDesk(
            "email-perangkat-desa", at: \.kominfo, [("teknis", "tim-teknis"), ("bantuan", "helpdesk")])
    }

    /// Sent, matched by the help desk, invited: the form waits.
    private func registered(_ desk: ShippedDesk) async throws -> String {
        let id = try await desk.apply(Self.account)
        try await desk.open(id, is: "cocokkan")
        let proven = ["pencocokan.surel": "ya"]
        await #expect(throws: Refusal.self) {
            try await desk.complete("cocokkan", "cocok", of: id, by: "teknis", proven)
        }
        await #expect(throws: SubmissionRefused.self, "the activation is mailed there") {
            try await desk.complete("cocokkan", "cocok", of: id, by: "bantuan")
        }
        try await desk.complete("cocokkan", "cocok", of: id, by: "bantuan", proven)
        try await desk.open(id, is: "isi-data")
        return id
    }

    @Test func fromTheRegistrationToTheActivation() async throws {
        let desk = try await desk()
        let id = try await registered(desk)
        try await desk.complete("isi-data", of: id, by: "pemohon", Self.form)
        try await desk.complete("ajukan", of: id, by: "pemohon", papers: Self.papers)
        let due = try await desk.look(id).state.limits["putusan"]?.deadline?.due
        #expect(due == Instant(CalendarDate(iso: "2026-03-04")!, TimeOfDay("16:00")!, .wib), "two working days")
        try await desk.complete("verifikasi", "setuju", of: id, by: "teknis")
        try await desk.end("buat-email", "berhasil", ["alamat": "siti.bambu@aren.contoh"], of: id, by: "teknis")
        try await desk.open(id, is: "kirim-aktivasi")
        try await desk.end("kirim-aktivasi", "terkirim", of: id, by: "teknis")
        try await desk.complete("aktivasi", "tautan-baru", of: id, by: "pemohon")
        try await desk.end("kirim-aktivasi", "terkirim", of: id, by: "teknis")
        try await desk.complete("aktivasi", "masuk", of: id, by: "pemohon")
        #expect(try await desk.look(id).state.result == "aktif")
        #expect(try await desk.book("register-email").first?["pemilik"] == .text("Siti Contoh"))
    }

    @Test func whoAppliesForAnotherBringsThePowerOfAttorney() async throws {
        let desk = try await desk()
        let id = try await registered(desk)
        var form = Self.form
        form["data.dikuasakan"] = "ya"
        form["data.penerima"] = "Budi Contoh"
        form["data.nik-penerima"] = "0012011203850002"
        try await desk.complete("isi-data", of: id, by: "pemohon", form)
        await #expect(throws: Refusal.self) {
            try await desk.complete("ajukan", of: id, by: "pemohon", papers: Self.papers)
        }
        try await desk.complete("ajukan", of: id, by: "pemohon", papers: Self.papers + ["surat-kuasa"])
        try await desk.complete("verifikasi", "tolak", of: id, by: "teknis", reason: "SK sudah berakhir")
        #expect(try await desk.look(id).state.result == "ditolak")
    }

    /// The samples of the two letters hold what the form was answered, and the paper of attorney only what is asked.
    @Test func theLettersAreOfferedPrefilled() async throws {
        let desk = try await desk()
        let id = try await registered(desk)
        let templates = LetterTemplates(LetterTemplateTests.shipped)
        let (environment, office) = (desk.environment, desk.office)
        func letter(_ paper: String, as name: String) async throws -> PrefilledLetter? {
            let look = try await desk.look(id, as: name)
            return try await environment.database.read { try look.letter(for: paper, templates, to: office, in: $0) }
        }
        let early = try #require(try await letter("surat-permohonan", as: "pemohon"))
        #expect(early.text("nama") == "Siti Contoh" && early.text("jabatan") == nil)
        try await desk.complete("isi-data", of: id, by: "pemohon", Self.form)
        let asked = try #require(try await letter("surat-permohonan", as: "pemohon"))
        #expect(asked.text("jabatan") == "Kaur Umum" && asked.text("alamat") == "siti.bambu@aren.contoh")
        #expect(asked.text("nik") == "0012014101900001" && asked.text("kantor") == "Dinas Kominfo Contoh")
        #expect(asked.writer?.name == "Desa Bambu", "under the letterhead of the office that applies")
        #expect(try await letter("ktp", as: "pemohon") == nil, "a paper without a sample has none")
        // Whoever helps at the counter fills the step in with the applicant; who verifies has nothing to print.
        #expect(try await letter("surat-permohonan", as: "bantuan")?.text("jabatan") == "Kaur Umum")
        #expect(try await letter("surat-permohonan", as: "teknis") == nil)
    }

    @Test func papersThatNeverComeEndIt() async throws {
        let desk = try await desk()
        let id = try await registered(desk)
        try await desk.complete("isi-data", of: id, by: "pemohon", Self.form)
        try await desk.wait(days: 30)
        try await desk.open(id, is: "ajukan")
        try await desk.wait(days: 1)
        #expect(try await desk.look(id).state.result == "gugur")
    }

    /// Sent, and seven days of silence: whoever made the mailbox looks whether it is used.
    private func silent(_ desk: ShippedDesk) async throws -> String {
        let id = try await registered(desk)
        try await desk.complete("isi-data", of: id, by: "pemohon", Self.form)
        try await desk.complete("ajukan", of: id, by: "pemohon", papers: Self.papers)
        try await desk.complete("verifikasi", "setuju", of: id, by: "teknis")
        try await desk.end("buat-email", "berhasil", ["alamat": "siti.bambu@aren.contoh"], of: id, by: "teknis")
        try await desk.end("kirim-aktivasi", "terkirim", of: id, by: "teknis")
        try await desk.wait(days: 8)
        try await desk.open(id, is: "pastikan")
        return id
    }

    @Test func anActivationThatIsNeverOpenedClosesTheMailbox() async throws {
        let desk = try await desk()
        let id = try await silent(desk)
        try await desk.complete("pastikan", "belum", of: id, by: "teknis")
        let over = try await desk.look(id)
        #expect(over.state.result == "gugur")
        #expect(over.tasks.map(\.kind) == [.undo], "the mailbox is to be closed")
    }

    @Test func aMailboxInUseStaysAlthoughItsOwnerSaysNothing() async throws {
        let desk = try await desk()
        let id = try await silent(desk)
        try await desk.complete("pastikan", "dipakai", of: id, by: "teknis")
        let over = try await desk.look(id)
        #expect(over.state.result == "aktif")
        #expect(over.tasks.isEmpty)
    }

    @Test func withdrawnBeforeTheMailboxIsMade() async throws {
        let desk = try await desk()
        let id = try await registered(desk)
        try await WithdrawCase(desk.environment, desk.cases)(
            id, of: desk.office.id, reason: nil, by: desk.person("pemohon"))
        #expect(try await desk.look(id).state.result == "dicabut")
    }
}
