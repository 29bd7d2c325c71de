import Documents
import Forms
import Testing

/// The workbook, as its parts say it; that other programs open it is tried in `Tests/Browser/test_books.py`.
@Suite struct XLSXTableTests {
    /// Its entries lie one after the other, stored as they are.
    private func parts(_ bytes: [UInt8]) -> [String: String] {
        func number(_ at: Int, _ count: Int) -> Int { (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << ($1 * 8) } }
        var parts: [String: String] = [:]
        var at = 0
        while bytes[at + 2] == 3 {
            let (size, length) = (number(at + 18, 4), number(at + 26, 2))
            let start = at + 30 + length
            parts[String(decoding: bytes[(at + 30)..<start], as: UTF8.self)] = String(
                decoding: bytes[start..<start + size], as: UTF8.self)
            at = start + size
        }
        return parts
    }

    private func sheet(_ cells: [TableCell]) throws -> String {
        var table = XLSXTable(sheet: "Buku", titles: ["Kolom"])
        table.add(cells)
        return try #require(parts(try table.bytes())["xl/worksheets/sheet1.xml"])
    }

    @Test(arguments: ["=1+1", "+62812", "-1+1", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"]) func wordsAreNeverAFormula(
        typed: String
    ) throws {
        let sheet = try sheet([.text(typed)])
        #expect(!sheet.contains("<f") && sheet.contains("t=\"inlineStr\"><is><t xml:space=\"preserve\">\(typed)</t>"))
    }

    @Test func wordsCannotEndTheirCell() throws {
        let sheet = try sheet([.text("</t></is></c><c r=\"A3\"><f>1+1</f></c> & “a” \u{1}\u{FFFE}_x0041_")])
        #expect(!sheet.contains("<f>") && !sheet.unicodeScalars.contains("\u{1}"))
        #expect(sheet.contains("&lt;f&gt;1+1&lt;/f&gt;") && sheet.contains("&amp; “a” _x005F_x0041_"))
    }

    @Test func numbersAndDatesAreValues() throws {
        let sheet = try sheet([.number(12), .date(try #require(CalendarDate(iso: "2026-11-26")))])
        #expect(sheet.contains("<c r=\"A2\"><v>12</v></c>"))
        #expect(try self.sheet([.hundredths(82_04)]).contains("<c r=\"A2\"><v>82.04</v></c>"))
        #expect(sheet.contains("<c r=\"B2\" s=\"3\"><v>46352</v></c>"))
    }

    /// Excel calls a file damaged whose cells hold more.
    @Test func aCellHoldsNoMoreThanItMay() throws {
        let sheet = try sheet([.text(String(repeating: "👍", count: 20_000))])
        #expect(sheet.count { $0 == "👍" } == XLSXTable.mostCharacters / 2)
    }

    @Test func everyPartIsNamedAndThere() throws {
        let table = XLSXTable(sheet: "2026 [Agenda]/keluar: yang namanya lebih panjang", titles: ["a"])
        let parts = parts(try table.bytes())
        #expect(
            Set(parts.keys) == [
                "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
                "xl/worksheets/sheet1.xml",
            ])
        #expect(parts["xl/workbook.xml"]?.contains("name=\"2026 Agendakeluar yang namanya \"") == true)
    }
}
