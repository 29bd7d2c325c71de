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
        let root = "/meja/\(office.slug)"
        let seesTaken = try TakenBooks.areOpen(of: office.id, to: visit.person, at: visit.now, in: transaction)
        let view = RegistersView(
            books: counts.map { book, count in
                LinkRow(
                    title: book.title, href: "\(root)/buku/\(book.name)", note: "\(Digits.grouped(count)) catatan",
                    tag: nil)
            },
            taken: seesTaken ? LinkView(label: "Siapa mengambil salinan buku", href: "\(root)/salinan-buku") : nil)
        return .page(Page.registers(view, in: visit.deskFrame(of: office, at: .registers)))
    }

    /// Its lines hold answers: that an officer opens it is noted.
    static func book(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let office = try visit.desk()
        let from = visit.offset
        let search = DeskSearch.inAddress(of: visit)
        guard
            let look = try ClosedBook.load(
                visit.parameter("buku"), of: office.id, query: search.words, for: visit.person,
                year: visit.query["tahun"].flatMap(Int.init), limit: pageSize, offset: from, visit.web.environment,
                visit.web.cases, in: transaction)
        else { throw WebTrouble.notFound }
        if look.entries.isEmpty, let nearer = visit.back(total: look.total, pageSize: pageSize) {
            return try book(nearer, in: transaction)
        }
        let root = "/meja/\(office.slug)/buku/\(look.book.name)"
        func page(_ label: String, from: Int) -> LinkView {
            LinkView(
                label: label,
                href: "\(root)?tahun=\(look.year)\(search.parameter)" + (from > 0 ? "&dari=\(from)" : ""))
        }
        let view = RegisterView(
            office: office.slug, title: look.book.title, year: look.year, query: search.words, action: root,
            years: look.years.map {
                Tab(
                    label: "\($0)", count: nil, href: "\(root)?tahun=\($0)\(search.parameter)",
                    isCurrent: $0 == look.year)
            },
            columns: look.book.columns.map(\.title), entries: look.entries.map { entry($0, look.book, office) },
            first: from + 1, total: look.total, numbers: look.numbers.words, areNumbersWhole: look.numbers.isWhole,
            newer: from > 0 ? page("Catatan sesudahnya", from: max(0, from - pageSize)) : nil,
            more: from + pageSize < look.total ? page("Catatan sebelumnya", from: from + pageSize) : nil,
            take: look.years.contains(look.year)
                ? LinkView(label: "Cetak atau ambil salinan…", href: "\(root)/salinan?tahun=\(look.year)") : nil)
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
            cells: book.columns.map { entry.words(in: $0) ?? "–" },
            href: entry.caseID.map { "/meja/\(office.slug)/\($0)" },
            remark: remark(entry, office),
            isStruck: entry.remark != nil)
    }

    private static func remark(_ entry: RegisterEntry, _ office: Office) -> String? {
        let struck =
            entry.remark ?? entry.erased.map { "Isi dihapus \(LocalDate($0.date(in: office.zone)).short)" }
        let parts = [struck, entry.continuation].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ". ")
    }
}

extension BookNumbers {
    /// “Nomor 1 sampai 57, tanpa celah”.
    fileprivate var words: String? {
        guard last > 0 || beyond != nil else { return nil }
        guard !isWhole else { return last == 1 ? "Nomor 1, tanpa celah" : "Nomor 1 sampai \(last), tanpa celah" }
        let gaps = missing.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound) sampai \($0.upperBound)" }
        let parts = [
            gaps.isEmpty ? nil : "nomor \(WordList.joined(gaps, with: "dan")) tidak ada",
            beyond.map { "ada nomor \($0), padahal baru dihitung sampai \(last)" },
        ]
        return
            "Nomor buku ini tidak utuh: \(parts.compactMap(\.self).joined(separator: "; ")). Beri tahu pengelola server."
    }
}
