import Procedures
import Services
import Store

/// What an officer looks for at the desk: often somebody's name. Addresses are noted by proxies and kept by browsers on
/// shared computers, so the words are sent as a form, and the list's address carries them sealed, for this officer only.
struct DeskSearch {
    /// The words; empty where nothing is looked for. An address that another officer was given, or that was sealed
    /// under a key that is gone, looks for nothing.
    let words: String
    private let person: String
    private let keyring: Keyring

    private static let mostCharacters = 100

    private init(_ words: String, by person: String, _ keyring: Keyring) {
        self.words = words
        self.person = person
        self.keyring = keyring
    }

    init(_ words: String, by visit: Visit) { self.init(words, by: visit.person.id, visit.web.environment.keyring) }

    /// What the address of a list asks for.
    static func inAddress(of visit: Visit) -> DeskSearch { sealed(in: visit.query, of: visit) }

    static func sealed(in fields: FormFields, of visit: Visit) -> DeskSearch {
        let (person, keyring) = (visit.person.id, visit.web.environment.keyring)
        let sealed = fields["cari"].flatMap(Hexadecimal.bytes)
        let words = sealed.flatMap { try? keyring.openText($0, for: place(of: person)) }
        return DeskSearch(words ?? "", by: person, keyring)
    }

    /// What a form asks for.
    static func inForm(of visit: Visit) -> DeskSearch {
        let words = String((visit.form["q"] ?? "").prefix(mostCharacters))
        return DeskSearch(words, by: visit.person.id, visit.web.environment.keyring)
    }

    /// What it adds to the address of a list that has parameters already.
    var parameter: String { sealed.map { "&cari=\($0)" } ?? "" }

    /// The words as an address carries them; nil where nothing is looked for.
    var sealed: String? {
        words.isEmpty ? nil : Hexadecimal.text(keyring.seal(words, for: Self.place(of: person)))
    }

    private static func place(of person: String) -> SealContext {
        SealContext(table: "addresses", column: "cari", row: [person])
    }
}

/// POST `/meja`, `/meja/{meja}/permohonan` and `/meja/{meja}/buku/{buku}`: a list is looked through.
enum SearchDesk {
    static func inbox(_ visit: Visit) async throws -> Reply {
        let slugs = try await visit.read { try ShowInbox.slugs(visit, in: $0) }
        let selection = InboxAddress.selection(
            visit.form.fields, words: DeskSearch.inForm(of: visit).words, slugs: slugs)
        return .redirect(to: InboxAddress(selection, slugs: slugs, visit).href)
    }

    static func cases(_ visit: Visit) async throws -> Reply {
        let office = try visit.desk()
        let state = visit.form["keadaan"].flatMap(CaseList.State.init) ?? .running
        return .redirect(
            to: "/meja/\(office.slug)/permohonan?keadaan=\(state.rawValue)\(DeskSearch.inForm(of: visit).parameter)")
    }

    static func book(_ visit: Visit) async throws -> Reply {
        let office = try visit.desk()
        let year = visit.form["tahun"].flatMap(Int.init).map(String.init) ?? ""
        guard let book = Books.all.first(where: { $0.name == visit.parameter("buku") }) else {
            throw WebTrouble.notFound
        }
        return .redirect(
            to: "/meja/\(office.slug)/buku/\(book.name)?tahun=\(year)\(DeskSearch.inForm(of: visit).parameter)")
    }
}
