import Forms
import Procedures
import Services
import Store
import Testing

/// `perbaikan`, `perpanjangan` and `boleh-dilewati`, as a village runs them.
@Suite struct CaseRuleTests {
    static let permit = """
        batas: {waktu: 10 hari kerja, perpanjangan: {oleh: kades, tambah: 7 hari kerja}}
        formulir:
          acara: {acara: {label: Acara, jenis: teks, wajib: ya}, tanggal: {label: Tanggal, jenis: tanggal, wajib: ya, min: 3 hari lagi}, ket: {label: Keterangan, jenis: teks}}
        akhir:
          terbit: {judul: Izin terbit, jenis: berhasil}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        perbaikan: {isian: [acara.acara, acara.tanggal], sampai: setujui}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara], lalu: periksa}
          periksa: {kegiatan: Memeriksa permohonan, oleh: operator, waktu: 1 hari kerja, boleh-dilewati: ya, lalu: lengkapi}
          lengkapi: {kegiatan: Menambah keterangan, oleh: pelapor, isi: [acara.ket], boleh-dilewati: ya, waktu: 2 hari kerja, lalu: setujui}
          setujui: {kegiatan: Menyetujui izin, oleh: kades, waktu: 1 hari kerja, lalu: terbitkan}
          terbitkan: {kegiatan: Menerbitkan izin, oleh: kaur, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, periksa, lengkapi, setujui, terbitkan], akhir: terbit}
          - {nama: Dicabut, jalan: [ajukan, cabut], akhir: dicabut}
        """

    private let event = FieldPath("acara.acara")!
    private let day = FieldPath("acara.tanggal")!

    private func desk() async throws -> (RuleDesk, String) {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", CaseRuleTests.permit)
        let id = try await desk.apply("izin", ["acara.acara": "Rapat RT", "acara.tanggal": "2026-03-09"])
        _ = try await desk.regency.test.mails()
        return (desk, id)
    }

    private func correct(_ desk: RuleDesk, _ id: String, _ answers: [String: String], by person: Person) async throws {
        try await CorrectCase(desk.environment, desk.cases)(
            id, of: desk.office, raw: RuleDesk.raw(answers), seen: nil, by: person)
    }

    @Test func theApplicantPutsAnAnswerRight() async throws {
        let (desk, id) = try await desk()
        let asked = try await desk.look(id, as: desk.applicant).correctable().get()
        #expect(asked.map(\.path) == [event, day])
        try await correct(desk, id, ["acara.acara": "Rapat RW"], by: desk.applicant)
        let look = try await desk.look(id, as: desk.clerk)
        #expect(look.answers?[event] == .text("Rapat RW"))
        let change = try #require(look.history.first { $0.kind == .corrected }?.changes.first)
        #expect(change.old == .text("Rapat RT"))
        #expect(change.new == .text("Rapat RW"))
        // Whoever works on it is told, without what it was.
        let mails = try await desk.regency.test.mails()
        #expect(mails.map(\.to) == ["operator@a.contoh"])
        #expect(mails.allSatisfy { !$0.text.contains("Rapat") })
    }

    @Test func aClaimFallsWhenTheAnswersChange() async throws {
        let (desk, id) = try await desk()
        let acts = TaskActs(desk.environment, desk.cases)
        try await acts.claim(try await desk.address("periksa", of: id), by: desk.clerk)
        try await correct(desk, id, ["acara.acara": "Rapat RW"], by: desk.applicant)
        #expect(try await desk.inbox(of: desk.clerk).map(\.claimedBy) == [nil])
    }

    /// A date that had to lie ahead may have passed: it is judged again only where it is changed.
    @Test func whatIsLeftAsItWasIsNotJudgedAgain() async throws {
        let (desk, id) = try await desk()
        desk.regency.clock.turn(days: 10)
        // As the page shows it, and a browser sends it back.
        let shown = try #require(try await desk.look(id, as: desk.applicant).answers?[day]?.raw)
        try await CorrectCase(desk.environment, desk.cases)(
            id, of: desk.office, raw: [event: .text("Rapat RW"), day: shown], seen: nil, by: desk.applicant)
        #expect(try await desk.look(id, as: desk.applicant).answers?[event] == .text("Rapat RW"))
        await #expect(throws: SubmissionRefused.self) {
            try await correct(desk, id, ["acara.tanggal": "2026-03-10"], by: desk.applicant)
        }
    }

    @Test func wrongAndEmptyCorrectionsAreRefusedAtTheirQuestion() async throws {
        let (desk, id) = try await desk()
        do {
            try await correct(desk, id, ["acara.acara": "", "acara.tanggal": "besok-besok"], by: desk.applicant)
            Issue.record("accepted")
        } catch let refused as SubmissionRefused {
            #expect(Set(refused.fields.keys) == [event, day])
        }
        // What the SOP does not name is not taken, whatever a form sends.
        try await correct(desk, id, ["acara.ket": "diselundupkan"], by: desk.applicant)
        #expect(try await desk.look(id, as: desk.applicant).answers?[FieldPath("acara.ket")!] == nil)
    }

    @Test func onlyTheApplicantAndOnlyInTime() async throws {
        let (desk, id) = try await desk()
        await #expect(throws: Refusal.correctionNotAllowed) {
            try await correct(desk, id, ["acara.acara": "Lain"], by: desk.clerk)
        }
        await #expect(throws: CaseMissing.self) {
            try await correct(desk, id, ["acara.acara": "Lain"], by: desk.regency.admin)
        }
        try await desk.complete("periksa", of: id, by: desk.clerk)
        try await desk.complete("lengkapi", of: id, by: desk.applicant, ["acara.ket": "Di balai"])
        try await desk.complete("setujui", of: id, by: desk.kades)
        await #expect(throws: Refusal.correctionOver(text: "Menyetujui izin")) {
            try await correct(desk, id, ["acara.acara": "Lain"], by: desk.applicant)
        }
    }

    // perpanjangan

    private func extend(_ desk: RuleDesk, _ id: String, reason: String?, by person: Person) async throws {
        try await ExtendLimit(desk.environment, desk.cases)(
            "utama", of: id, office: desk.office, reason: reason, by: person)
    }

    @Test func theDeadlineShownBeforeIsTheOneThatHolds() async throws {
        let (desk, id) = try await desk()
        let before = try await desk.look(id, as: desk.kades)
        #expect(before.extendableLimits.map(\.name) == ["utama"])
        let shown = try #require(try before.deadline(extending: "utama"))
        try await extend(desk, id, reason: "Balai dipakai pemilu", by: desk.kades)
        let after = try await desk.look(id, as: desk.applicant)
        #expect(after.state.limits["utama"]?.deadline?.due == shown.due)
        #expect(shown.fullAmount.count == 17)
        let entry = try #require(after.history.first { $0.moved != nil })
        #expect(entry.reason == "Balai dipakai pemilu")
        #expect(entry.moved?.new.due == shown.due)
        let mail = try #require(try await desk.regency.test.mails().first { $0.to == "pelapor@b.contoh" })
        #expect(mail.text.contains("Balai dipakai pemilu"))
        #expect(mail.text.contains(shown.dueText))
    }

    @Test func anExtensionNeedsItsLaneItsReasonAndItsTime() async throws {
        let (desk, id) = try await desk()
        #expect(try await desk.look(id, as: desk.clerk).extendableLimits.isEmpty)
        await #expect(throws: Refusal.extensionNotAllowed) { try await extend(desk, id, reason: "x", by: desk.clerk) }
        await #expect(throws: Refusal.reasonMissing) { try await extend(desk, id, reason: " ", by: desk.kades) }
        try await extend(desk, id, reason: "Hujan", by: desk.kades)
        await #expect(throws: Refusal.extensionsUsedUp(times: 1)) {
            try await extend(desk, id, reason: "Lagi", by: desk.kades)
        }
        #expect(try await desk.look(id, as: desk.kades).extendableLimits.isEmpty)
        let late = try await desk.apply("izin", ["acara.acara": "Rapat RT", "acara.tanggal": "2026-03-09"])
        desk.regency.clock.turn(days: 60)
        await #expect(throws: Refusal.limitOver) { try await extend(desk, late, reason: "Telat", by: desk.kades) }
    }

    // boleh-dilewati

    @Test func aStepIsPassedOverWithAReason() async throws {
        let (desk, id) = try await desk()
        let acts = TaskActs(desk.environment, desk.cases)
        #expect(try await desk.look(id, as: desk.clerk).maySkip("periksa"))
        #expect(try await !desk.look(id, as: desk.kaur).maySkip("periksa"))
        let address = try await desk.address("periksa", of: id)
        await #expect(throws: Refusal.reasonMissing) { try await acts.skip(address, reason: " ", by: desk.clerk) }
        try await acts.skip(address, reason: "Sudah diperiksa kemarin", by: desk.clerk)
        // The applicant's own step may be passed over by the applicant.
        #expect(try await desk.look(id, as: desk.applicant).maySkip("lengkapi"))
        try await acts.skip(
            try await desk.address("lengkapi", of: id), reason: "Tidak ada tambahan", by: desk.applicant)
        let look = try await desk.look(id, as: desk.kades)
        #expect(look.state.open.keys.sorted() == ["setujui"])
        #expect(!look.maySkip("setujui"))
        let wrong = try await desk.address("setujui", of: id)
        await #expect(throws: Refusal.skipNotAllowed) { try await acts.skip(wrong, reason: "x", by: desk.kades) }
    }
}
