import Forms
import Procedures
@testable import Services
import Store
import Testing

/// The number that the counter noted belongs to no question of the SOP, and is kept no longer than the first of what it asks.
@Suite struct TelephoneRetention {
    private static let number = "+6281200000009"
    private static let permit = """
        formulir:
          data:
            sebab: {label: Sebab, jenis: paragraf, wajib: ya, simpan: 1 tahun}
            nama: {label: Nama, jenis: teks, wajib: ya, simpan: 90 hari kalender}
        akhir:
          terbit: {judul: Izin terbit, jenis: berhasil}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [data], lalu: periksa}
          periksa: {kegiatan: Memeriksa permohonan, oleh: kaur, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, periksa], akhir: terbit}
        """

    /// A case of the counter that ended on Monday 2 March 2026.
    private func ended(_ permit: String) async throws -> (desk: RuleDesk, id: String) {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", permit, applicant: "siapa: [pegawai, umum], dibantu: [operator]")
        var facts = CounterFacts(name: "Budi Rahasia", email: nil, channel: .counter, consent: .spoken)
        facts.telephone = Self.number
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "izin", at: desk.office, by: desk.clerk, secret: nil, counter: facts)
        _ = try await DraftDesk(desk.environment, desk.cases).answer(
            RuleDesk.raw(["data.nama": "Budi Rahasia", "data.sebab": "Pindah"]), in: draft, of: desk.office,
            by: desk.clerk, secret: nil)
        let id = try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.office, by: desk.clerk, secret: nil)
        try await desk.complete("periksa", of: id, by: desk.kaur)
        return (desk, id)
    }

    /// As a process sees it that has nothing in memory, and how often it stands under the case's own key.
    private func number(in id: String, _ desk: RuleDesk) async throws -> (known: String?, clear: Int) {
        let (environment, office) = (desk.environment, desk.office)
        return try await environment.database.read { transaction in
            let file = try CaseFile.open(
                id, of: office, at: environment.now, shelf: CaseServices().shelf, keyring: environment.keyring,
                in: transaction)
            let bodies = try transaction.rows(
                "SELECT sequence, body_sealed FROM case_events WHERE case_id = \(id) ORDER BY sequence"
            ).map { row in
                let place = EventLog.context(of: office, id, Int(row.int("sequence")))
                return String(decoding: try file.key.open(row.blob("body_sealed"), for: place), as: UTF8.self)
            }
            return (file.state.opening.telephone, bodies.count { $0.contains(Self.number) })
        }
    }

    @Test func itGoesWithTheShortestPeriod() async throws {
        let (desk, id) = try await ended(Self.permit)
        desk.regency.clock.turn(to: moment("2026-05-31 23:59"))
        try await desk.tick()
        var found = try await number(in: id, desk)
        #expect(found.known == Self.number && found.clear == 0)
        desk.regency.clock.turn(to: moment("2026-06-01 00:01"))
        try await desk.tick()
        found = try await number(in: id, desk)
        #expect(found.known == nil && found.clear == 0)
        #expect(try await desk.look(id, as: desk.kades).applicantTelephone == nil)
    }

    /// An SOP that keeps everything keeps it too.
    @Test func withoutAPeriodItStays() async throws {
        let permit = Self.permit.replacing(", simpan: 1 tahun", with: "").replacing(
            ", simpan: 90 hari kalender", with: "")
        let (desk, id) = try await ended(permit)
        desk.regency.clock.turn(to: moment("2029-01-01 08:00"))
        try await desk.tick()
        let found = try await number(in: id, desk)
        #expect(found.known == Self.number && found.clear == 1)
    }
}

private func moment(_ text: String) -> Instant {
    let parts = text.split(separator: " ")
    return Instant(CalendarDate(iso: String(parts[0]))!, TimeOfDay(String(parts[1]))!, .wib)
}
