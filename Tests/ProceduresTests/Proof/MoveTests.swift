import Forms
import Procedures
import Testing

/// Whether running cases may go on under a new version (SOP.md §16).
struct MoveTests {
    private static let form = """
        formulir:
          f: {nama: {label: Nama, jenis: teks, wajib: ya}}
        """
    private static let steps = """
          a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: [b, c]}
          b: {kegiatan: Kerja b, oleh: kaur, waktu: 1 jam, lalu: d}
          c: {kegiatan: Kerja c, oleh: operator, waktu: 1 jam, lalu: d}
          d: {kegiatan: Menutup, oleh: kades, gabung: [b, c], waktu: 1 jam, lalu: ok}
        """

    /// What the checker says of a second version, with the first at hand.
    private func found(_ steps: String, form: String = MoveTests.form, move: String = "{dari: 1}") throws
        -> [Diagnostic]
    {
        var catalogue = TestCatalogue.bare
        catalogue.procedures["contoh"] = try CaseRun(Self.steps, extra: Self.form).procedure
        let head = CaseRun.head.replacing("versi: 1", with: "versi: 2")
        let text =
            head + form + "\npindah: \(move)\nlangkah:\n\(steps)\nuji:\n  - {nama: Uji, jalan: [a, cabut], akhir: ok}\n"
        return Checker.check(source: text, fileName: "contoh.sop.yaml", catalogue: catalogue).diagnostics.filter {
            $0.code == "P505" || $0.code == "E104"
        }
    }

    @Test func theSameStepsMayMove() throws {
        #expect(try found(Self.steps) == [])
        let later =
            Self.steps.replacing("lalu: ok}", with: "lalu: e}")
            + "\n  e: {kegiatan: Menyerahkan, oleh: operator, waktu: 1 jam, lalu: ok}"
        #expect(try found(later) == [], "a step behind all old ones")
    }

    /// Old cases keep their version: that they cannot move says nothing against the new one.
    @Test func whatCannotMoveIsAWarningAndTheVersionMayBeUsed() throws {
        var catalogue = TestCatalogue.bare
        catalogue.procedures["contoh"] = try CaseRun(Self.steps, extra: Self.form).procedure
        let renamed = Self.steps.replacing("  c: {", with: "  ukur: {").replacing("[b, c]", with: "[b, ukur]")
        let examples = """

            uji:
              - {nama: Selesai, jalan: [a, b, ukur, d], akhir: ok}
            """
        let result = Checker.check(
            source: CaseRun.head.replacing("versi: 1", with: "versi: 2") + Self.form
                + "\npindah: {dari: 1}\nlangkah:\n\(renamed)\(examples)\n",
            fileName: "contoh.sop.yaml", catalogue: catalogue)
        let found = result.diagnostics.filter { $0.code == "P505" }
        #expect(found.map(\.severity) == [.warning])
        #expect(
            result.diagnostics.allSatisfy { $0.severity == .warning || $0.code.hasPrefix("E30") },
            "\(result.diagnostics)")
    }

    @Test func aStepThatIsGoneNeedsItsPair() throws {
        let renamed = Self.steps.replacing("  c: {", with: "  ukur: {").replacing("[b, c]", with: "[b, ukur]")
        let missing = try found(renamed)
        #expect(missing.map(\.code) == ["P505"])
        #expect(missing.first?.message == "Permohonan di \"b\", \"c\" tidak dapat dipindah ke versi ini")
        #expect(missing.first?.path == ["a"])
        #expect(try found(renamed, move: "{dari: 1, peta: {c: ukur}}") == [], "arrivals move with their step")
        #expect(try found(renamed, move: "{dari: 1, peta: {cc: ukur}}").map(\.code) == ["E104"])
    }

    /// The steps are there, but never open together as they were.
    @Test func whereTheNewOneCannotStandNobodyMoves() throws {
        let inARow = """
              a: {kegiatan: Mulai, oleh: warga, isi: [f], waktu: 1 jam, lalu: b}
              b: {kegiatan: Kerja b, oleh: kaur, waktu: 1 jam, lalu: c}
              c: {kegiatan: Kerja c, oleh: operator, waktu: 1 jam, lalu: d}
              d: {kegiatan: Menutup, oleh: kades, waktu: 1 jam, lalu: ok}
            """
        let missing = try found(inARow)
        #expect(missing.map(\.code) == ["P505"])
        #expect(missing.first?.path == ["a"])
    }

    @Test func anAnswerThatOldCasesLackMustNotBeNeeded() throws {
        let form = """
            formulir:
              f: {nama: {label: Nama, jenis: teks, wajib: ya}, nik: {label: NIK, jenis: nik, wajib: ya}}
            """
        let searching =
            Self.steps.replacing("lalu: ok}", with: "lalu: e}") + """

                  e: {kegiatan: Mencari akun, otomatis: akun.cari, dengan: {nik: f.nik}, oleh: kaur, waktu: 1 jam, hasil: {ada: ok, tidak-ada: no}}
                """
        let missing = try found(searching, form: form)
        #expect(Set(missing.map(\.code)) == ["P505"])
        #expect(missing.first?.message.contains("\"f.nik\" mungkin belum diisi") == true)
    }

    /// Without the old version at hand nothing can be said.
    @Test func anotherVersionIsNotJudged() throws {
        #expect(
            try found(
                Self.steps.replacing("  c: {", with: "  ukur: {").replacing("[b, c]", with: "[b, ukur]"),
                move: "{dari: 9}") == [])
    }
}
