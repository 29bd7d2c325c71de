import Procedures

/// As what a year of a book is taken away.
public enum BookFile: String, Sendable, Hashable, CaseIterable {
    /// Printed in the official columns.
    case a4 = "a4.pdf"
    case f4 = "f4.pdf"
    case workbook = "xlsx"
    case table = "csv"

    public var words: String {
        switch self {
        case .a4: "PDF A4"
        case .f4: "PDF F4"
        case .workbook: "XLSX"
        case .table: "CSV"
        }
    }
}

/// Which year of which book was taken away, and as what: the subject of such an act.
public struct BookTaken: Sendable, Hashable {
    public let book: String
    public let year: Int
    public let file: BookFile

    init(book: String, year: Int, file: BookFile) {
        self.book = book
        self.year = year
        self.file = file
    }

    /// nil: it says something else.
    public init?(subject: String) {
        let parts = subject.split(separator: " ")
        guard parts.count == 3, let year = Int(parts[1]), let file = BookFile(rawValue: String(parts[2])) else {
            return nil
        }
        self.init(book: String(parts[0]), year: year, file: file)
    }

    var subject: String { "\(book) \(year) \(file.rawValue)" }

    /// “Register permohonan tahun 2026, XLSX”.
    public var words: String {
        "\(Books.all.first { $0.name == book }?.title ?? book) tahun \(year), \(file.words)"
    }
}
