import Forms
import Procedures
import Services
import Store
import Testing

/// To which address news, and the way into a case, go that was filed at the counter: the one that the officer confirmed.
@Suite struct CounterNewsTests {
    private static let permit = """
        formulir: {acara: {surel: {label: Email penanggung jawab, jenis: email}, lain: {label: Email kedua, jenis: email}}}
        akhir:
          terbit: {judul: Izin terbit, jenis: berhasil}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara], lalu: setujui}
          setujui: {kegiatan: Menyetujui izin, oleh: kades, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, setujui], akhir: terbit}
        """
    private static let answered = ["acara.surel": "Siti@contoh.id", "acara.lain": "tono@contoh.id"]

    private func draft(email: String?, _ answers: [String: String] = answered) async throws -> (RuleDesk, String) {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", CounterNewsTests.permit, applicant: "siapa: [umum], dibantu: [operator]")
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "izin", at: desk.office, by: desk.clerk, secret: nil,
            counter: CounterFacts(name: "Budi Contoh", email: email, channel: .counter, consent: .spoken))
        let troubles = try await DraftDesk(desk.environment, desk.cases).answer(
            RuleDesk.raw(answers), in: draft, of: desk.office, by: desk.clerk, secret: nil)
        #expect(troubles.isEmpty)
        return (desk, draft)
    }

    private func send(_ draft: String, _ desk: RuleDesk) async throws -> Set<String> {
        let id = try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.office, by: desk.clerk, secret: nil)
        try await desk.complete("setujui", of: id, by: desk.kades)
        let inside = Set(["operator@a.contoh", "kaur@a.contoh", "kades@a.contoh"])
        return Set(try await desk.regency.test.mails().map(\.to)).subtracting(inside)
    }

    @Test func withoutConfirmationNothingIsSentToAnyAddress() async throws {
        let (desk, draft) = try await draft(email: "budi@contoh.id")
        #expect(try await send(draft, desk).isEmpty)
        let contacts = try await desk.environment.database.read {
            try $0.row("SELECT COUNT(*) AS n FROM contacts")!.int("n")
        }
        #expect(contacts == 0)
    }

    /// An address was typed and another one chosen: nobody guesses which was meant.
    @Test(arguments: ["budi@contoh.id", ConfirmCounter.none, ""])
    func anotherAddressIsNotIgnored(news: String) async throws {
        let (desk, draft) = try await draft(email: "budi@contoh.id")
        let confirm = ConfirmCounter(desk.environment, desk.cases)
        let trouble = await #expect(throws: FieldTroubles.self) {
            try await confirm(
                draft, of: desk.office, news: news, other: "wati@contoh.id", consent: .spoken, by: desk.clerk)
        }
        #expect(trouble?.messages.keys.sorted() == ["kabar"])
        #expect(try await send(draft, desk).isEmpty)
    }

    @Test func ofSeveralOnlyTheChosenOneGetsIt() async throws {
        let (desk, draft) = try await draft(email: "budi@contoh.id")
        let open = try await desk.environment.database.read {
            try DraftDesk(desk.environment, desk.cases).open(
                draft, of: desk.office, by: desk.clerk, secret: nil, in: $0)
        }
        #expect(open.newsCandidates == ["budi@contoh.id", "siti@contoh.id", "tono@contoh.id"])
        try await ConfirmCounter(desk.environment, desk.cases)(
            draft, of: desk.office, news: "tono@contoh.id", consent: .spoken, by: desk.clerk)
        #expect(try await send(draft, desk) == ["tono@contoh.id"])
    }

    @Test func anotherOneIsTyped() async throws {
        let (desk, draft) = try await draft(email: nil)
        let confirm = ConfirmCounter(desk.environment, desk.cases)
        await #expect(throws: FieldTroubles(["kabar-lain": "Tulis alamat email lengkap, misalnya nama@contoh.id"])) {
            try await confirm(
                draft, of: desk.office, news: ConfirmCounter.other, other: "wati(at)contoh", consent: .spoken,
                by: desk.clerk)
        }
        try await confirm(
            draft, of: desk.office, news: ConfirmCounter.other, other: "wati@contoh.id", consent: .spoken,
            by: desk.clerk)
        #expect(try await send(draft, desk) == ["wati@contoh.id"])
    }

    @Test func noneIsAChoiceToo() async throws {
        let (desk, draft) = try await draft(email: "budi@contoh.id")
        try await ConfirmCounter(desk.environment, desk.cases)(
            draft, of: desk.office, news: ConfirmCounter.none, consent: .spoken, by: desk.clerk)
        #expect(try await send(draft, desk).isEmpty)
    }

    @Test func whatNobodyGaveIsNoChoice() async throws {
        let (desk, draft) = try await draft(email: nil, [:])
        let confirm = ConfirmCounter(desk.environment, desk.cases)
        for news in ["", "siti@contoh.id"] {
            await #expect(throws: FieldTroubles(["kabar": "Pilih ke mana kabar dikirim"])) {
                try await confirm(draft, of: desk.office, news: news, consent: .spoken, by: desk.clerk)
            }
        }
        await #expect(throws: DraftMissing.self) {
            try await confirm(draft, of: desk.office, news: ConfirmCounter.none, consent: .spoken, by: desk.kaur)
        }
    }

    /// A proxy was typed and another consent chosen: nobody guesses which was meant.
    @Test func aProxyIsNotIgnored() async throws {
        let (desk, draft) = try await draft(email: nil)
        let confirm = ConfirmCounter(desk.environment, desk.cases)
        let trouble = await #expect(throws: FieldTroubles.self) {
            try await confirm(
                draft, of: desk.office, news: ConfirmCounter.none, consent: .spoken, proxy: "Wati Contoh",
                by: desk.clerk)
        }
        #expect(trouble?.messages.keys.sorted() == ["kuasa"])
        try await confirm(
            draft, of: desk.office, news: ConfirmCounter.none, consent: .spoken, proxy: " ", by: desk.clerk)
    }
}
