import Forms
import Procedures
import Services
import Store
import Testing

/// What came in time at a step that the clock had taken when it was entered (SOP.md §10.3): what came with it is kept, can
/// be read and opened, and a new case may begin from it. The case is filed on Monday 2 March 2026.
@Suite struct LateActTests {
    static let permit = """
        berkas: {surat: {nama: Surat RT, wajib: tidak}}
        formulir: {acara: {acara: {label: Acara, jenis: teks, wajib: ya}, ket: {label: Keterangan, jenis: teks, wajib: ya}, hp: {label: Nomor HP, jenis: telepon}}}
        akhir:
          terbit: {judul: Izin terbit, jenis: berhasil}
          gugur: {judul: Gugur, jenis: kedaluwarsa}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara.acara], lalu: periksa}
          periksa: {keputusan: Memeriksa permohonan, oleh: kaur, waktu: 1 hari kerja, hasil: {ya: terbit, tidak: {lalu: lengkapi, alasan: untuk-pemohon}}}
          lengkapi: {keputusan: Melengkapi keterangan, oleh: pelapor, isi: [acara.ket, acara.hp], unggah: [surat], habis: {setelah: 2 hari kerja, lalu: gugur}, hasil: {lengkap: terbit, batal: dicabut}}
        uji:
          - {nama: Terbit, jalan: [ajukan, {periksa: ya}], akhir: terbit}
          - {nama: Dilengkapi, jalan: [ajukan, {periksa: tidak}, {lengkapi: lengkap}], akhir: terbit}
          - {nama: Batal, jalan: [ajukan, {periksa: tidak}, {lengkapi: batal}], akhir: dicabut}
        """

    /// The clock took the step on 4 March; now it is 10 March, and the counter enters what came on the 3rd.
    private func kept(
        closing rules: String = "", _ answers: [String: String] = ["acara.ket": "Di balai"]
    ) async throws -> (RuleDesk, String, TaskAddress, blob: String) {
        let desk = try await RuleDesk()
        try await desk.adopt(
            "izin", rules + LateActTests.permit, applicant: "siapa: [pegawai, umum], dibantu: [operator]")
        let id = try await desk.apply("izin", ["acara.acara": "Rapat RT"])
        try await desk.complete("periksa", "tidak", of: id, by: desk.kaur, reason: "Keterangan kurang")
        let address = try await desk.address("lengkapi", of: id)
        desk.regency.clock.turn(to: Instant(CalendarDate(iso: "2026-03-10")!, TimeOfDay("09:00")!, .wib))
        let blob = try await desk.blobs.write(Array("%PDF-1.4 surat".utf8), office: desk.office)
        let file = PaperFile(
            blob: blob.place.id, name: "surat.pdf", type: .pdf, bytes: blob.size, digest: Hexadecimal.text(blob.digest))
        let sent = try await CompleteStep(desk.environment, desk.cases)(
            address, outcome: "lengkap", raw: RuleDesk.raw(answers),
            uploads: [UploadedPaper(paper: "surat", file: file, blob: blob)], reason: "Baru sempat",
            note: "Lewat pos", happened: "3-3-2026 10.00", seen: nil, blobs: desk.blobs, by: desk.clerk)
        #expect(sent == .keptOnly)
        return (desk, id, address, blob.place.id)
    }

    private func fetch(_ blob: String, of id: String, as person: Person, _ desk: RuleDesk) async throws -> PaperLook {
        let look = try await desk.look(id, as: person)
        return try await desk.environment.database.read {
            try PaperLook(blob, of: look, blobs: desk.blobs, desk.environment, in: $0)
        }
    }

    @Test func whatCameWithItStandsInTheHistoryAndItsFileOpens() async throws {
        let (desk, id, _, blob) = try await kept()
        let look = try await desk.look(id, as: desk.kades)
        #expect(look.state.result == "gugur")
        #expect(look.state.answers[FieldPath("acara.ket")!] == nil && look.papers["surat"] == nil)
        let entry = try #require(look.history.last)
        #expect(entry.kind == .late(step: "Melengkapi keterangan", outcome: "Lengkap"))
        #expect(entry.reason == "Baru sempat" && entry.note == "Lewat pos")
        let late = try #require(entry.late)
        #expect(late.answers.map(\.value) == [.text("Di balai")])
        #expect(late.papers.map(\.paper.title) == ["Surat RT"])
        let paper = try await fetch(blob, of: id, as: desk.kades, desk)
        #expect(try await desk.blobs.bytes(of: paper.blob) == Array("%PDF-1.4 surat".utf8))
        // The applicant's history does not tell of it, and neither does its file open there.
        #expect(try await desk.look(id, as: desk.applicant).history.allSatisfy { $0.late == nil })
        await #expect(throws: CaseMissing.self) { _ = try await fetch(blob, of: id, as: desk.applicant, desk) }
    }

    @Test func whatIsClosedToAnOfficerIsNotReadThereEither() async throws {
        let (desk, id, _, blob) = try await kept(closing: "kerahasiaan: [{tutup: isi, kecuali: [kades]}]\n")
        let look = try await desk.look(id, as: desk.kaur)
        let entry = try #require(look.history.last)
        #expect(entry.kind == .late(step: "Melengkapi keterangan", outcome: "Lengkap"))
        #expect(entry.late == nil && entry.reason == nil && entry.note == nil)
        #expect(look.state.lateActs.map(\.content) == [nil])
        await #expect(throws: CaseMissing.self) { _ = try await fetch(blob, of: id, as: desk.kaur, desk) }
        #expect(try await desk.look(id, as: desk.kades).history.last?.late?.answers.isEmpty == false)
    }

    /// Where only who it is is closed, the rest is read: by officers, and by an auditor.
    @Test func ofAClosedIdentityTheRestIsRead() async throws {
        let (desk, id, _, blob) = try await kept(
            closing: "kerahasiaan: [{tutup: identitas, kecuali: [kades]}]\n",
            ["acara.ket": "Di balai", "acara.hp": "081200000000"])
        let root = try await desk.environment.database.read { try ReadOffices(desk.environment)("root", in: $0) }
        let auditor = try await desk.regency.officer("pemeriksa", ["pemeriksa"], in: root)
        for person in [desk.kaur, auditor] {
            let look = try await desk.look(id, as: person)
            let entry = try #require(look.history.last)
            #expect(entry.late?.answers.map(\.value) == [.text("Di balai")], "\(person.name)")
            #expect(entry.late?.papers.isEmpty == true && entry.reason == "Baru sempat")
            let content = try #require(look.state.lateActs.first?.content)
            #expect(content.answers.keys.map(\.description) == ["acara.ket"] && content.papers.isEmpty)
            await #expect(throws: CaseMissing.self) { _ = try await fetch(blob, of: id, as: person, desk) }
        }
        #expect(try await desk.look(id, as: desk.kades).history.last?.late?.answers.count == 2)
    }

    @Test func itIsEnteredOnce() async throws {
        let (desk, id, address, _) = try await kept()
        await #expect(throws: Refusal.lateActKept(text: "Melengkapi keterangan")) {
            try await CompleteStep(desk.environment, desk.cases)(
                address, outcome: "lengkap", raw: RuleDesk.raw(["acara.ket": "Di balai"]), happened: "3-3-2026 10.00",
                seen: nil, blobs: desk.blobs, by: desk.clerk)
        }
        #expect(try await desk.look(id, as: desk.kades).state.lateActs.count == 1)
    }

    @Test func theCounterBeginsANewCaseFromIt() async throws {
        let (desk, id, address, _) = try await kept()
        #expect(try await desk.look(id, as: desk.clerk).lateActsToBeginFrom.map(\.step) == ["lengkapi"])
        // Who may not file at the counter is not offered it; neither is the applicant.
        for other in [desk.kades, desk.applicant] {
            #expect(try await desk.look(id, as: other).lateActsToBeginFrom.isEmpty)
        }
        let start = StartFromLateAct(desk.environment, desk.cases)
        await #expect(throws: ApplyRefusal.notAtThisCounter) {
            _ = try await start(address, atCounter: .letter, by: desk.kades)
        }
        await #expect(throws: CaseMissing.self) {
            _ = try await start(address, atCounter: .letter, by: desk.applicant)
        }
        let other = TaskAddress(office: desk.office, caseID: id, step: "periksa", visit: 1)
        await #expect(throws: CaseMissing.self) { _ = try await start(other, atCounter: .letter, by: desk.clerk) }

        let draft = try await start(address, atCounter: .letter, by: desk.clerk)
        let open = try await desk.environment.database.read {
            try DraftDesk(desk.environment, desk.cases).open(
                draft, of: desk.office, by: desk.clerk, secret: nil, in: $0)
        }
        // Of what came late only what the first step asks: the rest is asked again where it belongs.
        #expect(open.draft.content.answers == [FieldPath("acara.acara")!: .text("Rapat RT")])
        try await ConfirmCounter(desk.environment, desk.cases).agreed(draft, of: desk.office, by: desk.clerk)
        let next = try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.office, by: desk.clerk, secret: nil)
        #expect(try await desk.look(next, as: desk.applicant).viewer == .applicant)
    }
}
