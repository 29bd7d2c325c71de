import Forms
import Pages
import Procedures
import Services
import Store

/// `/meja/{meja}/buku`: the books of an office.
enum RegisterPages {
    private static let pageSize = 100

    static func list(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let office = try visit.desk()
        let counts = try BookLook.counts(of: office.id, in: transaction)
        let view = RegistersView(
            books: counts.map { book, count in
                LinkRow(
                    title: book.title, href: "/meja/\(office.slug)/buku/\(book.name)",
                    note: "\(Digits.grouped(count)) catatan", tag: nil)
            })
        return .page(Page.registers(view, in: visit.deskFrame(of: office, at: .registers)))
    }

    /// Its lines hold answers: that an officer opens it is noted.
    static func book(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let office = try visit.desk()
        let from = max(0, visit.query["dari"].flatMap(Int.init) ?? 0)
        guard
            let look = try ClosedBook.load(
                visit.parameter("buku"), of: office.id, for: visit.person,
                year: visit.query["tahun"].flatMap(Int.init), limit: pageSize, offset: from, visit.web.environment,
                visit.web.cases, in: transaction)
        else { throw WebTrouble.notFound }
        let root = "/meja/\(office.slug)/buku/\(look.book.name)"
        let view = RegisterView(
            office: office.slug, title: look.book.title, year: look.year,
            years: look.years.map {
                Tab(label: "\($0)", count: nil, href: "\(root)?tahun=\($0)", isCurrent: $0 == look.year)
            },
            columns: look.book.columns.map(\.title), entries: look.entries.map { entry($0, look.book, office) },
            total: look.total,
            more: from + pageSize < look.total
                ? LinkView(label: "Catatan sebelumnya", href: "\(root)?tahun=\(look.year)&dari=\(from + pageSize)")
                : nil)
        let reply = Reply.page(Page.register(view, in: visit.deskFrame(of: office, at: .registers)))
        let opening =
            look.entries.isEmpty
            ? nil : ContentOpening(ofBook: look.book.name, of: office.id, by: visit.person, at: visit.now)
        return {
            if let opening { await visit.note(opening) }
            return reply
        }
    }

    private static func entry(_ entry: RegisterEntry, _ book: BookDeclaration, _ office: Office) -> RegisterView.Entry {
        RegisterView.Entry(
            number: "\(entry.number)/\(entry.year)", date: LocalDate(entry.entered.date(in: office.zone)),
            cells: book.columns.map { column in
                if entry.erased != nil { return "dihapus" }
                if entry.closedColumns.contains(column.name) { return "dirahasiakan" }
                let field = Field(name: column.name, label: column.title, kind: column.kind)
                return entry.columns[column.name].map(field.display) ?? "–"
            },
            href: entry.caseID.map { "/meja/\(office.slug)/\($0)" },
            cancelled: entry.isReasonClosed ? "dirahasiakan" : entry.cancelledBecause)
    }
}
