import Forms
import Procedures
import Services
import Store
import Testing

/// What a form means by “today” is the day on which it happened (`terjadi`), not the day on which it was entered.
/// The case is filed on Monday 2 March 2026.
@Suite struct RulesOfTheDay {
    private static let permit = """
        formulir: {acara: {acara: {label: Acara, jenis: teks, wajib: ya}, hari: {label: Hari, jenis: tanggal, wajib: ya, min: hari ini}}}
        akhir:
          terbit: {judul: Izin terbit, jenis: berhasil}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        perbaikan: {isian: [acara.hari], sampai: setujui}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara.acara], lalu: jadwalkan}
          jadwalkan: {kegiatan: Menyebut hari, oleh: pelapor, isi: [acara.hari], waktu: 5 hari kerja, lalu: setujui}
          setujui: {kegiatan: Menyetujui izin, oleh: kades, waktu: 5 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, jadwalkan, setujui], akhir: terbit}
        """

    private func desk() async throws -> (RuleDesk, String) {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", RulesOfTheDay.permit, applicant: "siapa: [pegawai, umum], dibantu: [operator]")
        let id = try await desk.apply("izin", ["acara.acara": "Rapat RT"])
        turn(desk, "2026-03-03")
        return (desk, id)
    }

    private func turn(_ desk: RuleDesk, _ day: String) {
        desk.regency.clock.turn(to: Instant(CalendarDate(iso: day)!, TimeOfDay("09:00")!, .wib))
    }

    private func name(_ day: String, _ id: String, happened: String, _ desk: RuleDesk) async throws {
        try await CompleteStep(desk.environment, desk.cases)(
            try await desk.address("jadwalkan", of: id), outcome: Outcome.implicitName,
            raw: RuleDesk.raw(["acara.hari": day]), happened: happened, seen: nil, blobs: desk.blobs, by: desk.clerk)
    }

    /// They rang on Monday and named Monday; it is entered on Tuesday.
    @Test func anAnswerIsJudgedByTheDayOnWhichItWasGiven() async throws {
        let (desk, id) = try await desk()
        await #expect(throws: SubmissionRefused.self) { try await name("2-3-2026", id, happened: "", desk) }
        await #expect(throws: SubmissionRefused.self) {
            try await name("1-3-2026", id, happened: "2-3-2026 15.00", desk)
        }
        try await name("2-3-2026", id, happened: "2-3-2026 15.00", desk)
        #expect(
            try await desk.look(id, as: desk.kades).state.answers[FieldPath("acara.hari")!]
                == .date(CalendarDate(iso: "2026-03-02")!))
    }

    @Test func aCorrectionToo() async throws {
        let (desk, id) = try await desk()
        try await name("5-3-2026", id, happened: "", desk)
        turn(desk, "2026-03-04")
        let correct = CorrectCase(desk.environment, desk.cases)
        func put(_ day: String, happened: String) async throws {
            try await correct(
                id, of: desk.office, raw: RuleDesk.raw(["acara.hari": day]), happened: happened, seen: nil,
                by: desk.clerk)
        }
        await #expect(throws: SubmissionRefused.self) { try await put("3-3-2026", happened: "") }
        try await put("3-3-2026", happened: "3-3-2026 15.00")
        #expect(
            try await desk.look(id, as: desk.kades).state.answers[FieldPath("acara.hari")!]
                == .date(CalendarDate(iso: "2026-03-03")!))
    }
}
