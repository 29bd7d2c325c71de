import Forms
import Procedures
import Services
import Store
import Testing

/// What an officer of a `dibantu` lane does in the applicant's stead, after the case was opened.
@Suite struct CounterActs {
    static let permit = """
        batas: {waktu: 10 hari kerja, perpanjangan: {oleh: pelapor, tambah: 5 hari kerja, alasan: boleh}}
        formulir: {acara: {acara: {label: Acara, jenis: teks, wajib: ya}, ket: {label: Keterangan, jenis: teks, wajib: ya}}}
        akhir:
          terbit: {judul: Izin terbit, jenis: berhasil}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut, oleh: [pelapor, kades], alasan: boleh}
        perbaikan: {isian: [acara.acara], sampai: setujui}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara.acara], lalu: periksa}
          periksa: {keputusan: Memeriksa permohonan, oleh: kaur, waktu: 1 hari kerja, hasil: {ya: setujui, tidak: {lalu: lengkapi, alasan: untuk-pemohon}}}
          lengkapi: {kegiatan: Melengkapi keterangan, oleh: pelapor, isi: [acara.ket], waktu: 2 hari kerja, lalu: nyatakan}
          nyatakan: {kegiatan: Menyatakan kebenaran, oleh: pelapor, boleh-diwakili: tidak, waktu: 2 hari kerja, lalu: setujui}
          setujui: {kegiatan: Menyetujui izin, oleh: kades, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, {periksa: ya}, setujui], akhir: terbit}
          - {nama: Dikembalikan, jalan: [ajukan, {periksa: tidak}, lengkapi, nyatakan, setujui], akhir: terbit}
          - {nama: Dicabut, jalan: [ajukan, cabut], akhir: dicabut}
        """

    private func desk() async throws -> RuleDesk {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", CounterActs.permit, applicant: "siapa: [pegawai, umum], dibantu: [operator]")
        return desk
    }

    /// A case that the village's operator filed for somebody who came.
    private func filed(_ desk: RuleDesk, email: String? = "budi@contoh.id") async throws -> String {
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "izin", at: desk.office, by: desk.clerk, secret: nil,
            counter: CounterFacts(name: "Budi Contoh", email: email, channel: .counter, consent: .spoken))
        _ = try await DraftDesk(desk.environment, desk.cases).answer(
            RuleDesk.raw(["acara.acara": "Rapat RT"]), in: draft, of: desk.office, by: desk.clerk, secret: nil)
        try await ConfirmCounter(desk.environment, desk.cases)(
            draft, of: desk.office, news: email ?? ConfirmCounter.none, consent: .spoken, by: desk.clerk)
        let id = try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.office, by: desk.clerk, secret: nil)
        _ = try await desk.regency.test.mails()
        return id
    }

    private func mails(_ desk: RuleDesk, to address: String) async throws -> [OutgoingMail] {
        try await desk.regency.test.mails().filter { $0.to == address }
    }

    // pencabutan

    @Test func whoWasHelpedThereWithdrawsThere() async throws {
        let desk = try await desk()
        let id = try await filed(desk)
        let before = try await desk.look(id, as: desk.clerk)
        #expect(before.isAssistingWithdrawal)
        #expect(throws: Never.self) { try before.withdrawalPermission().get() }
        try await WithdrawCase(desk.environment, desk.cases)(
            id, of: desk.office, reason: "Acara batal", by: desk.clerk)

        let look = try await desk.look(id, as: desk.kades)
        #expect(look.state.result == "dicabut")
        let entry = try #require(look.history.first { $0.kind == .withdrawn })
        #expect(entry.isAssisted && entry.person == desk.clerk.id && entry.lane == "Pelapor")
        #expect(entry.reason == "Acara batal")
        let mail = try #require(try await mails(desk, to: "budi@contoh.id").first)
        #expect(mail.text.contains("Petugas loket mencabutnya atas permintaan Anda"))
        #expect(mail.text.contains("Bila Anda tidak memintanya, segera hubungi kantor"))
    }

    @Test func anotherLaneOfTheSOPWithdrawsInItsOwnName() async throws {
        let desk = try await desk()
        let id = try await desk.apply("izin", ["acara.acara": "Rapat RT"])
        _ = try await desk.regency.test.mails()
        #expect(try await !desk.look(id, as: desk.kades).isAssistingWithdrawal)
        try await WithdrawCase(desk.environment, desk.cases)(
            id, of: desk.office, reason: "Balai rusak", by: desk.kades)
        let entry = try #require(
            try await desk.look(id, as: desk.applicant).history.first { $0.kind == .withdrawn })
        #expect(!entry.isAssisted && entry.lane == "Kepala Desa")
        let mail = try #require(try await mails(desk, to: "pelapor@b.contoh").first)
        #expect(mail.text.contains("Dicabut oleh Kepala Desa. Alasan: Balai rusak"))
    }

    @Test func nobodyElseMayWithdraw() async throws {
        let desk = try await desk()
        let id = try await filed(desk)
        let withdraw = WithdrawCase(desk.environment, desk.cases)
        await #expect(throws: Refusal.withdrawalNotAllowed) {
            try await withdraw(id, of: desk.office, reason: nil, by: desk.kaur)
        }
        await #expect(throws: CaseMissing.self) {
            try await withdraw(id, of: desk.office, reason: nil, by: desk.regency.admin)
        }
        try await withdraw(id, of: desk.office, reason: nil, by: desk.clerk)
        await #expect(throws: Refusal.self) { try await withdraw(id, of: desk.office, reason: nil, by: desk.clerk) }
    }

    /// Who sent it alone and gets no mail would not hear of it: they do it themselves.
    @Test func nobodyActsBehindTheBackOfWhoAppliedAlone() async throws {
        let desk = try await desk()
        let silent = try await desk.regency.officer("sunyi", ["operator"], in: desk.regency.villageB)
        let id = try await desk.apply("izin", ["acara.acara": "Rapat RT"], by: silent)
        let look = try await desk.look(id, as: desk.clerk)
        #expect(throws: Refusal.applicantUnheard) { try look.withdrawalPermission().get() }
        #expect(throws: Refusal.applicantUnheard) { _ = try look.correctable().get() }
        let withdraw = WithdrawCase(desk.environment, desk.cases)
        await #expect(throws: Refusal.applicantUnheard) {
            try await withdraw(id, of: desk.office, reason: nil, by: desk.clerk)
        }
        await #expect(throws: Refusal.applicantUnheard) {
            try await CorrectCase(desk.environment, desk.cases)(
                id, of: desk.office, raw: RuleDesk.raw(["acara.acara": "Lain"]), seen: nil, by: desk.clerk)
        }
        // What only hands in what was asked for ends nothing.
        try await desk.complete("periksa", "tidak", of: id, by: desk.kaur, reason: "Keterangan kurang")
        try await desk.complete("lengkapi", of: id, by: desk.clerk, ["acara.ket": "Di balai"])
        // Another lane of the SOP withdraws in its own name.
        try await withdraw(id, of: desk.office, reason: "Balai rusak", by: desk.kades)
        #expect(try await desk.look(id, as: silent).state.result == "dicabut")
    }

    /// A mistyped address is none: what was sent there came back. A mail that a server takes later shows that it is mended.
    @Test(arguments: [true, false])
    func nobodyActsBehindTheBackOfWhoseMailComesBack(atOnce: Bool) async throws {
        let desk = try await desk()
        let database = desk.environment.database
        let id = try await desk.apply("izin", ["acara.acara": "Rapat RT"])
        #expect(try await desk.look(id, as: desk.clerk).reach == .mail)
        if atOnce {
            try await FailingWork.refuseMails(
                desk.environment, desk.regency.clock, cause: "Server surat menolak email ini untuk seterusnya (550).")
        } else {
            try await database.write {
                _ = try $0.execute("UPDATE notices SET sent_at = 1, bounced_at = 2 WHERE account_id IS NULL")
            }
        }
        desk.regency.clock.turn(minutes: 5)
        try await desk.complete("periksa", "tidak", of: id, by: desk.kaur, reason: "Keterangan kurang")
        let look = try await desk.look(id, as: desk.clerk)
        #expect(look.reach == .returned, "what waits to be sent proves nothing")
        #expect(throws: Refusal.applicantUnheard) { try look.withdrawalPermission().get() }
        let withdraw = WithdrawCase(desk.environment, desk.cases)
        await #expect(throws: Refusal.applicantUnheard) {
            try await withdraw(id, of: desk.office, reason: nil, by: desk.clerk)
        }
        try await database.write {
            _ = try $0.execute(
                """
                UPDATE notices SET sent_at = made_at
                WHERE account_id IS NULL AND made_at = (SELECT MAX(made_at) FROM notices WHERE account_id IS NULL)
                """)
        }
        #expect(try await desk.look(id, as: desk.clerk).reach == .mail)
        try await withdraw(id, of: desk.office, reason: nil, by: desk.clerk)
    }

    /// Whoever came to the counter and left no address may come again.
    @Test func whoWasHelpedThereAndHasNoAddressIsHelpedAgain() async throws {
        let desk = try await desk()
        let id = try await filed(desk, email: nil)
        let look = try await desk.look(id, as: desk.clerk)
        #expect(look.reach == .officer)
        try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.office, reason: nil, by: desk.clerk)
        #expect(try await desk.look(id, as: desk.clerk).state.result == "dicabut")
    }

    // A returned step

    @Test func aReturnedStepIsTheCountersTaskAndTheApplicantIsTold() async throws {
        let desk = try await desk()
        let id = try await filed(desk)
        try await desk.complete("periksa", "tidak", of: id, by: desk.kaur, reason: "Keterangan kurang")
        #expect(try await desk.inbox(of: desk.clerk).map(\.step) == ["lengkapi"])
        _ = try await desk.regency.test.mails()
        try await desk.complete("lengkapi", of: id, by: desk.clerk, ["acara.ket": "Di balai"])
        let mail = try #require(
            try await mails(desk, to: "budi@contoh.id").first { $0.subject.contains("Melengkapi keterangan") })
        #expect(mail.text.contains("Petugas loket mengerjakan “Melengkapi keterangan” atas nama Anda"))
        let look = try await desk.look(id, as: desk.clerk)
        #expect(look.answers?[FieldPath("acara.ket")!] == .text("Di balai"))
        #expect(
            look.history.contains { $0.isAssisted && $0.kind == .done(step: "Melengkapi keterangan", outcome: nil) })

        // What the SOP leaves to the applicant in person is nobody's task at the counter.
        #expect(look.state.open.keys.sorted() == ["nyatakan"])
        #expect(try await desk.inbox(of: desk.clerk).isEmpty)
        await #expect(throws: Refusal.assistanceNotAllowed) {
            try await desk.complete("nyatakan", of: id, by: desk.clerk)
        }
    }

    @Test func aStepOfSomebodyWhoAppliedAloneCanBeDoneThereButIsNobodysTask() async throws {
        let desk = try await desk()
        let id = try await desk.apply("izin", ["acara.acara": "Rapat RT"])
        try await desk.complete("periksa", "tidak", of: id, by: desk.kaur, reason: "Keterangan kurang")
        #expect(try await desk.inbox(of: desk.clerk).isEmpty)
        #expect(try await desk.look(id, as: desk.clerk).isAssisting(at: "lengkapi"))
        try await desk.complete("lengkapi", of: id, by: desk.clerk, ["acara.ket": "Di balai"])
        #expect(try await desk.look(id, as: desk.clerk).state.open["lengkapi"] == nil)
    }

    /// Files that were chosen on a telephone are gone after each refusal: what is missing is told at once, also how the
    /// applicant agreed.
    @Test func everythingThatIsMissingIsToldAtOnce() async throws {
        let desk = try await desk()
        let id = try await filed(desk)
        let correction = await #expect(throws: SubmissionRefused.self) {
            try await CorrectCase(desk.environment, desk.cases)(
                id, of: desk.office, raw: RuleDesk.raw(["acara.acara": ""]), consent: "", seen: nil, by: desk.clerk)
        }
        #expect(correction?.fields.keys.map(\.description) == ["acara.acara"])
        #expect(correction?.beside.keys.sorted() == ["persetujuan"])
        try await desk.complete("periksa", "tidak", of: id, by: desk.kaur, reason: "Keterangan kurang")
        let address = try await desk.address("lengkapi", of: id)
        @Sendable func send(_ text: String, happened: String = "", consent: String) async throws {
            try await CompleteStep(desk.environment, desk.cases)(
                address, outcome: Outcome.implicitName, raw: RuleDesk.raw(["acara.ket": text]), happened: happened,
                consent: consent, seen: nil, blobs: desk.blobs, by: desk.clerk)
        }
        let both = await #expect(throws: SubmissionRefused.self) { try await send("", consent: "") }
        #expect(both?.fields.keys.map(\.description) == ["acara.ket"])
        #expect(both?.beside.keys.sorted() == ["persetujuan"])
        let answered = await #expect(throws: FieldTroubles.self) { try await send("Di balai", consent: "") }
        #expect(answered?.messages.keys.sorted() == ["persetujuan"])
        let untimed = await #expect(throws: FieldTroubles.self) {
            try await send("Di balai", happened: "kemarin", consent: "")
        }
        #expect(untimed?.messages.keys.sorted() == ["persetujuan", "terjadi"])
        let withdrawal = await #expect(throws: FieldTroubles.self) {
            try await WithdrawCase(desk.environment, desk.cases)(
                id, of: desk.office, reason: nil, happened: "kemarin", consent: "", by: desk.clerk)
        }
        #expect(withdrawal?.messages.keys.sorted() == ["persetujuan", "terjadi"])
        try await send("Di balai", consent: "lisan")
        #expect(try await desk.look(id, as: desk.clerk).state.open.keys.sorted() == ["nyatakan"])
    }

    // perbaikan, perpanjangan

    @Test func aCorrectionIsMadeThere() async throws {
        let desk = try await desk()
        let id = try await filed(desk)
        let look = try await desk.look(id, as: desk.clerk)
        #expect(look.isAssistingCorrection)
        #expect(try look.correctable().get().map(\.path.description) == ["acara.acara"])
        try await CorrectCase(desk.environment, desk.cases)(
            id, of: desk.office, raw: RuleDesk.raw(["acara.acara": "Rapat RW"]), seen: look.state.version,
            by: desk.clerk)
        let after = try await desk.look(id, as: desk.kaur)
        #expect(after.answers?[FieldPath("acara.acara")!] == .text("Rapat RW"))
        #expect(after.history.contains { $0.kind == .corrected && $0.isAssisted })
        #expect(try await mails(desk, to: "budi@contoh.id").contains { $0.text.contains("Petugas memperbaiki isian") })
        await #expect(throws: Refusal.correctionNotAllowed) {
            try await CorrectCase(desk.environment, desk.cases)(
                id, of: desk.office, raw: RuleDesk.raw(["acara.acara": "Lain"]), seen: nil, by: desk.kaur)
        }
    }

    @Test func anExtensionThatIsTheApplicantsIsGivenThere() async throws {
        let desk = try await desk()
        let id = try await filed(desk)
        let before = try await desk.look(id, as: desk.clerk)
        #expect(before.extendableLimits.map(\.name) == ["utama"])
        #expect(try await desk.look(id, as: desk.kaur).extendableLimits.isEmpty)
        let shown = try #require(try before.deadline(extending: "utama"))
        try await ExtendLimit(desk.environment, desk.cases)(
            "utama", of: id, office: desk.office, reason: nil, by: desk.clerk)
        let after = try await desk.look(id, as: desk.clerk)
        #expect(after.state.limits["utama"]?.deadline?.due == shown.due)
        #expect(after.history.last { $0.kind == .limitExtended(shown.amount) || $0.moved != nil }?.isAssisted == true)
    }
}
