import Forms
import Procedures
@testable import Services
import Store
import Testing

/// Which files of a case an auditor has in the ZIP: all that were ever handed in and are still there.
@Suite struct ExportedPapers {
    private func export(
        _ id: String, _ desk: RuleDesk
    ) async throws -> (findings: [AuditFinding], entries: [String: [UInt8]], text: String) {
        let number = try await desk.environment.database.read {
            try $0.row("SELECT number FROM cases WHERE id = \(id)")?.text("number") ?? ""
        }
        var bytes: [UInt8] = []
        let findings = try await ExportCase(desk.environment, CaseServices(), desk.blobs, witness: nil)(
            number, of: desk.regency.villageA, by: "pemeriksa"
        ) { bytes += $0 }
        let entries = StoredZip.entries(of: bytes)
        return (findings, entries, String(decoding: entries["baca-dulu.txt"] ?? [], as: UTF8.self))
    }

    private func papers(_ entries: [String: [UInt8]]) -> [String] {
        entries.keys.filter { $0.hasPrefix("berkas/") }.sorted()
    }

    @Test func aFileThatAnotherReplacedAndOneThatCameLateAreInIt() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", Self.permit, applicant: "siapa: [pegawai, umum], dibantu: [operator]")
        let id = try await desk.apply("izin", ["acara.acara": "Rapat RT"], papers: ["denah"])
        try await desk.complete("periksa", "ulang", of: id, by: desk.kaur, reason: "Buram")
        try await desk.complete("ajukan", of: id, by: desk.applicant, ["acara.acara": "Rapat RT"], uploads: ["denah"])
        try await desk.complete("periksa", "tidak", of: id, by: desk.kaur, reason: "Kurang")
        desk.regency.clock.turn(to: Instant(CalendarDate(iso: "2026-03-10")!, TimeOfDay("09:00")!, .wib))
        try await desk.complete("lengkapi", of: id, by: desk.clerk, uploads: ["surat"], happened: "3-3-2026 10.00")
        #expect(try await desk.look(id, as: desk.kades).state.lateActs.count == 1)

        let (findings, entries, text) = try await export(id, desk)
        #expect(findings.isEmpty, "\(findings)")
        let names = papers(entries)
        #expect(names.map { $0.drop { $0 != "-" } } == ["-surat-1.pdf", "-denah-1.pdf", "-denah-1.pdf"], "\(names)")
        for name in names { #expect(text.contains("\n\(name)  ")) }

        // What was destroyed of them without a word is told as well.
        let late = try #require(try await desk.look(id, as: desk.kades).state.lateActs.first?.content)
        let blob = try #require(late.papers["surat"]?.first?.blob)
        try await desk.harm("DELETE FROM blobs WHERE id = \(blob)")
        let after = try await export(id, desk)
        #expect(after.findings.map(\.kind) == [.fileGone])
        #expect(after.text.contains("-surat-1.pdf: tidak ada lagi, tanpa peristiwa yang menghapusnya."))
    }

    @Test func aPartTellsWhatIsItsOwnFromWhatItWasLent() async throws {
        let desk = try await RuleDesk()
        try await desk.adopt("ukur", Self.part)
        try await desk.adopt("izin", Self.lending)
        let parent = try await desk.apply("izin", ["data.nama": "Siti Contoh"], papers: ["ktp"])
        try await desk.work()
        let id = try #require(try await desk.look(parent, as: desk.kades).children.first?.id)
        try await desk.complete("menilai", "ulang", of: id, by: desk.kaur, reason: "Foto")
        try await desk.complete("tambah", of: id, by: desk.applicant, uploads: ["foto"])

        let whole = try await export(id, desk)
        #expect(whole.findings.isEmpty, "\(whole.findings)")
        #expect(papers(whole.entries).count == 1 && papers(whole.entries)[0].hasSuffix("-foto-1.pdf"))
        #expect(whole.text.contains("-kartu-1.pdf: milik permohonan induknya"))

        let foto = try #require(try await desk.look(id, as: desk.kades).papers["foto"]?.first?.blob)
        let key = [UInt8](repeating: 7, count: 72)
        try await desk.harm("UPDATE blobs SET key_sealed = \(key) WHERE id = \(foto)")
        let altered = try await export(id, desk)
        #expect(altered.findings.map(\.kind) == [.fileDamaged], "\(altered.findings)")
        #expect(altered.text.contains("-foto-1.pdf: tidak dapat dibuka."))

        try await desk.harm("DELETE FROM blobs WHERE id = \(foto)")
        let gone = try await export(id, desk)
        #expect(gone.findings.map(\.kind) == [.fileGone], "\(gone.findings)")
        #expect(gone.text.contains("-foto-1.pdf: tidak ada lagi"))

        // Of a parent that cannot be read nobody knows what it lent.
        try await desk.harm("UPDATE cases SET key_sealed = \(key) WHERE id = \(parent)")
        let unproven = try await export(id, desk)
        #expect(Set(unproven.findings.map(\.kind)) == [.unreadable] && unproven.findings.count == 2)
    }

    private static let permit = """
        berkas: {denah: {nama: Denah}, surat: {nama: Surat RT, wajib: tidak}}
        formulir: {acara: {acara: {label: Acara, jenis: teks, wajib: ya}}}
        akhir:
          terbit: {judul: Izin terbit, jenis: berhasil}
          gugur: {judul: Gugur, jenis: kedaluwarsa}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [acara], unggah: [denah], lalu: periksa}
          periksa: {keputusan: Memeriksa permohonan, oleh: kaur, waktu: 1 hari kerja, hasil: {ya: terbit, ulang: {lalu: ajukan, alasan: untuk-pemohon}, tidak: {lalu: lengkapi, alasan: untuk-pemohon}}}
          lengkapi: {kegiatan: Melengkapi keterangan, oleh: pelapor, unggah: [surat], habis: {setelah: 2 hari kerja, lalu: gugur}, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, {periksa: ya}], akhir: terbit}
        """

    private static let part = """
        berkas: {kartu: {nama: Kartu}, foto: {nama: Foto, wajib: tidak}}
        formulir: {isi: {siapa: {label: Siapa, jenis: teks, wajib: ya}}}
        akhir: {beres: {judul: Beres, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          minta: {kegiatan: Meminta ukur, oleh: pelapor, isi: [isi], unggah: [kartu], lalu: menilai}
          menilai: {keputusan: Menilai, oleh: kaur, waktu: 1 hari kerja, hasil: {ya: beres, ulang: {lalu: tambah, alasan: untuk-pemohon}}}
          tambah: {kegiatan: Menambah foto, oleh: pelapor, unggah: [foto], lalu: menilai}
        uji:
          - {nama: Beres, jalan: [minta, {menilai: ya}], akhir: beres}
        """

    private static let lending = """
        berkas: {ktp: {nama: KTP}}
        formulir: {data: {nama: {label: Nama, jenis: teks, wajib: ya}}}
        akhir: {terbit: {judul: Terbit, jenis: berhasil}, dicabut: {judul: Dicabut, jenis: dicabut}}
        pencabutan: {akhir: dicabut}
        langkah:
          ajukan: {kegiatan: Mengajukan izin, oleh: pelapor, isi: [data], unggah: [ktp], lalu: ukur}
          ukur: {kegiatan: Mengukur, sub: ukur, oleh: pelapor, dengan: {isi.siapa: data.nama}, berkas: {kartu: ktp}, waktu: 5 hari kerja, hasil: {beres: terbit, dicabut: dicabut}}
        uji:
          - {nama: Terbit, jalan: [ajukan, {ukur: beres}], akhir: terbit}
        """
}

extension RuleDesk {
    /// Completes a step with files.
    fileprivate func complete(
        _ step: String, of id: String, by person: Person, _ answers: [String: String] = [:], uploads papers: [String],
        happened: String? = nil
    ) async throws {
        var uploads: [UploadedPaper] = []
        for paper in papers { uploads.append(try await upload(paper)) }
        let outcome = Outcome.implicitName
        try await CompleteStep(environment, cases)(
            try await address(step, of: id), outcome: outcome, raw: RuleDesk.raw(answers), uploads: uploads,
            happened: happened, seen: nil, blobs: blobs, by: person)
    }

    /// What somebody with the database does.
    fileprivate func harm(_ statement: SQL) async throws {
        let changed = try await environment.database.write { try $0.execute(statement) }
        #expect(changed > 0, "\(statement.text)")
    }
}
