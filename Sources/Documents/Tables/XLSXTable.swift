import Forms

/// A table as a workbook of one sheet (ECMA-376), for Excel and LibreOffice. Words stand in it as inline strings, which no
/// program calculates; there is no formula, no link and no macro that it could hold.
public struct XLSXTable: Sendable {
    /// What a cell takes at most (Excel's own limit: more, and it calls the file damaged).
    public static let mostCharacters = 32_767

    private let sheet: String
    private let titles: [String]
    private var rows = ""
    private var count = 1

    /// - Parameters:
    ///   - sheet: the sheet's name; what Excel does not take in one is left out.
    ///   - titles: of the columns.
    public init(sheet: String, titles: [String]) {
        let name = String(sheet.filter { !"[]:*?/\\'".contains($0) }.prefix(31))
        self.sheet = name.isEmpty ? "Lembar 1" : name
        self.titles = titles
        rows = Self.row(1, titles.map(TableCell.text), style: Style.head)
    }

    public mutating func add(_ cells: [TableCell]) {
        count += 1
        rows += Self.row(count, cells, style: Style.words)
    }

    /// - Throws: `ZipWriter.TooLarge`.
    public func bytes() throws -> [UInt8] {
        let file = Sink()
        var zip = ZipWriter { file.bytes += $0 }
        for (name, text) in parts { try zip.add(name, Array((Self.declaration + text).utf8)) }
        try zip.finish()
        return file.bytes
    }

    private final class Sink { var bytes: [UInt8] = [] }
}

// MARK: Parts of the package

extension XLSXTable {
    private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let package = "http://schemas.openxmlformats.org/package/2006"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    /// By their place in `cellXfs` below.
    private enum Style {
        static let words = 1
        static let head = 2
        static let date = 3
    }

    private var parts: [(String, String)] {
        [
            (
                "[Content_Types].xml",
                """
                <Types xmlns="\(Self.package)/content-types">\
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
                <Default Extension="xml" ContentType="application/xml"/>\
                <Override PartName="/xl/workbook.xml" ContentType="\(Self.kind).sheet.main+xml"/>\
                <Override PartName="/xl/worksheets/sheet1.xml" ContentType="\(Self.kind).worksheet+xml"/>\
                <Override PartName="/xl/styles.xml" ContentType="\(Self.kind).styles+xml"/></Types>
                """
            ),
            ("_rels/.rels", Self.relations([("officeDocument", "xl/workbook.xml")])),
            (
                "xl/workbook.xml",
                """
                <workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)"><sheets>\
                <sheet name="\(Self.escaped(sheet))" sheetId="1" r:id="rId1"/></sheets></workbook>
                """
            ),
            (
                "xl/_rels/workbook.xml.rels",
                Self.relations([("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")])
            ),
            ("xl/styles.xml", Self.styles),
            ("xl/worksheets/sheet1.xml", worksheet),
        ]
    }

    private static func relations(_ targets: [(kind: String, target: String)]) -> String {
        let lines = targets.enumerated().map { index, target in
            "<Relationship Id=\"rId\(index + 1)\" Type=\"\(office)/\(target.kind)\" Target=\"\(target.target)\"/>"
        }
        return "<Relationships xmlns=\"\(package)/relationships\">\(lines.joined())</Relationships>"
    }

    /// Format 14 is the date as the reader's country writes it, 49 is text.
    private static let styles = """
        <styleSheet xmlns="\(main)"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>\
        <font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
        <fills count="2"><fill><patternFill patternType="none"/></fill>\
        <fill><patternFill patternType="gray125"/></fill></fills>\
        <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
        <cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">\
        <alignment vertical="top" wrapText="1"/></xf>\
        <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" \
        applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>\
        <xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">\
        <alignment vertical="top"/></xf></cellXfs>\
        <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
        """

    /// The head stays while one scrolls.
    private var worksheet: String {
        let widths = titles.indices.map { "<col min=\"\($0 + 1)\" max=\"\($0 + 1)\" width=\"24\" customWidth=\"1\"/>" }
        return """
            <worksheet xmlns="\(Self.main)"><sheetViews><sheetView workbookViewId="0">\
            <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
            <cols>\(widths.joined())</cols><sheetData>\(rows)</sheetData></worksheet>
            """
    }
}

// MARK: Cells

extension XLSXTable {
    private static func row(_ number: Int, _ cells: [TableCell], style: Int) -> String {
        let written = cells.enumerated().map { index, cell in
            let place = "r=\"\(letters(of: index))\(number)\""
            return switch cell {
            case .text(let text):
                "<c \(place) s=\"\(style)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped(text))</t></is></c>"
            case .number(let number): "<c \(place)><v>\(number)</v></c>"
            case .hundredths(let number):
                "<c \(place)><v>\(number / 100).\(number % 100 < 10 ? "0" : "")\(number % 100)</v></c>"
            case .date(let date): "<c \(place) s=\"\(Style.date)\"><v>\(date.dayNumber + daysBefore1970)</v></c>"
            }
        }
        return "<row r=\"\(number)\">\(written.joined())</row>"
    }

    /// A workbook's day 1 is 1 January 1900, and it counts a 29 February of that year: right from March 1900 on.
    private static let daysBefore1970 = 25_569

    /// A, B, …, Z, AA, ….
    private static func letters(of column: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(65 + column % 26)))
        return column < 26 ? letter : letters(of: column / 26 - 1) + letter
    }

    /// XML 1.0 knows no control characters but tab and line ends; `_x0041_` is how a workbook writes what it cannot, so
    /// that somebody's own underscore before an x is written that way too.
    private static func escaped(_ text: String) -> String {
        var written = ""
        var room = mostCharacters
        let letters = Array(text.unicodeScalars)
        for (index, letter) in letters.enumerated() {
            room -= letter.utf16.count
            guard room >= 0 else { break }
            switch letter {
            case "_" where letters.dropFirst(index + 1).first == "x": written += "_x005F_"
            case "&": written += "&amp;"
            case "<": written += "&lt;"
            case ">": written += "&gt;"
            case "\"": written += "&quot;"
            case "\t", "\n": written.unicodeScalars.append(letter)
            case "\r": break
            case "\u{0}"..<" ", "\u{7F}", "\u{FFFE}", "\u{FFFF}": break
            default: written.unicodeScalars.append(letter)
            }
        }
        return written
    }
}
