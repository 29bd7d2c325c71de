import Forms
import Procedures
import Testing

/// An SOP that hands its cases on to itself at the office above (docs/decisions/0039).
struct HandingOnTests {
    private static func file(_ more: String = "", limit: String = "10 hari kerja") -> String {
        """
        sop: aduan
        versi: 1
        judul: Aduan
        untuk: [desa, kecamatan]
        batas: {waktu: \(limit), sejak: lapor pertama, sampai: jawab}
        pelaksana:
          warga: {nama: Pelapor, pihak: pemohon, siapa: [umum]}
          operator: {nama: Operator, peran: operator}
        formulir: {f: {isi: {label: Isi, jenis: paragraf, wajib: ya}, kelas: {label: Kelas, jenis: pilihan, pilihan: {singkat: Singkat, lama: Lama}, wajib: ya}}}
        akhir:
          tuntas: {judul: Aduan tuntas, jenis: berhasil}
          dicabut: {judul: Dicabut, jenis: dicabut}
        pencabutan: {akhir: dicabut}
        langkah:
          lapor: {kegiatan: Melapor, oleh: warga, isi: [f], lalu: telaah}
          telaah: {keputusan: Menelaah, oleh: operator, waktu: 1 hari kerja, hasil: {sini: jawab, atas: teruskan}}
          teruskan: {kegiatan: Meneruskan, sub: aduan, di: {atasan: semua}, oleh: operator, dengan: {f: f}, hasil: {tuntas: jawab, dicabut: telaah}}
          jawab: {kegiatan: Menjawab, oleh: operator, waktu: {menurut: f.kelas, singkat: 2 hari kerja, lama: 8 hari kerja}, lalu: arah}
          arah: {keputusan: Memisahkan terusan, menurut: {terusan: {kasus.turunan: ya}, sendiri: lainnya}, hasil: {terusan: tuntas, sendiri: nilai}}
          nilai: {kegiatan: Menilai, oleh: warga, waktu: 1 hari kerja, ingatkan: [50%], lalu: tuntas}
        \(more)
        uji:
          - {nama: Diteruskan, jalan: [lapor, {telaah: atas}, {teruskan: tuntas}, jawab, {terbuka: [nilai]}, nilai], akhir: tuntas}
          - {nama: Terusan, isi: {kasus.turunan: ya}, jalan: [lapor, {telaah: sini}, jawab], akhir: tuntas}
          - {nama: Bukan terusan, isi: {kasus.turunan: tidak}, jalan: [lapor, {telaah: sini}, jawab, nilai], akhir: tuntas}
          - {nama: Dicabut, jalan: [lapor, cabut], akhir: dicabut}
        """
    }

    private func check(_ text: String, known: Procedure? = nil) -> CheckResult {
        var catalogue = TestCatalogue.bare
        if let known { catalogue.procedures[known.name] = known }
        return Checker.check(source: text, fileName: "aduan.sop.yaml", catalogue: catalogue)
    }

    /// Whoever hands on is an office, and `siapa` says who may bring a case: they need not be the same.
    @Test func readsTheSameWhetherOrNotItIsKnownAlready() throws {
        let first = check(Self.file())
        #expect(first.diagnostics.map { $0.rendered(file: "aduan") } == [])
        let procedure = try #require(first.procedure)
        #expect(procedure.step("teruskan")?.outcome("tuntas")?.label == "Aduan tuntas")
        let second = check(Self.file(), known: procedure)
        #expect(second.diagnostics.map { $0.rendered(file: "aduan") } == [])
        #expect(second.procedure == procedure)
    }

    @Test func runsWithoutTheOfficeAbove() throws {
        let procedure = try #require(check(Self.file()).procedure)
        #expect(procedure.canDoWithout(calls: ["teruskan"]))
        let alone = procedure.without(calls: ["teruskan"])
        #expect(alone.step("telaah")?.outcomes.map(\.name) == ["sini"])
        #expect(procedure.without(calls: []) == procedure)
    }

    @Test(arguments: [
        ("sini: jawab, atas: teruskan", "sini: {lalu: jawab, paling-banyak: 2}, atas: teruskan"),
        ("terusan: tuntas, sendiri: nilai", "terusan: teruskan, sendiri: nilai"),
        ("ingatkan: [50%], lalu: tuntas", "habis: {lalu: teruskan}, lalu: tuntas"),
    ])
    func cannotWhereNobodyChoseIt(_ old: String, _ new: String) throws {
        let text = Self.file().replacing(old, with: new)
        #expect(text != Self.file())
        let read = SOPReader.read(source: text, fileName: "aduan.sop.yaml", catalogue: TestCatalogue.bare)
        #expect(try #require(read.procedure).canDoWithout(calls: ["teruskan"]) == false)
    }

    /// A step's time and a limit by the same answer are laid side by side option by option (P407).
    @Test func timesByTheSameAnswerAreComparedOptionByOption() {
        func codes(_ limit: String) -> [String] { check(Self.file(limit: limit)).diagnostics.map(\.code) }
        #expect(codes("{menurut: f.kelas, singkat: 3 hari kerja, lama: 9 hari kerja}") == [])
        #expect(codes("{menurut: f.kelas, singkat: 2 hari kerja, lama: 9 hari kerja}") == ["P407"])
        #expect(codes("{menurut: f.kelas, singkat: 3 hari kerja, lama: 8 hari kerja}") == ["P407"])
        #expect(codes("8 hari kerja") == ["P407"])
    }
}
