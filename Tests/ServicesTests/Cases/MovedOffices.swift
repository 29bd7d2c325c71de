import Forms
import Procedures
@testable import Services
import Store
import Testing

/// With whom the open tasks of a case stand once it was moved: the offices and roles of the new version's adoption.
@Suite struct MovedOffices {
    private static let short = """
        akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, lalu: periksa}
          periksa: {kegiatan: Memeriksa berkas, oleh: operator, waktu: 1 hari kerja, lalu: ukur}
          ukur: {kegiatan: Mengukur lokasi, oleh: teknis, waktu: 2 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, periksa, ukur], akhir: terbit}
          - {nama: Dicabut, jalan: [ajukan, cabut], akhir: dicabut}
        """
    private static let lanes = """
        pelaksana:
          pelapor: {nama: Pemohon, pihak: pemohon, siapa: [kantor]}
          operator: {nama: Operator, peran: operator}
          teknis: {nama: Tim Teknis, peran: tim-teknis, di: {mitra: kominfo}}
        """

    private func first() -> [UInt8] { OtherOffices.source("izin", lanes: Self.lanes, Self.short) }

    /// The second version, with other lanes.
    private func second(_ edit: (String) -> String = { $0 }) -> [UInt8] {
        let text = String(
            decoding: OtherOffices.source("izin", lanes: edit(Self.lanes), Self.short), as: UTF8.self)
        return Array(text.replacing("versi: 1\n", with: "versi: 2\npindah: {dari: 1}\n").utf8)
    }

    private func adoption(_ desk: OtherOffices) async throws -> Adoption {
        let (office, today) = (desk.village.id, desk.environment.now.date(in: .wib))
        return try #require(
            try await desk.environment.database.read {
                try Adoption.inForce("izin", at: office, on: today, in: $0)
            })
    }

    private func move(_ id: String, _ desk: OtherOffices) async throws {
        let done = try await MoveCases(desk.environment, desk.cases)(
            [id], to: try await adoption(desk).id, at: desk.village.id, by: desk.regency.admin)
        #expect(done.moved == 1)
        try await desk.work()
    }

    /// The step that is open, and its lane's name, are the same: only the office is another.
    @Test func anOpenTaskGoesToTheOfficeOfTheNewVersion() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt("izin", first())
        let id = try await desk.apply("izin", [:], papers: [])
        #expect(try await desk.inbox(of: desk.clerk).map(\.caseID) == [id])
        // Whoever holds it cannot do it any more, and must not keep the others from it.
        try await TaskActs(desk.environment, desk.cases).claim(
            TaskAddress(office: desk.village.id, caseID: id, step: "periksa", visit: 1), by: desk.clerk)
        desk.regency.clock.turn(seconds: 1)
        try await desk.adopt(
            "izin",
            second {
                $0.replacing("peran: operator}", with: "peran: tim-teknis, di: {mitra: kominfo}}")
            })
        try await move(id, desk)
        #expect(try await desk.inbox(of: desk.clerk).isEmpty)
        #expect(try await desk.inbox(of: desk.technician).map(\.caseID) == [id])
        #expect(try await desk.inbox(of: desk.technician).map(\.claimedBy) == [nil])
        try await desk.decide("periksa", of: id, at: desk.regency.kominfo, by: desk.technician)
        try await desk.work()
        #expect(try await desk.inbox(of: desk.technician).map(\.caseID) == [id], "the measuring waits")
        try await desk.decide("ukur", of: id, at: desk.regency.kominfo, by: desk.technician)
        try await desk.work()
        #expect(try await desk.inbox(of: desk.technician).isEmpty)
        let findings = try await VerifyData(
            database: desk.environment.database, store: desk.blobs.store, keyring: desk.environment.keyring)().findings
        #expect(findings.isEmpty, "\(findings)")
    }

    /// The new version was adopted once before, with another partner: that is not the one to which the case was moved.
    @Test func partnersAreThoseOfTheAdoptionUnderWhichItWasMoved() async throws {
        let desk = try await OtherOffices()
        let clock = desk.regency.clock
        let other = try await CreateOffice(desk.environment)(
            .invented("Dinas Kominfo Lain", "kominfo-lain", "dinas-kominfo"), under: "root", by: desk.regency.admin)
        let theirs = try await desk.regency.officer("teknis-lain", ["tim-teknis"], in: other)
        try await desk.adopt("izin", second())
        clock.turn(seconds: 1)
        try await desk.adopt("izin", first())
        clock.turn(seconds: 1)
        let id = try await desk.apply("izin", [:], papers: [])
        clock.turn(seconds: 1)
        try await desk.adopt("izin", second(), partners: ["kominfo": other.id], lanes: ["operator": ["kaur-umum"]])
        try await move(id, desk)
        #expect(try await desk.inbox(of: desk.clerk).isEmpty, "the role is the adoption's too")
        let kaur = try await desk.regency.officer("kaur", ["kaur-umum"], in: desk.village)
        try await CompleteStep(desk.environment, desk.cases)(
            TaskAddress(office: desk.village.id, caseID: id, step: "periksa", visit: 1), outcome: Outcome.implicitName,
            raw: [:], seen: nil, blobs: desk.blobs, by: kaur)
        try await desk.work()
        #expect(try await desk.inbox(of: theirs).map(\.caseID) == [id])
        #expect(try await desk.inbox(of: desk.technician).isEmpty)

        // A later adoption of the same version changes nothing of what the case was moved to.
        clock.turn(seconds: 1)
        try await desk.adopt("izin", second())
        try await AdoptionDays.follow(desk.environment, desk.cases, clock)
        try await desk.work()
        #expect(try await desk.inbox(of: theirs).map(\.caseID) == [id])
        #expect(try await desk.inbox(of: desk.technician).isEmpty)
    }
}
