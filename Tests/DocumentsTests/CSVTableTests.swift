import Documents
import Forms
import Testing

@Suite struct CSVTableTests {
    private func text(_ cells: String...) -> String {
        var table = CSVTable(["a"])
        table.add(cells)
        return String(decoding: table.bytes.dropFirst(3 + 3), as: UTF8.self)
    }

    /// What a spreadsheet would calculate stays text.
    @Test(arguments: [
        "=1+1", "+62812x", "-1+1", "-12", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1",
        "=HYPERLINK(\"http://x.contoh\";\"a\")",
    ]) func aFormulaStaysText(typed: String) {
        let cell = text(typed)
        #expect(cell.hasPrefix("'") || cell.hasPrefix("\"'"))
    }

    /// A spreadsheet would drop noughts and digits, or read a date.
    @Test(arguments: [
        "0812", "3301012508910001", "1/2", "2026-12", "12:30", "12E5", "1.5e-3", "2-Jan", "Jan-26", "2 Januari 2026",
        "17 Agt", "TRUE", "salah", "50%", "Rp 5.000", "3 Mei",
    ]) func whatWouldReadOtherwiseStaysText(
        typed: String
    ) {
        #expect(text(typed) == "'\(typed)\r\n")
    }

    @Test func numbersAndDatesAreWhatTheyAre() throws {
        #expect(text("12", "Jalan 1/2", "") == "12;Jalan 1/2;\r\n")
        var table = CSVTable(["a"])
        table.add([.number(-7), .date(try #require(CalendarDate(iso: "2026-11-26")))])
        #expect(String(decoding: table.bytes, as: UTF8.self).hasSuffix("-7;2026-11-26\r\n"))
        table.add([.hundredths(82_14), .hundredths(300), .hundredths(5)])
        #expect(String(decoding: table.bytes, as: UTF8.self).hasSuffix("82,14;3,00;0,05\r\n"))
    }

    /// Neither words in which a month or a number stands, nor codes.
    @Test(arguments: [
        "Mei Lestari", "Jalan Mei 2", "12A", "E12", "RT 2", "2 Jan bulan depan dan lusa", "Januari", "benar sekali",
        "Rp", "e", "1e", "5 persen", "Desa Maret 12345",
    ]) func otherWordsAreLeft(typed: String) { #expect(text(typed) == "\(typed)\r\n") }

    /// Whoever reads the table with a program has every text back: one apostrophe at the beginning is ours.
    @Test(arguments: ["'12", "'", "''=1+1", "12E5", "'tanda kutip"]) func theApostropheCanBeTakenAway(typed: String) {
        let cell = text(typed).dropLast(1)
        #expect(cell.first == "'" && cell.dropFirst() == typed)
    }

    @Test func whatSeparatesIsQuoted() {
        #expect(text("Rapat; RT 2", "kata \"izin\"") == "\"Rapat; RT 2\";\"kata \"\"izin\"\"\"\r\n")
        #expect(text("dua\nbaris") == "\"dua\nbaris\"\r\n")
        // A program that separates at commas or tabs finds no cell of its own in it either.
        #expect(text("a,=1+1") == "\"a,=1+1\"\r\n")
        #expect(text("a\t=1+1") == "\"a\t=1+1\"\r\n")
    }

    @Test func beginsWithTheMarkOfItsLetters() { #expect(CSVTable(["a"]).bytes.prefix(3) == [0xEF, 0xBB, 0xBF]) }
}
