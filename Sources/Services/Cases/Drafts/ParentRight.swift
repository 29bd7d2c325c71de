import Procedures
import Store

/// By what right somebody fills in the draft of a sub-procedure: it is whoever the parent's step belongs to who applies,
/// its applicant or an officer's lane, whoever of them sits at the keyboard; and where the parent was filed at the
/// counter, the counter goes on for them: the parent's, also where another office will handle the child.
enum ParentRight {
    /// Whoever applied in the parent.
    case applicant
    /// Whoever has the officer's lane that asks.
    case lane
    case assistant

    /// For an act: found before it, in a transaction of its own, since the parent may be another office's and no
    /// transaction that writes spans offices.
    static func of(
        _ id: String, _ office: String, for person: Person, _ environment: Environment, _ cases: CaseServices
    ) async throws -> ParentRight? {
        guard person.isSignedIn else { return nil }
        return try await environment.database.read { transaction in
            guard let draft = try Draft.find(id, of: office, keyring: environment.keyring, in: transaction) else {
                return nil
            }
            return try of(draft, for: person, environment, cases, in: transaction)
        }
    }

    /// - Returns: nil where the draft has no parent, or the person nothing to do with it.
    static func of(
        _ draft: Draft, for person: Person, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws -> ParentRight? {
        guard let parent = draft.parent, person.isSignedIn else { return nil }
        let (keyring, now) = (environment.keyring, environment.now)
        let file = try CaseFile.open(
            parent.caseID, of: parent.office, at: environment.now, shelf: cases.shelf, keyring: keyring, in: transaction
        )
        let asking = file.procedure.step(parent.step)?.lanes ?? []
        let isApplicants = file.procedure.applicantLane.map { asking.contains($0.name) } ?? false
        guard isApplicants else {
            // An officer's lane asks in the name of its office.
            return file.everyLane(of: person, at: now).isDisjoint(with: asking) ? nil : .lane
        }
        if try file.isApplicant(person, at: now, keyring: keyring, in: transaction) { return .applicant }
        guard file.record.assistedBy != nil else { return nil }
        if parent.office == draft.office {
            let procedure = try cases.shelf.procedure(draft.procedureHash, in: transaction)
            let adoption = try Adoption.of(hash: draft.procedureHash, office: draft.office, at: now, in: transaction)
            let lanes = procedure.applicantLane?.assistedBy ?? []
            let roles = lanes.flatMap { adoption.lanes[$0] ?? procedure.lane($0)?.roles ?? [] }
            guard person.holds(roles, in: draft.office, at: now) else { return nil }
        } else {
            let helping = file.procedure.applicantLane?.assistedBy ?? []
            guard !file.officerLanes(of: person, at: now).isDisjoint(with: helping) else { return nil }
        }
        return .assistant
    }
}
