import Documents
import Forms
import HTTPTypes
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/buku/{buku}/salinan`: asks for the reason, then gives a year of a book on paper or as a table.
enum TakeBookPages {
    static func show(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        try page(Place(visit, year: visit.query["tahun"], in: transaction), error: nil)
    }

    static func take(_ visit: Visit) async throws -> Reply {
        let place = try await visit.read { try Place(visit, year: visit.form["tahun"], in: $0) }
        guard let file = visit.form["bentuk"].flatMap(BookFile.init) else {
            return try page(place, error: nil, fileError: "Pilih bentuk salinannya")
        }
        let reason = (visit.form["alasan"] ?? "").trimmed
        // Before the act is kept: what cannot be printed was not taken.
        let pictures = [.a4, .f4].contains(file) ? try await place.logo.pictures(visit.web) : [:]
        do {
            // It reads a whole year, as the lists do: it waits where they wait.
            let (table, sheet) = try await visit.web.lists.pass {
                try await TakeBook(visit.web.environment, visit.web.cases)(
                    place.book.name, of: place.office, year: place.year, as: file, reason: reason, by: visit.person)
            }
            return try await reply(table, sheet, as: file, pictures, place)
        } catch let troubles as FieldTroubles {
            return try page(place, error: troubles.messages["alasan"])
        }
    }

    private static func reply(
        _ table: BookTable, _ sheet: BookSheet, as file: BookFile, _ pictures: [String: [UInt8]], _ place: Place
    ) async throws -> Reply {
        let format = file == .a4 ? DrawingFormat.a4 : .f4
        var reply =
            switch file {
            case .a4, .f4:
                Reply.bytes(
                    try await place.visit.web.press.make { [pictures] () throws(FileProblem) -> [UInt8] in
                        try DocumentPress.pdf(of: Drawing(sheet, on: format), pictures: pictures)
                    }, type: "application/pdf")
            case .workbook:
                Reply.bytes(
                    try await place.visit.web.press.make { () throws(FileProblem) -> [UInt8] in
                        do { return try table.workbook() } catch { throw .unreadable("\(error)") }
                    }, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            case .table:
                Reply.bytes(
                    try await place.visit.web.press.make { () throws(FileProblem) -> [UInt8] in table.csv() },
                    type: "text/csv; charset=utf-8")
            }
        let name = "\(table.book.name)-\(table.year)-\(place.office.slug)"
        let suffix = format == .f4 && file == .f4 ? "-f4.pdf" : file == .a4 ? "-a4.pdf" : ".\(file.rawValue)"
        reply.headers.append((.contentDisposition, "attachment; filename=\"\(name)\(suffix)\""))
        return reply
    }

    private struct Place: Sendable {
        let visit: Visit
        let office: Office
        let book: BookDeclaration
        let year: Int
        let logo: PrintedLogo

        /// - Throws: `Denial`, `WebTrouble.notFound` also for a year without entries.
        init(_ visit: Visit, year: String?, in transaction: any ReadTransaction) throws {
            self.visit = visit
            office = try visit.desk()
            guard
                let look = try BookLook.load(
                    visit.parameter("buku"), of: office.id, year: year.flatMap(Int.init), limit: 0, offset: 0,
                    visit.web.environment, in: transaction),
                look.years.contains(look.year)
            else { throw WebTrouble.notFound }
            book = look.book
            self.year = look.year
            logo = try PrintedLogo(of: office, visit, in: transaction)
        }
    }

    private static func page(_ place: Place, error: String?, fileError: String? = nil) throws -> Reply {
        let root = "/meja/\(place.office.slug)/buku/\(place.book.name)"
        let view = TakeBookView(
            title: place.book.title, year: place.year, bookHref: "\(root)?tahun=\(place.year)",
            action: "\(root)/salinan", file: place.visit.form["bentuk"] ?? BookFile.a4.rawValue,
            files: BookFile.allCases.map { OptionView(value: $0.rawValue, label: $0.words, note: $0.note) },
            reason: place.visit.form["alasan"] ?? "", error: error, fileError: fileError)
        let isWrong = error != nil || fileError != nil
        return .page(
            Page.takeBook(view, in: place.visit.deskFrame(of: place.office, at: .registers)),
            status: isWrong ? .unprocessableContent : .ok)
    }
}

extension BookFile {
    fileprivate var note: String {
        switch self {
        case .a4: "Cetakan resmi, melintang, dengan tempat tanda tangan"
        case .f4: "Cetakan yang sama pada kertas F4 (folio)"
        case .workbook: "Untuk Excel atau LibreOffice"
        case .table: "Untuk program lain; di Excel pakai XLSX"
        }
    }
}

extension BookTable {
    fileprivate func csv() -> [UInt8] {
        var table = CSVTable(columns.map(\.title))
        for row in rows { table.add(row) }
        return table.bytes
    }

    fileprivate func workbook() throws -> [UInt8] {
        var table = XLSXTable(sheet: "\(year) \(book.title)", titles: columns.map(\.title))
        for row in rows { table.add(row) }
        return try table.bytes()
    }
}
