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
    /// By the name that the SOP gives it; nil: the case's page.
    let paper: String?

    /// Roles that somebody holds in an office.
    struct Post: Sendable, Hashable {
        let office: String
        let roles: [String]
    }

    /// - Parameters:
    ///   - desk: the office at whose desk they looked.
    public init(of look: CaseLook, paper: String? = nil, by person: Person, at desk: String) {
        office = look.office
        caseID = look.id
        self.person = person.id
        self.paper = paper
        let held = person.roles.filter { $0.isHeld(at: look.now) }
        let here = held.filter { $0.office == desk }
        // Whoever looks into offices below their own serves there.
        let serving = here.isEmpty ? held : here
        let office = serving.first?.office ?? desk
        post = Post(office: office, roles: serving.filter { $0.office == office }.map(\.name))
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
        try transaction.execute(
            """
            INSERT INTO openings (office_id, case_id, opened_at, person, paper, reader_office, roles)
            VALUES (\(office), \(caseID), \(moment.seconds), \(person), \(what), \(post.office),
                \(post.roles.joined(separator: " ")))
            ON CONFLICT (office_id, case_id, opened_at, person, paper) DO NOTHING
            """)
    }
}
