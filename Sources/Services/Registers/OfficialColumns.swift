public import Documents
import Forms
public import Procedures

/// A column of a book as its official form has it, and where what stands in it comes from.
public struct OfficialColumn: Sendable, Hashable {
    public enum Source: Sendable, Hashable {
        case number
        /// The day of the entry.
        case date
        /// The number of the case: what a later line, which has the office's words alone, is matched to the first by.
        case caseNumber
        /// These columns of the book, in this order; the day of the entry where they are empty and `orDate`.
        case columns([String], orDate: Bool)
        /// That the line is cancelled, or its content erased, or which line it goes on from.
        case remark
    }

    public let title: String
    public let source: Source

    init(_ title: String, _ source: Source) {
        self.title = title
        self.source = source
    }

    /// Number, date, the book's own columns, the case's number, and what is to be remarked: unless the form of this book is another.
    public static func of(_ book: BookDeclaration) -> [OfficialColumn] {
        forms[book.name]
            ?? [OfficialColumn("Nomor", .number), OfficialColumn("Tanggal", .date)]
            + book.columns.map { OfficialColumn($0.title, .columns([$0.name], orDate: false)) }
            + [OfficialColumn("Nomor agenda", .caseNumber), remark]
    }

    private static let remark = OfficialColumn("Keterangan", .remark)

    /// Agenda of outgoing letters and Ekspedisi, as Permendagri 47/2016 (A.7, A.8) has them.
    private static let forms: [String: [OfficialColumn]] = [
        "agenda-keluar": [
            OfficialColumn("Nomor urut", .number),
            OfficialColumn("Nomor surat", .columns(["nomor-surat"], orDate: false)),
            OfficialColumn("Tanggal surat", .columns(["tanggal-surat"], orDate: true)),
            OfficialColumn("Ditujukan kepada", .columns(["tujuan"], orDate: false)),
            OfficialColumn("Isi singkat", .columns(["perihal"], orDate: false)), remark,
        ],
        "ekspedisi": [
            OfficialColumn("Nomor urut", .number), OfficialColumn("Tanggal pengiriman", .date),
            OfficialColumn("Tanggal dan nomor surat", .columns(["tanggal-surat", "nomor-surat"], orDate: false)),
            OfficialColumn("Isi singkat surat yang dikirim", .columns(["perihal"], orDate: false)),
            OfficialColumn("Ditujukan kepada", .columns(["tujuan"], orDate: false)), remark,
        ],
    ]
}

/// A year of a book in its official columns, in the order of its numbers: what is printed and given away as a table.
public struct BookTable: Sendable {
    public let book: BookDeclaration
    public let year: Int
    public let columns: [OfficialColumn]
    public let rows: [[TableCell]]
    public let numbers: BookNumbers
    /// How many lines were cancelled.
    public let cancelled: Int

    init(_ look: BookLook, zone: Zone) {
        book = look.book
        year = look.year
        numbers = look.numbers
        let columns = OfficialColumn.of(look.book)
        self.columns = columns
        rows = look.entries.reversed().map { entry in
            columns.map { entry.cell($0.source, of: look.book, date: entry.entered.date(in: zone)) }
        }
        cancelled = look.entries.count { $0.remark != nil }
    }
}

extension RegisterEntry {
    fileprivate func cell(_ source: OfficialColumn.Source, of book: BookDeclaration, date: CalendarDate) -> TableCell {
        switch source {
        case .number: return .number(number)
        case .date: return .date(date)
        case .remark:
            return .text(
                [remark, erased.map { _ in "Isi dihapus" }, continuation].compactMap(\.self).joined(separator: ". "))
        case .caseNumber: return .text(caseNumber ?? "")
        case .columns(let names, let orDate):
            let parts = names.compactMap { name in book.columns.first { $0.name == name }.flatMap { words(in: $0) } }
            guard parts.isEmpty || Set(parts).count > 1 else { return .text(parts[0]) }
            return parts.isEmpty && orDate ? .date(date) : .text(parts.joined(separator: ", "))
        }
    }
}
