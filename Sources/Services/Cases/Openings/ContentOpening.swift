public import Forms
import Store

/// Somebody's look at what a case holds, at the desk: who, in which roles, at what. Not what they read there.
public struct ContentOpening: Sendable, Hashable {
    /// Looks of one person at one thing within this many seconds are one.
    static let window: Int64 = 900

    /// The office that handles the case.
    let office: String
    let caseID: String
    /// The account.
    let person: String
    /// Where the person served, and in which roles.
    let post: Post
    /// By the name that the SOP gives it, or one of those below; nil: the case's page, or a draft that shows its answers.
    let paper: String?

    /// Roles that somebody holds in an office.
    struct Post: Sendable, Hashable {
        let office: String
        let roles: [String]

        /// - Parameter desk: the office at whose desk they looked.
        init(of person: Person, at desk: String, now: Instant) {
            let held = person.roles.filter { $0.isHeld(at: now) }
            let here = held.filter { $0.office == desk }
            // Whoever looks into offices below their own serves there.
            let serving = here.isEmpty ? held : here
            let office = serving.first?.office ?? desk
            self.office = office
            roles = serving.filter { $0.office == office }.map(\.name)
        }
    }

    /// In the place of a paper's name, which has no colon: the whole case was taken away.
    static let wholeCopy = "salinan:lengkap"
    /// How a book's page begins there; it is no single case's.
    static let bookPrefix = "buku:"

    /// - Parameters:
    ///   - desk: the office at whose desk they looked.
    public init(of look: CaseLook, paper: String? = nil, by person: Person, at desk: String) {
        office = look.office
        caseID = look.id
        self.person = person.id
        self.paper = paper
        post = Post(of: person, at: desk, now: look.now)
    }

    /// A screen of a draft shows what a case of somebody else knew: it is a look at that case.
    /// - Parameter desk: the office on whose pages they looked.
    /// - Returns: nil where the draft holds nothing of the kind.
    public init?(of draft: OpenDraft, by person: Person, at desk: String, now: Instant) {
        guard let held = draft.holds else { return nil }
        office = held.office
        caseID = held.caseID
        self.person = person.id
        paper = nil
        post = Post(of: person, at: desk, now: now)
    }

    /// A page of a book of the office: answers of many cases stand in it.
    public init(ofBook name: String, of office: String, by person: Person, at now: Instant) {
        self.office = office
        caseID = ""
        self.person = person.id
        paper = Self.bookPrefix + name
        post = Post(of: person, at: office, now: now)
    }

    /// All of a case, as a file.
    init(takingAway caseID: String, of office: String, by person: Person, at now: Instant) {
        self.office = office
        self.caseID = caseID
        self.person = person.id
        paper = Self.wholeCopy
        post = Post(of: person, at: office, now: now)
    }

    /// Stores it, unless the same was stored within the window.
    func store(at moment: Instant, in transaction: any Transaction) throws {
        let what = paper ?? ""
        let known = try transaction.row(
            """
            SELECT opened_at FROM openings
            WHERE office_id = \(office) AND case_id = \(caseID) AND opened_at > \(moment.seconds - Self.window)
                AND opened_at <= \(moment.seconds) AND person = \(person) AND paper = \(what) LIMIT 1
            """)
        guard known == nil else { return }
        try storeAlways(at: moment, in: transaction)
    }

    /// Stores it, whatever was stored before.
    func storeAlways(at moment: Instant, in transaction: any Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO openings (office_id, case_id, opened_at, person, paper, reader_office, roles)
            VALUES (\(office), \(caseID), \(moment.seconds), \(person), \(paper ?? ""), \(post.office),
                \(post.roles.joined(separator: " ")))
            ON CONFLICT (office_id, case_id, opened_at, person, paper) DO NOTHING
            """)
    }
}
