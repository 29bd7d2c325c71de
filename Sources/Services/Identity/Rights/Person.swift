public import Forms

/// The acting person that every use case is given.
public struct Person: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        /// Not signed in.
        case nobody
        case officer
        case applicant
        /// Somebody without an account who proved an e-mail address, or holds the key of a case.
        case contact
    }

    public let kind: Kind
    /// The account's id, or the contact's; empty for nobody.
    public let id: String
    /// An account's name; a contact's e-mail address.
    public let name: String
    /// The roles that are held now. None, until a second factor that is asked for is there.
    public var roles: [Role] { lacksSecondFactor ? [] : held }
    private let held: [Role]
    public let session: SessionFacts?
    /// A rule asks a second factor of them, and they have none yet.
    public internal(set) var lacksSecondFactor = false
    /// They came by the key of a case, and no address of theirs is known: nothing else begins in their name.
    public internal(set) var lacksAddress = false

    public init(kind: Kind, id: String, name: String, roles: [Role] = [], session: SessionFacts? = nil) {
        self.kind = kind
        self.id = id
        self.name = name
        held = roles
        self.session = session
    }

    /// The same person, who confirmed their password in this session then.
    func proving(at moment: Instant) -> Person {
        var proved = Person(
            kind: kind, id: id, name: name, roles: held,
            session: session.map {
                SessionFacts(id: $0.id, started: $0.started, seen: $0.seen, proved: moment)
            })
        proved.lacksSecondFactor = lacksSecondFactor
        return proved
    }

    public static let nobody = Person(kind: .nobody, id: "", name: "")

    public var isSignedIn: Bool { kind != .nobody }
    /// An officer's or an applicant's account, not just a verified contact.
    public var hasAccount: Bool { kind == .officer || kind == .applicant }
    public var isApplicant: Bool { kind == .applicant || kind == .contact }

    /// Whether one of these roles is held in that office at that moment.
    public func holds(_ names: some Sequence<String>, in office: String, at now: Instant) -> Bool {
        let wanted = Set(names)
        return roles.contains { $0.office == office && wanted.contains($0.name) && $0.isHeld(at: now) }
    }

    /// Whether any role is held in that office at that moment.
    public func serves(_ office: String, at now: Instant) -> Bool {
        roles.contains { $0.office == office && $0.isHeld(at: now) }
    }

    /// Whether they administer this very office; one of an office above it does so too (`Permission.administer`).
    public func administers(_ office: String, at now: Instant) -> Bool { holds(["admin"], in: office, at: now) }

    /// The offices in which a role is held now.
    public func offices(at now: Instant) -> Set<String> { Set(roles.filter { $0.isHeld(at: now) }.map(\.office)) }
}

/// What the session says of the person at the keyboard.
public struct SessionFacts: Hashable, Sendable {
    /// For lists and for revoking; not the token.
    public let id: String
    public let started: Instant
    public let seen: Instant
    /// When the password was last confirmed in this session; nil for those who have none.
    public let proved: Instant?

    public init(id: String, started: Instant, seen: Instant, proved: Instant?) {
        self.id = id
        self.started = started
        self.seen = seen
        self.proved = proved
    }
}
