public import Forms

/// The applicant of a case: one of those accounts and contacts, or an officer who serves today in the office that
/// applied. Nobody else learns that there is such a case.
public struct IsApplicantOf: Policy {
    let applicants: Set<String>
    let office: String?

    /// - Parameters:
    ///   - applicants: the ids by which the applicant is known: account, contact, and accounts that proved its address.
    ///   - office: the office in whose name it was applied for.
    public init(_ applicants: some Sequence<String>, office: String? = nil) {
        self.applicants = Set(applicants)
        self.office = office
    }

    public func decide(for person: Person, at now: Instant) -> Decision {
        guard person.isSignedIn else { return .denied(.logIn) }
        if applicants.contains(person.id) { return .allowed }
        return .allow(office.map { person.serves($0, at: now) } ?? false, or: .notFound)
    }
}
