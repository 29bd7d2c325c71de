import Forms
import Procedures
import Services
import Store
import Testing

/// A case's number and the lines that it makes in books stand in the year in which they were entered, whenever it came.
@Suite struct YearOfEntry {
    private static let permit = """
        formulir: {acara: {acara: {label: Acara, jenis: teks, wajib: ya}}}
        akhir:
          terbit: {judul: Izin terbit, jenis: berhasil}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara], catat: [{buku: register-permohonan, isi: {perihal: acara.acara}}], lalu: setujui}
          setujui: {kegiatan: Menyetujui izin, oleh: kades, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, setujui], akhir: terbit}
        """

    @Test func anApplicationOfTheOldYearIsNumberedInTheNew() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", YearOfEntry.permit, applicant: "siapa: [pegawai, umum], dibantu: [operator]")
        desk.regency.clock.turn(to: Instant(CalendarDate(iso: "2027-01-04")!, TimeOfDay("09:00")!, .wib))
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "izin", at: desk.office, by: desk.clerk, secret: nil,
            counter: CounterFacts(name: "Budi Contoh", email: nil, channel: .letter, consent: .spoken),
            happened: "30-12-2026 10.00")
        _ = try await DraftDesk(desk.environment, desk.cases).answer(
            RuleDesk.raw(["acara.acara": "Rapat RT"]), in: draft, of: desk.office, by: desk.clerk, secret: nil)
        let id = try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.office, by: desk.clerk, secret: nil)
        let look = try await desk.look(id, as: desk.kades)
        #expect(look.state.openedAt == Instant(CalendarDate(iso: "2026-12-30")!, TimeOfDay("10:00")!, .wib))
        #expect(look.number == "2027-00001")
        let book = try await desk.environment.database.read {
            try BookLook.load(
                "register-permohonan", of: desk.office, year: nil, limit: 10, offset: 0, desk.environment, in: $0)
        }
        #expect(book?.years == [2027])
        #expect(book?.entries.map(\.number) == [1])
    }
}
