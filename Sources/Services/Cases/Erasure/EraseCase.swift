import Forms
import Procedures
import Store

/// Erases all that an ended case holds, by the decision of the head of the office that handles it (UU 27/2022, article 8
/// and 16(2)(g)): the event that says so, the destroying of the case's key, and everything else that its content lies
/// in, in one transaction. What is left is number, SOP, result, times, and by what decision.
public struct EraseCase: Sendable {
    public let environment: Environment
    public let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Parameter basis: number and law of the decision; it stays readable.
    /// - Throws: `Denial` to whoever is not the head, or has not confirmed their password just now; `CaseMissing`;
    ///   `ErasureWaits` where cases that are a part of it come first; `Refusal`.
    public func callAsFunction(_ caseID: String, of office: String, basis: String, by person: Person) async throws {
        let (environment, cases, now) = (environment, cases, environment.now)
        try ProvedRecently().require(of: person, at: now)
        // Its parts may be other offices', and no transaction that writes spans offices.
        let look = try await environment.database.read { transaction in
            try ErasureLook(caseID, of: office, for: person, environment, cases, in: transaction)
        }
        if let waits = look.waits { throw waits }
        try await environment.database.write { transaction in
            try Permission.eraseContent.require(of: person, in: office, environment, transaction)
            var file = try CaseFile.open(
                caseID, of: office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                in: transaction)
            let calendar = try OfficeCalendar.of(office, in: transaction)
            let actor = try file.eraser(person, at: now, keyring: environment.keyring, in: transaction)
            let writer = CaseWriter(environment: environment, cases: cases, transaction: transaction)
            // What is due by now comes first, as before any act.
            try writer.run(.tick, by: .system, seen: nil, on: &file, at: now)
            guard !file.isClosed(inPartTo: person, inherited: look.inherited, at: now, calendar: calendar) else {
                throw Refusal.closedToDecider
            }
            try writer.erase(file, basis: basis, by: actor, at: now)
        }
        cases.shelf.opened.forget(caseID, of: office)
        // Pages as they were before lie in the write-ahead file; where somebody reads on from it, the hourly chore does it.
        _ = try? await environment.database.scrub()
    }
}

extension Permission {
    /// Deciding that a case's content is erased: whoever heads the office today.
    public static let eraseContent = Permission("hapus-isi") { facts in
        AllOf(IsOfficer(), HoldsRole(OfficeKinds.heads, in: [facts.office]))
    }
}

/// Cases that are a part of this one still hold what it gave them.
public struct ErasureWaits: Error, Sendable, Hashable {
    public let parts: [ErasureLook.Part]

    /// A sentence for whoever decided.
    public var message: String {
        let names = parts.map { "\($0.number) (\($0.officeName))" }.joined(separator: ", ")
        return "Permohonan ini punya bagian yang isinya belum dihapus: \(names). Bagian itu dihapus lebih dahulu, "
            + "oleh pimpinan kantor yang menanganinya."
    }
}

extension CaseFile {
    /// The head as the engine sees them: a party where they applied, acted as the applicant, serve in the office that
    /// applied, stand in for the applicant, or are whom the case is about.
    func eraser(
        _ person: Person, at now: Instant, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> Actor {
        let applies =
            try isApplicant(person, at: now, keyring: keyring, in: transaction)
            || standsInForApplicant(person, at: now, keyring: keyring, in: transaction)
            || isAbout(person, keyring: keyring, in: transaction)
        return Actor(
            person: person.id, lanes: officerLanes(of: person, at: now),
            isParty: applies || applicantIDs.contains(person.id))
    }
}
