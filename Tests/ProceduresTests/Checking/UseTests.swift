import Forms
import Procedures
import Testing

/// What counts as being used, so that nothing is called superfluous that is not.
struct UseTests {
    private func found(_ old: String, _ new: String) -> [Diagnostic] {
        let text = Fixtures.text("Tests/ProceduresTests/Support/benar.sop.yaml")
            .replacing(old, with: new, maxReplacements: 1)
        return FaultyFilesTests.check(text)
    }

    /// Letters need no act of a step where the extension of a limit sends them.
    @Test func theLetterOfAnExtensionIsUsed() {
        let limit = """
            batas: {waktu: 9 hari kerja, perpanjangan: {oleh: kades, tambah: 7 hari kerja, surat: kabar}}
            surat:
              kabar: {jenis: tanda-terima}
            pelaksana:
            """
        #expect(found("pelaksana:", limit).map { $0.rendered(file: "x") } == [])
    }

    /// Its type being wrong is one fault, not two.
    @Test func theParametersOfALetterOfAnUnknownTypeAreRead() {
        let letter = "surat:\n  kabar: {jenis: tanda-trima, dengan: {isi: data.nama}}\nakhir:"
        let codes = found("akhir:", letter).codes
        #expect(codes.isSuperset(of: ["E105"]) && !codes.contains("P402"), "\(codes)")
    }

    @Test func aClassificationMayComeFromTheLettersType() {
        let fields = """
                kode: {label: Kode, jenis: kode-klasifikasi, bawaan: data.surat}
                surat: {label: Surat, jenis: jenis-surat, wajib: ya}
                sifat: {
            """
        #expect(found("    sifat: {", fields).filter { $0.code == "E005" } == [])
    }
}
