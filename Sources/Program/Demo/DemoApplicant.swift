/// Somebody who asks the Kominfo office for a mailbox and a domain.
struct DemoApplicant: Sendable {
    enum Kind: Sendable, Hashable {
        /// An officer in the name of the office.
        case officer(username: String)
        /// Somebody without an account, by a proven address.
        case contact
        /// Somebody at the counter; an officer files it.
        case counter
    }

    let kind: Kind
    /// Who is to manage the mailbox and the domain.
    let name: String
    let nik: String
    let email: String
    let phone: String
    /// For whom: the papers say it.
    let body: String

    /// The village's, agency's or district's operator, who will manage it alone: the account is found.
    static func operatorOf(_ slug: String) -> DemoApplicant {
        let officer = DemoOfficer.all.first { $0.username == "operator.\(slug)" }!
        return DemoApplicant(
            kind: .officer(username: officer.username), name: officer.name, nik: officer.nik, email: officer.email,
            phone: phone(officer.office.line), body: officer.office.name)
    }

    /// An operator who applies for a colleague without an account.
    static func colleagueAt(_ slug: String, _ number: Int) -> DemoApplicant {
        let officer = DemoOfficer.all.first { $0.username == "operator.\(slug)" }!
        return DemoApplicant(
            kind: .officer(username: officer.username), name: DemoNames.name(200 + number),
            nik: DemoNames.nik(200 + number),
            email: "rekan\(number)@surel.contoh", phone: phone("02\(number < 10 ? "0" : "")\(number)"),
            body: officer.office.name)
    }

    static func resident(_ number: Int, _ body: String, at counter: Bool = false) -> DemoApplicant {
        DemoApplicant(
            kind: counter ? .counter : .contact, name: DemoNames.name(220 + number), nik: DemoNames.nik(220 + number),
            email: "warga\(number)@surel.contoh", phone: phone("03\(number < 10 ? "0" : "")\(number)"), body: body)
    }

    /// Applicants who have an account of their own in the end.
    static let withAccount: [DemoApplicant] = DemoStories.all.filter(\.opensAccount).map(\.applicant)

    /// Area code 000 is given to nobody.
    private static func phone(_ line: String) -> String { "(000) 000\(line)" }
}
