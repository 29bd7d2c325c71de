import Forms
import Procedures
import Testing

/// `uji` through the real engine (SOP.md §15).
struct ExampleTests {
    @Test(arguments: ShippedProceduresTests.names)
    func theShippedExamplesRun(name: String) throws {
        let procedure = try #require(CitizenCatalogue.shipped.procedures[name])
        #expect(!procedure.examples.isEmpty)
        for example in procedure.examples {
            let found = Examples.run(example, of: procedure, catalogue: CitizenCatalogue.shipped)
            #expect(found.map { $0.rendered(file: name) } == [])
        }
    }

    /// A procedure with something of everything that a script can say.
    static let file = """
        sop: contoh
        versi: 1
        judul: Contoh
        untuk: [desa]
        batas: {waktu: 10 hari kerja, sejak: ajukan pertama, jeda: warga, perpanjangan: {oleh: kades, tambah: 7 hari kerja}}
        pelaksana:
          warga: {nama: Pemohon, pihak: pemohon, siapa: [warga], dibantu: [kaur]}
          kaur:  {nama: Kaur Umum, peran: kaur-umum}
          kades: {nama: Kepala Desa, peran: kepala}
        berkas:
          ktp: {nama: KTP}
        formulir:
          f:
            nama:  {label: Nama, jenis: teks, wajib: ya}
            nik:   {label: NIK, jenis: nik, wajib: ya}
            besar: {label: Besar, jenis: ya-tidak, wajib: ya}
        akhir:
          ok: {judul: Selesai, jenis: berhasil}
          gugur: {judul: Gugur, jenis: kedaluwarsa}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut, sampai: tutup}
        langkah:
          ajukan: {kegiatan: Mengajukan, oleh: warga, isi: [f], unggah: [ktp], waktu: 1 jam, lalu: periksa}
          periksa:
            keputusan: Memeriksa
            oleh: kaur
            waktu: 1 hari kerja
            hasil: {ya: [ukur, nilai], kurang: {lalu: lengkapi, alasan: untuk-pemohon}}
          lengkapi: {kegiatan: Melengkapi, oleh: warga, isi: [f], habis: {setelah: 5 hari kalender, lalu: gugur}, lalu: periksa}
          ukur: {kegiatan: Mengukur, oleh: kaur, jika: {besar: ya}, waktu: 1 hari kerja, lalu: tutup}
          nilai: {kegiatan: Menilai, oleh: kades, boleh-dilewati: ya, waktu: 1 hari kerja, lalu: tutup}
          tutup: {kegiatan: Menutup, oleh: kaur, beda-dari: [periksa], gabung: [ukur, nilai], waktu: 1 hari kerja, lalu: ok}
        uji:
        """

    private func found(_ items: String, ends result: String = "ok", more: String = "") throws -> [Diagnostic] {
        let text = ExampleTests.file + "\n  - {nama: Uji, \(more)jalan: [\(items)], akhir: \(result)}\n"
        let read = SOPReader.read(source: text, fileName: "contoh.sop.yaml", catalogue: TestCatalogue.bare)
        #expect(read.diagnostics.filter { $0.severity == .error }.map { $0.rendered(file: "contoh") } == [])
        let procedure = try #require(read.procedure)
        return procedure.examples.flatMap { Examples.run($0, of: procedure, catalogue: TestCatalogue.bare) }
    }

    @Test(arguments: [
        "ajukan, {periksa: ya}, {terbuka: [nilai]}, nilai, {tutup: {orang: lain}}",
        "ajukan, {periksa: ya}, {nilai: {lewati: ya}}, {ditolak: tutup}, {tutup: {orang: lain}}",
        "{ajukan: {isi: {besar: ya}}}, {periksa: ya}, {terbuka: [ukur, nilai]}, ukur, nilai, {tutup: {orang: lain}}",
        "{ditolak: {langkah: ajukan, tanpa: [ktp]}}, {ditolak: {langkah: ajukan, tanpa: [nama]}}, ajukan,"
            + " {periksa: ya}, {ditolak: {langkah: nilai, oleh: kaur}}, nilai, {tutup: {orang: lain}}",
        "{ajukan: {oleh: kaur}}, {batas: {utama: 2026-03-16 16:00, periksa: 2026-03-03 16:00}},"
            + " {libur: 2026-03-03}, {batas: {utama: 2026-03-17 16:00, periksa: 2026-03-04 16:00}},"
            + " {perpanjang: utama}, {ditolak: {perpanjang: utama}}, {periksa: {hasil: ya, orang: lain}}, nilai, tutup",
    ])
    func runs(items: String) throws {
        #expect(try found(items).map { $0.rendered(file: "contoh") } == [])
    }

    @Test func timeRunsAndTheClockStands() throws {
        let late =
            "ajukan, {periksa: kurang}, {pada: 2026-03-07 23:59}, {terbuka: [lengkapi]}, {tunggu: 1 hari kalender}"
        #expect(try found(late, ends: "gugur").isEmpty)
        let back =
            "ajukan, {periksa: kurang}, {pada: 2026-03-04 09:00}, lengkapi, {batas: {utama: 2026-03-17 16:00}}, cabut"
        #expect(try found(back, ends: "dicabut").isEmpty)
    }

    /// What does not happen as the example says is told at its place, once, with both sides.
    @Test(arguments: [
        ("ajukan, {periksa: ya}, {terbuka: [nilai, ukur]}", "butir 3: terbuka nilai, ukur, tetapi terbuka nilai"),
        ("ajukan, {batas: {periksa: 2026-03-04 16:00}}", "tetapi Selasa 3 Mar 2026 16.00"),
        ("ajukan, {ditolak: {periksa: ya}}", "butir 2: \"periksa\" ditolak, tetapi diterima"),
        ("ajukan, {ditolak: cabut}", "butir 2: pencabutan ditolak, tetapi diterima"),
        ("ajukan, {periksa: {hasil: ya, oleh: kades}}", "tetapi ditolak: Langkah ini dikerjakan oleh Kaur Umum."),
        ("ajukan, {periksa: ya}, nilai, tutup", "butir 4: \"tutup\" dikerjakan, tetapi ditolak: Anda sudah"),
        ("ajukan, {pada: 2026-03-01 09:00}", "butir 2: waktu maju"),
        ("ajukan", "sesudah butir terakhir: seharusnya berakhir di \"ok\", tetapi masih terbuka: periksa"),
        ("ajukan, cabut", "seharusnya berakhir di \"ok\", tetapi ternyata berakhir di \"dicabut\""),
        (
            "ajukan, {periksa: kurang}, {batas: {utama: 2026-03-16 16:00}}",
            "tetapi berhenti sejak Senin 2 Mar 2026 09.00"
        ),
    ])
    func tellsWhatDiffers(items: String, message: String) throws {
        let found = try found(items)
        #expect(found.map(\.code) == ["E601"])
        #expect(found.first?.message.contains(message) == true, "\(found.map(\.message))")
        let line = ExampleTests.file.split(separator: "\n", omittingEmptySubsequences: false).count + 1
        #expect(found.first?.position.line == line)
    }

    /// A ring of effects is only warned of; its example must end nevertheless.
    @Test func aRingOfEffectsEndsWithAFinding() throws {
        let text = """
            sop: contoh
            versi: 1
            judul: Contoh
            untuk: [desa]
            pelaksana:
              kaur: {nama: Kaur Umum, peran: kaur-umum}
            formulir:
              f: {nik: {label: NIK, jenis: nik, wajib: ya}}
            akhir:
              ok: {judul: Selesai, jenis: berhasil}
            langkah:
              a: {kegiatan: Memulai, oleh: kaur, isi: [f], waktu: 1 jam, lalu: b}
              b: {kegiatan: Mencari akun, otomatis: akun.cari, dengan: {nik: f.nik}, oleh: kaur, waktu: 1 jam, hasil: {ada: b, tidak-ada: ok}}
            uji:
              - {nama: Uji, jalan: [a], akhir: ok}
              - {nama: Lain, jalan: [a, {b: ada}, {b: tidak-ada}], akhir: ok}
            """
        let read = SOPReader.read(source: text, fileName: "contoh.sop.yaml", catalogue: TestCatalogue.bare)
        let procedure = try #require(read.procedure)
        let found = procedure.examples.map { Examples.run($0, of: procedure, catalogue: TestCatalogue.bare) }
        #expect(found.map(\.count) == [1, 0])
        #expect(found[0].first?.message.contains("tanpa akhir") == true)
    }

    @Test func calendarsAndAnswersOfTheExampleCount() throws {
        let items = "ajukan, {batas: {periksa: 2026-03-04 16:00}}, {periksa: ya}, {terbuka: [ukur, nilai]}, cabut"
        let more = "mulai: 2026-03-02 09:00, isi: {besar: ya}, kalender: {libur: [2026-03-03]}, "
        #expect(try found(items, ends: "dicabut", more: more).isEmpty)
    }
}
