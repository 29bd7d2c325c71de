import Forms
import Procedures
import Services
import Store
import Testing

/// What was filed at the counter: that the applicant agreed, and how much each officer filed.
@Suite struct CounterReportTests {
    private static let letter = """
        formulir: {f: {nama: {label: Nama, jenis: teks, wajib: ya}}}
        akhir: {selesai: {judul: Selesai, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan surat, oleh: pelapor, isi: [f], lalu: periksa}
          periksa: {kegiatan: Memeriksa surat, oleh: kaur, waktu: 1 hari kerja, lalu: selesai}
        uji:
          - {nama: Selesai, jalan: [ajukan, periksa], akhir: selesai}
        """

    private func desk() async throws -> RuleDesk {
        let desk = try await RuleDesk()
        try await desk.adopt(
            "surat", CounterReportTests.letter, applicant: "siapa: [pegawai, umum], dibantu: [operator]")
        return desk
    }

    private func draft(_ desk: RuleDesk, by clerk: Person, _ way: Channel = .counter) async throws -> String {
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "surat", at: desk.office, by: clerk, secret: nil,
            counter: CounterFacts(name: "Budi Contoh", email: nil, channel: way))
        _ = try await DraftDesk(desk.environment, desk.cases).answer(
            RuleDesk.raw(["f.nama": "Budi Contoh"]), in: draft, of: desk.office, by: clerk, secret: nil)
        return draft
    }

    private func file(
        _ desk: RuleDesk, by clerk: Person, _ way: Channel = .counter, email: String? = nil,
        consent: CounterConsent = .spoken
    ) async throws -> String {
        let draft = try await draft(desk, by: clerk, way)
        try await ConfirmCounter(desk.environment, desk.cases)(
            draft, of: desk.office, news: email == nil ? ConfirmCounter.none : ConfirmCounter.other, other: email ?? "",
            consent: consent, by: clerk)
        return try await SubmitDraft(desk.environment, desk.cases)(draft, of: desk.office, by: clerk, secret: nil)
    }

    @Test func howTheyAgreedIsKept() async throws {
        let desk = try await desk()
        let draft = try await draft(desk, by: desk.clerk)
        let trouble = await #expect(throws: FieldTroubles.self) {
            try await ConfirmCounter(desk.environment, desk.cases)(
                draft, of: desk.office, news: ConfirmCounter.none, consent: nil, by: desk.clerk)
        }
        #expect(trouble?.messages.keys.sorted() == ["persetujuan"])
        let id = try await file(desk, by: desk.clerk, consent: .signed)
        #expect(try await desk.look(id, as: desk.kaur).state.opening.consent == "tanda-tangan")
    }

    @Test func whoWasFiledForIsTold() async throws {
        let desk = try await desk()
        _ = try await desk.regency.test.mails()
        _ = try await file(desk, by: desk.clerk, email: "budi@contoh.id")
        let told = try await desk.regency.test.mails().filter { $0.to == "budi@contoh.id" }
        #expect(told.count == 1 && told[0].text.contains("diajukan petugas loket atas permintaan Anda"))
    }

    /// What an officer does for the applicant afterwards is agreed to as the filing is, and counted with who did it.
    @Test func whatIsDoneAfterwardsIsAgreedToAndCounted() async throws {
        let desk = try await desk()
        let second = try await desk.regency.officer("operator2", ["operator"], in: desk.regency.villageA)
        let id = try await file(desk, by: desk.clerk)
        let withdraw = WithdrawCase(desk.environment, desk.cases)
        let trouble = try await #require(throws: FieldTroubles.self) {
            try await withdraw(id, of: desk.office, reason: nil, consent: "", by: second)
        }
        #expect(trouble.messages.keys.sorted() == ["persetujuan"])
        try await withdraw(id, of: desk.office, reason: nil, consent: "tanda-tangan", by: second)
        let look = try await desk.look(id, as: desk.kaur)
        let entry = try #require(look.history.first { $0.kind == .withdrawn })
        #expect(entry.consent == .signed)
        // Whoever withdraws for themselves is asked nothing, and does not stand among them.
        let own = try await desk.apply("surat", ["f.nama": "Sendiri"])
        try await withdraw(own, of: desk.office, reason: nil, consent: "", by: desk.applicant)
        let month = ReportPeriod(monthOf: desk.environment.now.date(in: .wib))
        func report() async throws -> [CounterReport.Line] {
            try await desk.environment.database.read {
                try CounterReport.load(month, of: desk.office, for: desk.kades, desk.environment, in: $0)
            }.lines
        }
        let lines = try await report()
        #expect(lines.map(\.account) == [desk.clerk.id, second.id])
        #expect(lines.map(\.total) == [1, 0] && lines.map(\.acts) == [0, 1])
        // It follows from the events, also of cases from before it was counted.
        try await desk.environment.database.write { transaction in
            try transaction.execute("DELETE FROM counter_acts")
            try transaction.execute("UPDATE cases SET projection = 0")
        }
        #expect(try await report().map(\.acts) == [0])
        #expect(try await RebuildCases(desk.environment, desk.cases).everyOffice().failed.isEmpty)
        #expect(try await report() == lines)
    }

    @Test func theHeadReadsHowMuchEachFiled() async throws {
        let desk = try await desk()
        let second = try await desk.regency.officer("operator2", ["operator"], in: desk.regency.villageA)
        for way in [Channel.counter, .counter, .telephone] { _ = try await file(desk, by: desk.clerk, way) }
        _ = try await file(desk, by: second, email: "budi@contoh.id")
        _ = try await desk.apply("surat", ["f.nama": "Sendiri"])
        func report(_ text: String, as person: Person) async throws -> CounterReport {
            try await desk.environment.database.read {
                try CounterReport.load(
                    #require(ReportPeriod(text)), of: desk.office, for: person, desk.environment, in: $0)
            }
        }
        let month = ReportPeriod(monthOf: desk.environment.now.date(in: .wib))
        let now = try await report(month.text, as: desk.kades)
        #expect(now.lines.map(\.account) == [desk.clerk.id, second.id])
        #expect(now.lines.map(\.total) == [3, 1] && now.lines.map(\.withoutAddress) == [3, 0])
        #expect(now.lines[0].byWay == [.counter: 2, .telephone: 1])
        #expect(try await report(month.earlier().text, as: desk.kades).lines.isEmpty)
        for person in [desk.clerk, desk.kaur] {
            await #expect(throws: Denial.self) { try await report(month.text, as: person) }
        }
    }
}
