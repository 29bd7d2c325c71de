import Forms
import Procedures
import Services
import Store
import Testing

/// `lanjutan`: what the applicant may begin after a case.
@Suite struct FollowUpTests {
    static let objection = """
        formulir: {k: {perihal: {label: Perihal, jenis: teks, wajib: ya}, jenis: {label: Jenis, jenis: pilihan, pilihan: {ditolak: Ditolak, lambat: Lambat}}, sejak: {label: Sejak, jenis: tanggal}}}
        akhir:
          diputus: {judul: Diputus, jenis: berhasil}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan keberatan, oleh: pelapor, isi: [k], lalu: putus}
          putus: {kegiatan: Memutus keberatan, oleh: kades, waktu: 1 hari kerja, lalu: diputus}
        uji:
          - {nama: Diputus, jalan: [ajukan, putus], akhir: diputus}
          - {nama: Dicabut, jalan: [ajukan, cabut], akhir: dicabut}
        """
    static let request = """
        batas: {waktu: 2 hari kerja}
        formulir: {p: {perihal: {label: Perihal, jenis: teks, wajib: ya}}}
        akhir:
          diberi: {judul: Diberi, jenis: berhasil}
          ditolak: {judul: Ditolak, jenis: ditolak}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        lanjutan:
          keberatan: {sop: keberatan, sesudah: [ditolak], dalam: 5 hari kerja, jika-lewat: [utama], dengan: {k.perihal: p.perihal, k.jenis: "ditolak"}}
        langkah:
          minta: {kegiatan: Meminta informasi, oleh: pelapor, isi: [p], lalu: jawab}
          jawab: {keputusan: Menjawab permintaan, oleh: kades, waktu: 1 hari kerja, hasil: {beri: diberi, tolak: {lalu: ditolak, alasan: untuk-pemohon}}}
        uji:
          - {nama: Diberi, jalan: [minta, {jawab: beri}], akhir: diberi}
          - {nama: Ditolak, jalan: [minta, {jawab: tolak}], akhir: ditolak}
          - {nama: Dicabut, jalan: [minta, cabut], akhir: dicabut}
        """

    private func desk() async throws -> (RuleDesk, String) {
        let desk = try await RuleDesk()
        try await desk.adopt("keberatan", FollowUpTests.objection)
        try await desk.adopt("permintaan", FollowUpTests.request)
        return (desk, try await desk.apply("permintaan", ["p.perihal": "Anggaran desa"]))
    }

    private func start(_ desk: RuleDesk, _ id: String, by person: Person) async throws -> String {
        try await StartFollowUp(desk.environment, desk.cases)("keberatan", of: id, office: desk.office, by: person)
    }

    private func offered(_ desk: RuleDesk, _ id: String) async throws -> [CaseFollowUp] {
        try await desk.look(id, as: desk.applicant).followUps
    }

    @Test func afterItsResultTheDraftBeginsFilledIn() async throws {
        let (desk, id) = try await desk()
        #expect(try await offered(desk, id).isEmpty)
        await #expect(throws: CaseMissing.self) { _ = try await start(desk, id, by: desk.applicant) }
        try await desk.complete("jawab", "tolak", of: id, by: desk.kades, reason: "Dikecualikan")
        let offer = try #require(try await offered(desk, id).first)
        #expect(offer.title == "Laporan keberatan")
        let draft = try await start(desk, id, by: desk.applicant)
        let open = try await desk.environment.database.read {
            try DraftDesk(desk.environment, desk.cases).open(
                draft, of: desk.office, by: desk.applicant, secret: nil, in: $0)
        }
        #expect(open.draft.procedureName == "keberatan")
        #expect(open.draft.content.answers[FieldPath("k.perihal")!] == .text("Anggaran desa"))
        #expect(open.draft.content.answers[FieldPath("k.jenis")!] == .text("ditolak"))
        #expect(try await desk.look(id, as: desk.kades).followUps.isEmpty)
        await #expect(throws: CaseMissing.self) { _ = try await start(desk, id, by: desk.kades) }
    }

    @Test func itIsOfferedUntilItsTimeIsOver() async throws {
        let (desk, id) = try await desk()
        try await desk.complete("jawab", "tolak", of: id, by: desk.kades, reason: "Dikecualikan")
        let until = try #require(try await offered(desk, id).first?.until)
        desk.regency.clock.turn(to: until)
        #expect(try await offered(desk, id).count == 1)
        desk.regency.clock.turn(seconds: 1)
        #expect(try await offered(desk, id).isEmpty)
        await #expect(throws: CaseMissing.self) { _ = try await start(desk, id, by: desk.applicant) }
    }

    @Test func anotherResultOffersNothing() async throws {
        let (desk, id) = try await desk()
        try await desk.complete("jawab", "beri", of: id, by: desk.kades)
        #expect(try await offered(desk, id).isEmpty)
    }

    /// Both were added in the same second, so that only their names order them.
    @Test func aProcedureIsReadAlsoBeforeTheOneThatItNames() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt("keberatan", FollowUpTests.objection)
        try await desk.adopt("aduan", FollowUpTests.request)
        let id = try await desk.apply("aduan", ["p.perihal": "Anggaran desa"])
        #expect(try await desk.look(id, as: desk.applicant).procedure.name == "aduan")
    }

    @Test func aLateOfficeMayBeObjectedTo() async throws {
        let (desk, id) = try await desk()
        let due = try #require(
            try await desk.look(id, as: desk.applicant).state.limits["utama"]?.deadline?.due)
        desk.regency.clock.turn(to: due)
        #expect(try await offered(desk, id).isEmpty)
        desk.regency.clock.turn(seconds: 1)
        #expect(try await offered(desk, id).map(\.until) == [nil])
        _ = try await start(desk, id, by: desk.applicant)
    }

    /// Whoever comes by the key of a case has proved no address, so that what they begin from it asks for one.
    @Test func theHolderOfAKeyIsAskedForAnAddress() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt("keberatan", FollowUpTests.objection, applicant: "siapa: [umum]")
        try await desk.adopt("permintaan", FollowUpTests.request, applicant: "siapa: [umum, anonim]")
        let (environment, cases, office, secret) = (desk.environment, desk.cases, desk.office, "rahasia-peramban")
        let first = try await StartDraft(environment, cases)("permintaan", at: office, by: .nobody, secret: secret)
        _ = try await DraftDesk(environment, cases).answer(
            RuleDesk.raw(["p.perihal": "Anggaran desa"]), in: first, of: office, by: .nobody, secret: secret)
        let id = try await SubmitDraft(environment, cases)(first, of: office, by: .nobody, secret: secret)
        try await desk.complete("jawab", "tolak", of: id, by: desk.kades, reason: "Dikecualikan")
        let receipt = try await environment.database.read {
            try CaseReceipt.load(id, of: office, draft: (first, secret), environment, cases, in: $0)
        }
        let key = try #require(receipt.key)
        let visitor = try await desk.regency.test.visitor(slug: desk.regency.villageA.slug)
        let (session, _) = try await OpenByKey(environment)(
            code: receipt.track.description, key: key.description, from: visitor)
        let holder = try await ResumeSession(environment)(session.token, at: visitor.place)

        let draft = try await StartFollowUp(environment, cases)(
            "keberatan", of: id, office: office, secret: "sesi", by: holder)
        let open = try await environment.database.read {
            try DraftDesk(environment, cases).open(draft, of: office, by: holder, secret: "sesi", in: $0)
        }
        #expect(open.needsContact)
        #expect(open.draft.content.answers[FieldPath("k.perihal")!] == .text("Anggaran desa"))
        await #expect(throws: DraftIncomplete.self) {
            _ = try await SubmitDraft(environment, cases)(draft, of: office, by: holder, secret: "sesi")
        }
    }

    // At the counter

    private func counterDesk() async throws -> RuleDesk {
        let desk = try await RuleDesk()
        let who = "siapa: [pegawai, umum], dibantu: [operator]"
        try await desk.adopt("keberatan", FollowUpTests.objection, applicant: who)
        try await desk.adopt("permintaan", FollowUpTests.request, applicant: who)
        return desk
    }

    private func startAtCounter(_ desk: RuleDesk, _ id: String, by person: Person) async throws -> String {
        try await StartFollowUp(desk.environment, desk.cases)(
            "keberatan", of: id, office: desk.office, atCounter: .telephone, by: person)
    }

    @Test func theCounterBeginsItForTheApplicantOfTheFirst() async throws {
        let desk = try await counterDesk()
        let id = try await desk.apply("permintaan", ["p.perihal": "Anggaran desa"])
        #expect(try await desk.look(id, as: desk.clerk).followUps.isEmpty)
        await #expect(throws: CaseMissing.self) { _ = try await startAtCounter(desk, id, by: desk.clerk) }
        try await desk.complete("jawab", "tolak", of: id, by: desk.kades, reason: "Dikecualikan")
        #expect(try await desk.look(id, as: desk.clerk).followUps.map(\.name) == ["keberatan"])
        #expect(try await desk.look(id, as: desk.kades).followUps.isEmpty)
        await #expect(throws: ApplyRefusal.notAtThisCounter) { _ = try await startAtCounter(desk, id, by: desk.kades) }
        await #expect(throws: CaseMissing.self) { _ = try await startAtCounter(desk, id, by: desk.applicant) }
        await #expect(throws: CaseMissing.self) { _ = try await startAtCounter(desk, id, by: desk.regency.admin) }

        let draft = try await startAtCounter(desk, id, by: desk.clerk)
        let open = try await desk.environment.database.read {
            try DraftDesk(desk.environment, desk.cases).open(
                draft, of: desk.office, by: desk.clerk, secret: nil, in: $0)
        }
        #expect(open.isAssisted && open.draft.content.answers[FieldPath("k.perihal")!] == .text("Anggaran desa"))
        // It is the officer's until it is sent, and the applicant's then.
        await #expect(throws: DraftMissing.self) {
            _ = try await desk.environment.database.read {
                try DraftDesk(desk.environment, desk.cases).open(
                    draft, of: desk.office, by: desk.applicant, secret: nil, in: $0)
            }
        }
        _ = try await desk.regency.test.mails()
        try await ConfirmCounter(desk.environment, desk.cases).agreed(draft, of: desk.office, by: desk.clerk)
        let next = try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.office, by: desk.clerk, secret: nil)
        let look = try await desk.look(next, as: desk.applicant)
        #expect(look.viewer == .applicant)
        #expect(look.state.opening.assistedBy == desk.clerk.id && look.state.opening.channel == .telephone)
        #expect(try await desk.regency.test.mails().contains { $0.to == "pelapor@b.contoh" })
    }

    /// Somebody whom nobody knows by an address: where news goes is asked again.
    @Test func whoHasNoAddressIsAskedForOne() async throws {
        let desk = try await counterDesk()
        let (start, drafts) = (
            StartDraft(desk.environment, desk.cases), DraftDesk(desk.environment, desk.cases)
        )
        let first = try await start(
            "permintaan", at: desk.office, by: desk.clerk, secret: nil,
            counter: CounterFacts(name: "Budi Contoh", email: nil, channel: .counter, consent: .spoken))
        _ = try await drafts.answer(
            RuleDesk.raw(["p.perihal": "Anggaran"]), in: first, of: desk.office, by: desk.clerk, secret: nil)
        let submit = SubmitDraft(desk.environment, desk.cases)
        let id = try await submit(first, of: desk.office, by: desk.clerk, secret: nil)
        try await desk.complete("jawab", "tolak", of: id, by: desk.kades, reason: "Dikecualikan")
        let draft = try await startAtCounter(desk, id, by: desk.clerk)
        try await ConfirmCounter(desk.environment, desk.cases)(
            draft, of: desk.office, news: ConfirmCounter.other, other: "budi@contoh.id", consent: .spoken,
            by: desk.clerk)
        _ = try await desk.regency.test.mails()
        let next = try await submit(draft, of: desk.office, by: desk.clerk, secret: nil)
        #expect(try await desk.look(next, as: desk.clerk).applicantName == "Budi Contoh")
        #expect(try await desk.regency.test.mails().contains { $0.to == "budi@contoh.id" })
    }

    /// An office alone, as a sub-procedure has it for applicant: the new case is that office's too, and where news goes is
    /// asked, since an office has no address.
    @Test func anOfficeAloneStaysTheApplicant() async throws {
        let desk = try await counterDesk()
        let id = try await desk.apply("permintaan", ["p.perihal": "Anggaran desa"])
        try await desk.complete("jawab", "tolak", of: id, by: desk.kades, reason: "Dikecualikan")
        let other = desk.regency.villageB.id
        try await desk.environment.database.write { transaction in
            _ = try transaction.execute(
                "UPDATE cases SET applicant_account = NULL, applicant_office = \(other) WHERE id = \(id)")
        }
        let draft = try await startAtCounter(desk, id, by: desk.clerk)
        try await ConfirmCounter(desk.environment, desk.cases)(
            draft, of: desk.office, news: ConfirmCounter.other, other: "desa@contoh.id", consent: .spoken,
            by: desk.clerk)
        _ = try await desk.regency.test.mails()
        let next = try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.office, by: desk.clerk, secret: nil)
        #expect(try await desk.look(next, as: desk.clerk).state.opening.applicantOffice == other)
        #expect(try await desk.look(next, as: desk.applicant).viewer == .applicant)
        #expect(try await desk.regency.test.mails().contains { $0.to == "desa@contoh.id" })
    }
}
