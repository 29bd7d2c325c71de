import Documents
import Testing

@Suite struct CSVTableTests {
    private func text(_ cells: String...) -> String {
        var table = CSVTable(["a"])
        table.add(cells)
        return String(decoding: table.bytes.dropFirst(3 + 3), as: UTF8.self)
    }

    /// What a spreadsheet would calculate stays text.
    @Test(arguments: ["=1+1", "+62812x", "-1+1", "@SUM(A1)", "\t=1", "\r=1"]) func aFormulaStaysText(typed: String) {
        let cell = text(typed)
        #expect(cell.hasPrefix("'") || cell.hasPrefix("\"'"))
    }

    @Test func aNumberBelowNoughtIsANumber() { #expect(text("-12") == "-12\r\n") }

    @Test func whatSeparatesIsQuoted() {
        #expect(text("Rapat, RT 2", "kata \"izin\"") == "\"Rapat, RT 2\",\"kata \"\"izin\"\"\"\r\n")
        #expect(text("dua\nbaris") == "\"dua\nbaris\"\r\n")
    }

    @Test func beginsWithTheMarkOfItsLetters() { #expect(CSVTable(["a"]).bytes.prefix(3) == [0xEF, 0xBB, 0xBF]) }
}
