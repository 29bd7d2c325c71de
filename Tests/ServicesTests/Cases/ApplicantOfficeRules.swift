import Forms
import Procedures
import Services
import Store
import Testing

/// For which office an officer of several applies, where the question comes later than at the first screen.
@Suite struct ApplicantOfficeRules {
    private static let permit = """
        formulir: {p: {perihal: {label: Perihal, jenis: teks, wajib: ya}}}
        akhir: {terbit: {judul: Terbit, jenis: berhasil}, ditolak: {judul: Ditolak, jenis: ditolak}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        lanjutan: {ulang: {sop: keberatan, sesudah: [ditolak], dengan: {p.perihal: p.perihal}}}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [p], lalu: periksa}
          periksa: {keputusan: Memeriksa permohonan, oleh: operator, waktu: 1 hari kerja, hasil: {ya: terbit, tidak: {lalu: ditolak, alasan: untuk-pemohon}}}
        uji:
          - {nama: Terbit, jalan: [ajukan, {periksa: ya}], akhir: terbit}
        """
    private static let objection = permit.replacing(
        "lanjutan: {ulang: {sop: keberatan, sesudah: [ditolak], dengan: {p.perihal: p.perihal}}}\n", with: "")

    /// Somebody who serves in village B and in the Kominfo office.
    private func officer(_ desk: RuleDesk) async throws -> Person {
        try await AssignRole(desk.environment)(
            NewRole("operator", from: desk.environment.now.date(in: .wib)), to: "pelapor", in: desk.regency.kominfo.id,
            by: desk.regency.admin)
        return try await desk.regency.person(try await desk.regency.logIn("pelapor"))
    }

    private func answer(_ desk: RuleDesk, _ draft: String, by person: Person) async throws {
        let troubles = try await DraftDesk(desk.environment, desk.cases).answer(
            RuleDesk.raw(["p.perihal": "Pasar malam"]), in: draft, of: desk.office, by: person, secret: nil)
        #expect(troubles.isEmpty)
    }

    /// A follow-up is the office's whose case it follows.
    @Test func aFollowUpGoesOnForTheSameOffice() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt("keberatan", Self.objection, applicant: "siapa: [kantor]")
        try await desk.adopt("izin", Self.permit, applicant: "siapa: [kantor]")
        let person = try await officer(desk)
        for office in [desk.regency.villageB, desk.regency.kominfo] {
            let draft = try await StartDraft(desk.environment, desk.cases)(
                "izin", at: desk.office, by: person, secret: nil, for: office.id)
            try await answer(desk, draft, by: person)
            let submit = SubmitDraft(desk.environment, desk.cases)
            let id = try await submit(draft, of: desk.office, by: person, secret: nil)
            try await desk.complete("periksa", "tidak", of: id, by: desk.clerk, reason: "Kurang")
            let next = try await StartFollowUp(desk.environment, desk.cases)(
                "ulang", of: id, office: desk.office, by: person)
            let follow = try await submit(next, of: desk.office, by: person, secret: nil)
            #expect(try await desk.look(follow, as: person).state.opening.applicantOffice == office.id)
        }
    }

    /// Begun while residents could apply, sent once only offices can.
    @Test func aDraftThatMovedIsAskedWhenItIsSent() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt("keberatan", Self.objection, applicant: "siapa: [umum]")
        let person = try await officer(desk)
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "keberatan", at: desk.office, by: person, secret: nil)
        try await answer(desk, draft, by: person)
        try await desk.adopt("keberatan", Self.objection, applicant: "siapa: [kantor]", version: 2)
        let submit = SubmitDraft(desk.environment, desk.cases)
        await #expect(throws: DraftMoved.self) {
            _ = try await submit(draft, of: desk.office, by: person, secret: nil)
        }
        await #expect(throws: OfficeUnchosen.self) {
            _ = try await submit(draft, of: desk.office, by: person, secret: nil)
        }
        let id = try await submit(
            draft, of: desk.office, by: person, secret: nil, for: desk.regency.kominfo.id)
        #expect(try await desk.look(id, as: person).state.opening.applicantOffice == desk.regency.kominfo.id)
    }
}
