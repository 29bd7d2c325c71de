import Forms
import Procedures
import Services
import Store
import Testing

/// Only what is in force today is ended: what is ahead is taken back, what is over stays as it ended.
@Suite struct EndAdoptionTests {
    private static let rest = """
        akhir: {terbit: {judul: Terbit, jenis: berhasil}}
        langkah:
          ajukan: {kegiatan: Mengajukan, oleh: pelapor, lalu: periksa}
          periksa: {kegiatan: Memeriksa permohonan, oleh: operator, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, periksa], akhir: terbit}
        """

    private func end(_ adoption: Adoption, on day: String, _ desk: RuleDesk) async throws {
        try await EndAdoption(desk.environment)(
            adoption.id, at: desk.office, lastDay: CalendarDate(iso: day)!, by: desk.regency.admin)
    }

    private func lastDay(_ adoption: Adoption, _ desk: RuleDesk) async throws -> CalendarDate? {
        let office = desk.office
        return try await desk.environment.database.read {
            try Adoption.find(adoption.id, at: office, in: $0)?.lastDay
        }
    }

    @Test func whatAnotherVersionFollowedIsNotEnded() async throws {
        let desk = try await RuleDesk()
        let first = try await desk.adopt("izin", Self.rest)
        let second = try await desk.adopt("izin", Self.rest, version: 2)
        await #expect(throws: Denial.notFound) { try await end(first, on: "2026-03-20", desk) }
        #expect(try await lastDay(first, desk) == nil)
        try await end(second, on: "2026-03-20", desk)
        #expect(try await lastDay(second, desk) == CalendarDate(iso: "2026-03-20"))
    }

    @Test func whatIsAheadOrOverIsNotEnded() async throws {
        let desk = try await RuleDesk()
        let ahead = try await AdoptProcedure(desk.environment, desk.cases.procedures)(
            source: Array(RuleDesk.source("izin", Self.rest).utf8), fileName: "izin.sop.yaml", at: desk.office,
            AdoptionTerms(
                sopNumber: "1/2026", firstDay: CalendarDate(iso: "2026-03-04")!, approvedBy: "Kepala Desa"),
            by: desk.regency.admin
        ).adoption
        await #expect(throws: Denial.notFound) { try await end(ahead, on: "2026-03-20", desk) }
        desk.regency.clock.turn(days: 2)
        try await end(ahead, on: "2026-03-04", desk)
        // While it is in force, its end may still be put off.
        try await end(ahead, on: "2026-03-05", desk)
        desk.regency.clock.turn(days: 2)
        await #expect(throws: Denial.notFound) { try await end(ahead, on: "2026-03-20", desk) }
        #expect(try await lastDay(ahead, desk) == CalendarDate(iso: "2026-03-05"))
    }

    @Test func theLastDayIsNotBehind() async throws {
        let desk = try await RuleDesk()
        let adoption = try await desk.adopt("izin", Self.rest)
        let troubles = try await #require(throws: FieldTroubles.self) {
            try await end(adoption, on: "2026-03-01", desk)
        }
        #expect(Array(troubles.messages.keys) == ["sampai"])
        #expect(try await lastDay(adoption, desk) == nil)
    }

    /// A step that can be left only with the number of a follow-up would wait for ever where that can begin nowhere.
    @Test func whatAStepWaitsForIsInForceFirst() async throws {
        let regency = try await Regency.make()
        let shelf = CaseServices().procedures
        func adopt(_ name: String, _ source: String, at office: String) async throws {
            _ = try await AdoptProcedure(regency.environment, shelf)(
                source: Array(source.utf8), fileName: "\(name).sop.yaml", at: office,
                AdoptionTerms(
                    sopNumber: "001/SOP/2026", firstDay: regency.environment.now.date(in: .wib), approvedBy: "Kepala"),
                by: regency.admin)
        }
        try await adopt("aduan", Self.complaint, at: "root")
        let troubles = try await #require(throws: FieldTroubles.self) {
            try await adopt("telepon", Self.call, at: regency.villageA.id)
        }
        #expect(
            troubles.messages == [
                "sub": "Langkah “Membuka aduan” menunggu SOP “aduan”, yang belum berlaku di Desa Aren, dan tidak punya "
                    + "jalan lain"
            ])
        try await adopt("aduan", Self.complaint, at: regency.villageA.id)
        try await adopt("telepon", Self.call, at: regency.villageA.id)
    }

    private static let complaint = """
        sop: aduan
        versi: 1
        judul: Aduan
        untuk: [kabupaten, desa]
        pelaksana:
          pelapor: {nama: Pelapor, pihak: pemohon, siapa: [pegawai]}
          penangan: {nama: Penangan, peran: penangan}
        akhir: {selesai: {judul: Selesai, jenis: berhasil}}
        langkah:
          ajukan: {kegiatan: Mengadu, oleh: pelapor, lalu: tangani}
          tangani: {kegiatan: Menangani aduan, oleh: penangan, waktu: 1 hari kerja, lalu: selesai}
        uji:
          - {nama: Selesai, jalan: [ajukan, tangani], akhir: selesai}
        """
    private static let call = """
        sop: telepon
        versi: 1
        judul: Telepon
        untuk: [desa]
        pelaksana:
          penelepon: {nama: Penelepon, pihak: pemohon, siapa: [pegawai]}
          penangan: {nama: Penangan, peran: penangan}
        formulir: {catatan: {nomor: {label: Nomor agenda, jenis: nomor-permohonan, wajib: ya}}}
        akhir: {selesai: {judul: Selesai, jenis: berhasil}}
        lanjutan: {aduan: {sop: aduan, selama: [buka]}}
        langkah:
          hubungi: {kegiatan: Menghubungi kantor, oleh: penelepon, lalu: buka}
          buka: {kegiatan: Membuka aduan, oleh: penangan, isi: [catatan], waktu: 1 hari kerja, lalu: selesai}
        uji:
          - {nama: Selesai, jalan: [hubungi, buka], akhir: selesai}
        """
}
