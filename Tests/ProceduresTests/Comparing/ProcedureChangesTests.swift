import Forms
@testable import Procedures
import Testing

/// What another version changes, in words.
struct ProcedureChangesTests {
    private static let text = """
        sop: contoh
        versi: 1
        judul: Contoh
        untuk: [desa]
        pelaksana:
          warga: {nama: Pemohon, pihak: pemohon, siapa: [warga]}
          kaur: {nama: Kaur Umum, peran: kaur-umum}
          kades: {nama: Kepala Desa, peran: kepala}
        berkas:
          ktp: {nama: KTP, wajib: ya}
        akhir:
          ok: {judul: Selesai, jenis: berhasil}
          no: {judul: Ditolak, jenis: ditolak}
        langkah:
          ajukan: {kegiatan: Mengajukan, oleh: warga, unggah: [ktp], lalu: periksa}
          periksa:
            keputusan: Memeriksa berkas
            oleh: kaur
            waktu: 1 jam
            hasil: {ya: tutup, tidak: no}
          tutup: {kegiatan: Menutup, oleh: kades, waktu: 30 menit, lalu: ok}
        uji:
          - {nama: Uji, jalan: [ajukan, {periksa: ya}, tutup], akhir: ok}

        """

    private func changes(_ edit: (String) -> String) throws -> ProcedureChanges {
        let new = edit(Self.text)
        func read(_ source: String) throws -> Procedure {
            let read = SOPReader.read(source: source, fileName: "contoh.sop.yaml", catalogue: TestCatalogue.bare)
            return try #require(read.procedure, "\(read.diagnostics)")
        }
        return try ProcedureChanges(from: read(Self.text), oldSource: Self.text, to: read(new), newSource: new)
    }

    private func lines(_ changes: ProcedureChanges, _ title: String) -> [String] {
        changes.sections.first { $0.title == title }?.lines ?? []
    }

    @Test func theSameTextChangesNothingWhereverItStands() throws {
        #expect(try changes { $0 }.isEmpty)
        let moved = try changes { "# catatan\n\n" + $0.replacing("langkah:\n", with: "langkah:\n\n  # tahap\n") }
        #expect(moved.isEmpty, "\(moved.sections)")
    }

    @Test func timesPerformersAndWaysAreTold() throws {
        let found = try changes {
            $0.replacing("waktu: 1 jam", with: "waktu: 2 jam").replacing("oleh: kades", with: "oleh: kaur")
                .replacing("tidak: no}", with: "tidak: ajukan}")
        }
        #expect(
            lines(found, "Langkah") == [
                "“Memeriksa berkas”: waktu 2 jam, semula 1 jam",
                "“Memeriksa berkas”: hasil “Tidak” kini ke “Mengajukan”, semula ke akhir “Ditolak”",
                "“Menutup”: dikerjakan Kaur Umum, semula Kepala Desa",
            ])
        #expect(found.steps == ["periksa", "tutup"] && found.oldSteps == ["periksa", "tutup"])
    }

    /// A step that may only not be done too early has no time before its date.
    @Test func noTimeIsNoneBeforeADate() throws {
        let found = try changes {
            $0.replacing(
                "akhir:\n", with: "formulir:\n  f: {acara: {label: Tanggal acara, jenis: tanggal, wajib: ya}}\nakhir:\n"
            ).replacing("waktu: 1 jam", with: "paling-cepat: 3 hari kerja\n    sebelum: f.acara")
        }
        #expect(lines(found, "Langkah").contains("“Memeriksa berkas”: waktu tanpa waktu, semula 1 jam"))
    }

    @Test func whoseAddressAQuestionTakesIsTold() throws {
        let found = try changes {
            $0.replacing(
                "akhir:\n",
                with: "formulir:\n  f: {surel: {label: Email, jenis: email, wajib: ya, terbukti: ya}}\nakhir:\n")
        }
        #expect(lines(found, "Isian") == ["Baru: Email (email, wajib, terbukti)"])
    }

    @Test func stepsPapersAndLanesThatComeAndGo() throws {
        let found = try changes {
            $0.replacing(
                "  ajukan: {kegiatan: Mengajukan, oleh: warga, unggah: [ktp], lalu: periksa}",
                with: "  ajukan: {kegiatan: Mengajukan, oleh: warga, unggah: [kk], lalu: catat}\n"
                    + "  catat: {kegiatan: Mencatat, oleh: kaur, waktu: 5 menit, lalu: periksa}"
            ).replacing("  ktp: {nama: KTP, wajib: ya}", with: "  kk: {nama: Kartu Keluarga, wajib: tidak}")
        }
        #expect(lines(found, "Langkah").first == "Baru: “Mencatat”")
        #expect(lines(found, "Langkah").contains("“Mengajukan”: meminta Kartu Keluarga, semula KTP"))
        #expect(lines(found, "Berkas").last == "Dihapus: KTP")
        #expect(lines(found, "Berkas").first?.hasPrefix("Baru: Kartu Keluarga (tidak wajib") == true)
        #expect(found.steps.contains("catat") && !found.oldSteps.contains("catat"))
    }

    /// What has no words of its own is still marked.
    @Test func anotherRuleOfAStepIsSeenInItsLines() throws {
        let found = try changes { $0.replacing("waktu: 30 menit,", with: "waktu: 30 menit, beda-dari: [periksa],") }
        #expect(lines(found, "Langkah") == ["“Menutup”: aturannya berubah; lihat teksnya"])
        #expect(found.steps == ["tutup"])
    }

    @Test func whatAPaperMayBeIsTold() throws {
        let found = try changes {
            $0.replacing(
                "ktp: {nama: KTP, wajib: ya}",
                with: "ktp: {nama: KTP, wajib: ya, jenis: [pdf], maks: 5 MB, paling-banyak: 3}")
        }
        #expect(
            lines(found, "Berkas") == [
                "KTP: wajib, pdf, paling banyak 3 berkas, paling besar 5120 KiB, unggah, "
                    + "semula wajib, pdf, jpg, png, paling besar 2048 KiB, unggah"
            ])
    }
}
