public import Forms

/// The applicant of a case: that account or contact, or an officer who serves today in the office that applied.
public struct IsApplicantOf: Policy {
    let applicant: String?
    let office: String?

    public init(applicant: String?, office: String? = nil) {
        self.applicant = applicant
        self.office = office
    }

    public func decide(for person: Person, at now: Instant) -> Decision {
        guard person.isSignedIn else { return .denied(.logIn) }
        if let applicant, person.id == applicant { return .allowed }
        if let office, person.serves(office, at: now) { return .allowed }
        return .denied(.notFound)
    }
}

/// Nobody decides, initials or signs a case in which they are applicant or subject (DESIGN §6).
public struct NotParty: Policy {
    let parties: Set<String>

    /// The accounts and contacts that applied, filed for themselves, or are spoken of.
    public init(to parties: some Sequence<String>) { self.parties = Set(parties) }

    public func decide(for person: Person, at now: Instant) -> Decision {
        guard parties.contains(person.id) else { return .allowed }
        return .denied(
            Denial(
                .forbidden,
                "Anda pemohon atau disebut dalam permohonan ini, jadi petugas lain yang harus memutusnya"))
    }
}
