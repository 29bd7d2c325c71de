import Forms
import Procedures
@testable import Services
import Store
import Testing

/// The morning's digest.
@Suite struct DigestTests {
    private static let permit = """
        formulir: {data: {nama: {label: Nama, jenis: teks, wajib: ya}}}
        akhir: {beres: {judul: Beres, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          minta: {kegiatan: Meminta izin, oleh: pelapor, isi: [data], lalu: periksa}
          periksa: {kegiatan: Memeriksa izin, oleh: kaur, kelengkapan: [data], waktu: 2 hari kerja, lalu: beres}
        uji:
          - {nama: Beres, jalan: [minta, periksa], akhir: beres}
        """

    private func desk() async throws -> RuleDesk {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", DigestTests.permit)
        _ = try await desk.apply("izin", ["data.nama": "Siti Rahasia"])
        _ = try await desk.regency.test.mails()
        return desk
    }

    private func digests(_ desk: RuleDesk, _ day: Int, _ time: String) async throws -> [OutgoingMail] {
        desk.regency.clock.turn(
            to: Instant(CalendarDate(year: 2026, month: 3, day: day)!, TimeOfDay(time)!, .wib))
        try await SendDigests(desk.environment, desk.cases)()
        return try await desk.regency.test.mails()
    }

    @Test func onAWorkingMorningOnceToWhomSomethingWaitsFor() async throws {
        let desk = try await desk()
        #expect(try await digests(desk, 3, "05:59").isEmpty)
        let first = try await digests(desk, 3, "06:00")
        #expect(first.map(\.to) == ["kaur@a.contoh"] && first[0].subject == "1 tugas menunggu Anda")
        #expect(first[0].text.contains("Memeriksa izin, paling lambat Rabu 4 Maret 2026 pukul 16.00 WIB"))
        #expect(!first[0].text.contains("Siti") && !first[0].subject.contains("Siti"))
        #expect(try await digests(desk, 3, "07:00").isEmpty, "once a day")
        #expect(try await digests(desk, 5, "09:00").isEmpty, "not in the course of the day")
        let late = try await digests(desk, 5, "08:59")
        #expect(late.map(\.subject) == ["1 tugas menunggu Anda, 1 terlambat"])
        #expect(try await digests(desk, 7, "07:00").isEmpty, "Saturday")
    }

    @Test func whoRefusesItGetsNone() async throws {
        let desk = try await desk()
        let choose = ChooseDigest(desk.environment)
        try await choose(false, by: desk.kaur)
        #expect(try await digests(desk, 3, "06:30").isEmpty)
        try await choose(true, by: desk.kaur)
        #expect(try await digests(desk, 3, "06:40").count == 1)
        await #expect(throws: Denial.self) { try await choose(false, by: .nobody) }
    }
}
