public import Forms

/// Open to all.
public struct Everyone: Policy {
    public init() {}
    public func decide(for person: Person, at now: Instant) -> Decision { .allowed }
}

/// Anybody who proved who they are: an account or a verified contact.
public struct SignedIn: Policy {
    public init() {}
    public func decide(for person: Person, at now: Instant) -> Decision { .allow(person.isSignedIn, or: .logIn) }
}

/// Anybody with an account.
public struct HasAccount: Policy {
    public init() {}
    public func decide(for person: Person, at now: Instant) -> Decision {
        .allow(person.hasAccount, or: person.isSignedIn ? .notFound : .logIn)
    }
}

/// An officer, of whatever office.
public struct IsOfficer: Policy {
    public init() {}
    public func decide(for person: Person, at now: Instant) -> Decision {
        .allow(person.kind == .officer, or: person.isSignedIn ? .notFound : .logIn)
    }
}

/// This very person.
public struct IsPerson: Policy {
    let id: String

    public init(_ id: String) { self.id = id }

    public func decide(for person: Person, at now: Instant) -> Decision {
        .allow(person.isSignedIn && person.id == id, or: person.isSignedIn ? .notFound : .logIn)
    }
}

/// Confirmed the password within the last seconds: for signing and for what cannot be taken back.
public struct ProvedRecently: Policy {
    let seconds: Int64

    public init(within seconds: Int64 = 300) { self.seconds = seconds }

    public func decide(for person: Person, at now: Instant) -> Decision {
        guard person.isSignedIn else { return .denied(.logIn) }
        guard let proved = person.session?.proved else { return .denied(.proveAgain) }
        return .allow(now.since(proved) <= seconds, or: .proveAgain)
    }
}
