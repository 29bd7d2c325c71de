import Forms
import Procedures
@testable import Services
import Store
import Testing

/// What the report of the counter counts says what the events say: the head oversees by it who acts in applicants' steads.
@Suite struct CounterRowsTests {
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

    private static let applicant = "siapa: [pegawai, umum], dibantu: [operator]"

    /// With a case that the clerk filed for somebody and withdrew for them.
    private func desk() async throws -> (RuleDesk, withdrawn: String) {
        let desk = try await RuleDesk()
        try await desk.adopt("surat", Self.letter, applicant: Self.applicant)
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "surat", at: desk.office, by: desk.clerk, secret: nil,
            counter: CounterFacts(name: "Budi Contoh", email: nil, channel: .counter))
        _ = try await DraftDesk(desk.environment, desk.cases).answer(
            RuleDesk.raw(["f.nama": "Budi Contoh"]), in: draft, of: desk.office, by: desk.clerk, secret: nil)
        try await ConfirmCounter(desk.environment, desk.cases)(
            draft, of: desk.office, news: ConfirmCounter.none, consent: .spoken, by: desk.clerk)
        let id = try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.office, by: desk.clerk, secret: nil)
        try await WithdrawCase(desk.environment, desk.cases)(
            id, of: desk.office, reason: nil, consent: "lisan", by: desk.clerk)
        return (desk, id)
    }

    private func rows(_ desk: RuleDesk) async throws -> [[SQLValue]] {
        try await desk.environment.database.read { transaction in
            try transaction.rows("SELECT * FROM counter_acts ORDER BY office_id, case_id, sequence").map(\.values)
        }
    }

    private func findings(_ desk: RuleDesk) async throws -> [String] {
        try await VerifyData(
            database: desk.environment.database, store: desk.blobs.store, keyring: desk.environment.keyring
        )().findings.map(\.text)
    }

    private func rebuild(_ desk: RuleDesk) async throws {
        let outcome = try await RebuildOffice(desk.environment, CaseServices())(desk.office)
        #expect(outcome.left.isEmpty)
    }

    @Test func whatIsForgedOrDeletedIsFoundAndMadeAnew() async throws {
        let (desk, _) = try await desk()
        let own = try await desk.apply("surat", ["f.nama": "Sendiri"])
        let before = try await rows(desk)
        #expect(before.count == 1)
        #expect(try await findings(desk).isEmpty)
        let (office, another) = (desk.office, desk.kaur.id)
        let harms: [SQL] = [
            "DELETE FROM counter_acts",
            "UPDATE counter_acts SET account = \(another)",
            "UPDATE counter_acts SET entered_at = entered_at - 86400",
            """
            INSERT INTO counter_acts (office_id, case_id, sequence, account, entered_at)
            VALUES (\(office), \(own), 1, \(another), 1)
            """,
        ]
        for harm in harms {
            let changed = try await desk.environment.database.write { try $0.execute(harm) }
            #expect(changed == 1, "\(harm.text)")
            #expect(try await findings(desk) == ["catatan loket berbeda dari riwayatnya"], "\(harm.text)")
            try await rebuild(desk)
            #expect(try await rows(desk) == before, "\(harm.text)")
            #expect(try await findings(desk).isEmpty)
        }
    }

    /// No event says any more what was done, and the count stays.
    @Test func ofAnErasedCaseTheyStay() async throws {
        let (desk, id) = try await desk()
        let before = try await rows(desk)
        try await desk.work()
        let proved = try await ConfirmPassword(desk.environment)(Regency.password, by: desk.kades)
        try await EraseCase(desk.environment, desk.cases)(
            id, of: desk.office, basis: "Keputusan 7/2026", by: proved)
        try await desk.work()
        #expect(before.count == 1)
        #expect(try await rows(desk) == before)
        #expect(try await findings(desk).isEmpty)
        try await rebuild(desk)
        #expect(try await rows(desk) == before)
    }

    /// A later version may call the lane otherwise under which an officer acted for the applicant.
    @Test func eachVersionsLaneOfTheApplicantCounts() async throws {
        let (desk, id) = try await desk()
        let source = RuleDesk.source("surat", Self.letter, applicant: Self.applicant, version: 2)
            .replacing("pelapor", with: "warga")
        desk.regency.clock.turn(seconds: 1)
        let adoption = try await AdoptProcedure(desk.environment, desk.cases.procedures)(
            source: Array(source.utf8), fileName: "surat.sop.yaml", at: desk.office,
            AdoptionTerms(
                sopNumber: "002/SOP/2026", firstDay: desk.environment.now.date(in: .wib), approvedBy: "Kepala Desa",
                effectModes: [:]), by: desk.regency.admin
        ).adoption
        let (environment, cases, office) = (desk.environment, desk.cases, desk.office)
        try await environment.database.read { transaction in
            let known = try CaseFile.open(
                id, of: office, at: .beforeAll, shelf: cases.shelf, keyring: environment.keyring, in: transaction)
            let later = try cases.procedure(adoption.procedureHash, in: transaction)
            let moved = CaseEvent(
                occurred: environment.now, recorded: environment.now, actor: .system,
                body: .moved(CaseMoved(from: known.record.procedureHash, to: adoption.procedureHash)))
            var file = CaseFile(
                record: known.record, procedure: later, adoption: known.adoption, offices: known.offices,
                key: known.key, periods: known.periods, events: known.events + [moved], state: known.state)
            file.earlier = [known.record.procedureHash: known.procedure]
            #expect(later.applicantLane?.name == "warga")
            let (found, before) = (Services.CounterActs(file)?.rows, Services.CounterActs(known)?.rows)
            #expect(found == before)
            #expect(found?.count == 1)
        }
    }
}
