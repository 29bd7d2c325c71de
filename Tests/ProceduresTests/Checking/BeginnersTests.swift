import Forms
import Procedures
import Testing

/// What somebody writes who writes their first SOP, and what helps them on.
struct BeginnersTests {
    private func first(_ old: String, _ new: String, _ code: String) -> Diagnostic? {
        let text = Fixtures.text("Tests/ProceduresTests/Support/benar.sop.yaml").replacing(
            old, with: new, maxReplacements: 1)
        return FaultyFilesTests.check(text).first(code)
    }

    @Test(arguments: [("Cek Jadwal:", "cek-jadwal"), ("cek_jadwal:", "cek-jadwal"), ("Cek, (jadwal):", "cek-jadwal")])
    func aNameIsProposed(key: String, name: String) {
        let found = first("  setujui:", "  \"\(key.dropLast())\":", "E009")
        #expect(found?.message.hasSuffix("; mungkin \"\(name)\"?") == true, "\(found?.message ?? "none")")
    }

    @Test func theColumnsHeadLeadsToTheShortName() {
        let found = first("    oleh: kades", "    oleh: Kepala Desa", "E103")
        #expect(found?.message == "Pelaksana \"Kepala Desa\" tidak ada; di berkas ini namanya \"kades\"")
    }

    @Test func rolesAreNamedWithTheirTitles() {
        let found = first("peran: kepala", "peran: kades", "E107")
        #expect(found?.expected?.hasPrefix("kepala (Kepala Desa), sekretaris (Sekretaris Desa)") == true)
    }

    @Test func theSubjectIsFoundByEitherNameOfItsLane() {
        for text in ["Kades menyetujui", "Kepala Desa menyetujui", "Petugas menyetujui"] {
            #expect(first("kegiatan: Menyetujui permohonan", "kegiatan: \(text)", "P408") != nil, "\(text)")
        }
    }

    /// A comma within a sentence ends an item of a list in brackets.
    @Test func aSentenceThatItsCommasCutIsShown() {
        let found = first(
            "    waktu: 1 hari kerja\n    lalu: selesai",
            "    output: [Data dilihat, diperbaiki, atau dihapus]\n    lalu: selesai", "P421")
        #expect(found?.message == "\"diperbaiki\" menjadi butir sendiri karena koma di depannya")
        let whole = "    output: [\"Data dilihat, diperbaiki, atau dihapus\", Surat]\n    lalu: selesai"
        #expect(first("    waktu: 1 hari kerja\n    lalu: selesai", whole, "P421") == nil)
        #expect(
            first(
                "    waktu: 1 hari kerja\n    lalu: selesai", "    output: [naskah, surat]\n    lalu: selesai", "P421")
                == nil)
    }

    /// A warning says what to write.
    @Test(arguments: [
        ("    waktu: 1 hari kerja\n    lalu: selesai", "    waktu: 2 hari\n    lalu: selesai", "P412"),
        ("    waktu: 1 hari kerja\n    lalu: selesai", "    lalu: selesai", "P401"),
        ("pencabutan: {akhir: dicabut}\n", "", "P406"), ("    kelengkapan: [data, ktp]\n", "", "P402"),
        ("  - {nama: Dicabut, jalan: [ajukan, cabut], akhir: dicabut}\n", "", "P504"),
    ])
    func warningsSayWhatToDo(old: String, new: String, code: String) {
        #expect(first(old, new, code)?.expected?.isEmpty == false)
    }

    /// The space after a colon is forgotten more often than anything else; YAML itself complains of a later line.
    @Test(arguments: [
        ("    oleh: kades\n", "    oleh:kades\n", "oleh: kades", "E007"),
        ("sop: contoh", "sop:contoh", "sop: contoh", "E007"),
        ("{lalu: ditolak, alasan: untuk-pemohon}", "{lalu:ditolak, alasan: untuk-pemohon}", "lalu: ditolak", "E004"),
        ("{nama: Operator, peran: operator}", "{nama:Operator, peran:operator}", "nama: Operator", "E004"),
    ])
    func aForgottenSpaceIsNamedWhereItIsMissing(old: String, new: String, wanted: String, code: String) throws {
        let source = Fixtures.text("Tests/ProceduresTests/Support/benar.sop.yaml")
        let text = source.replacing(old, with: new, maxReplacements: 1)
        try #require(text != source)
        let found = FaultyFilesTests.check(text)
        let trouble = try #require(found.first { $0.code == code }, "\(found)")
        #expect(trouble.message == "Sesudah titik dua harus ada spasi" && trouble.expected == wanted)
        let line = source[..<source.firstRange(of: old)!.lowerBound].count { $0 == "\n" } + 1
        #expect(trouble.position.line == line)
        // Nothing is said to be missing that only stands too close.
        #expect(!found.contains { $0.code == "E006" && $0.message.contains(wanted.prefix { $0 != ":" }) }, "\(found)")
    }

    @Test func aTimeThatCannotBeReadIsNotCalledMissing() {
        #expect(first("    oleh: kades\n    waktu: 1 hari kerja", "    oleh: kades\n    waktu: 30", "P401") == nil)
    }
}
