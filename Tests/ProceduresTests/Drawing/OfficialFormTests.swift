import Forms
import Procedures
import Testing

/// The identity part, as the regulation lists its fields.
struct OfficialFormTests {
    private let procedure: Procedure

    init() throws {
        let result = Checker.check(
            source: Fixtures.procedure("email-domain"), fileName: "email-domain.sop.yaml",
            catalogue: TestCatalogue.shipped)
        procedure = try #require(result.procedure)
    }

    private func drawing(_ identity: OfficialIdentity) -> Drawing {
        try! Drawing(procedure, identity: identity, catalogue: TestCatalogue.shipped, on: .a4)
    }

    private func lines(_ drawing: Drawing) -> String {
        drawing.pages.flatMap(\.texts).map(\.line).joined(separator: "\n")
    }

    @Test func everyFieldIsThere() {
        let text = lines(drawing(OfficialIdentity()))
        for field in [
            "Nomor SOP", "Tanggal Pembuatan", "Tanggal Revisi", "Tanggal Efektif", "Disahkan oleh", "Nama SOP",
            "Dasar Hukum", "Kualifikasi Pelaksana", "Keterkaitan", "Peralatan/Perlengkapan", "Peringatan",
            "Pencatatan dan Pendataan", "No", "Kegiatan", "Pelaksana", "Mutu Baku", "Kelengkapan", "Waktu", "Output",
            "Keterangan",
        ] {
            #expect(text.contains(field), "\(field)")
        }
    }

    @Test func anOfficesWordsStandInIt() {
        var identity = OfficialIdentity()
        identity.unit = ["Kabupaten Contoh", "Dinas Kominfo"]
        identity.number = "000/12/SOP/2026"
        identity.made = CalendarDate(iso: "2026-01-05")
        identity.effective = CalendarDate(iso: "2026-02-02")
        identity.approver = OfficialIdentity.approver(
            from: "Kepala Dinas; Budi Contoh, S.Kom.; Pembina Tk. I; NIP 197001011990011001")
        let text = lines(drawing(identity))
        for word in [
            "KABUPATEN CONTOH", "DINAS KOMINFO", "000/12/SOP/2026", "5 Januari 2026", "2 Februari 2026", "Kepala Dinas",
            "Budi Contoh, S.Kom.", "Pembina Tk. I", "NIP 197001011990011001",
        ] {
            #expect(text.contains(word), "\(word)")
        }
    }

    @Test func whatIsNotKnownIsABlankLine() {
        var known = OfficialIdentity()
        known.unit = ["Dinas"]
        known.number = "1"
        known.made = CalendarDate(iso: "2026-01-05")
        known.effective = CalendarDate(iso: "2026-01-05")
        known.approver = ["Kepala", "Nama", "Pangkat", "NIP 1"]
        let faint = { (drawing: Drawing) in drawing.pages[0].rules.count { $0.weight == .faint } }
        #expect(faint(drawing(known)) == 0)
        #expect(faint(drawing(OfficialIdentity())) == 9)
    }

    @Test(arguments: [DrawingFormat.a4, .f4])
    func pagesAreLandscape(format: DrawingFormat) throws {
        let drawing = try Drawing(procedure, identity: OfficialIdentity(), catalogue: TestCatalogue.shipped, on: format)
        #expect(drawing.pages.allSatisfy { $0.width == format.width && $0.height == format.height })
        #expect(format.width > format.height ?? 0)
        #expect(drawing.pages.count > 2)
    }

    @Test func theSameProcedureIsDrawnTheSame() {
        #expect(drawing(OfficialIdentity()) == drawing(OfficialIdentity()))
    }

    @Test func screensGetOnePage() {
        #expect(Drawing(flowOf: procedure, catalogue: TestCatalogue.shipped).pages.count == 1)
    }

    @Test(arguments: [
        ("satu dua", 100.0, ["satu dua"]), ("satu dua tiga", 40, ["satu dua", "tiga"]),
        ("pertanggungjawaban", 40, ["pertangg", "ungjawab", "an"]), ("nama/alamat", 30, ["nama/", "alamat"]),
    ])
    func textIsBroken(_ text: String, _ width: Double, _ lines: [String]) {
        let drawn = TextMeasure { text, _, _ in Double(text.count) * 5 }
        #expect(drawn.lines(of: text, within: width) == lines)
    }
}
