import Forms
import Procedures
import Store

/// Begins a case that may follow another (`lanjutan`): a draft, filled in with what the first case knew.
public struct StartFollowUp: Sendable {
    public let environment: Environment
    public let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Returns: the draft's id.
    /// - Throws: `CaseMissing` where the case is not the person's, or the follow-up is not offered (any more);
    ///   `ApplyRefusal` where the other SOP is not for them.
    public func callAsFunction(
        _ name: String, of caseID: String, office: String, by person: Person
    ) async throws -> String {
        let (environment, cases, now) = (environment, cases, environment.now)
        let id = Identifier.random()
        return try await environment.database.write { transaction in
            let file = try CaseFile.open(
                caseID, of: office, shelf: cases.shelf, keyring: environment.keyring, in: transaction)
            let calendar = try OfficeCalendar.of(office, in: transaction)
            guard try file.isApplicant(person, at: now, keyring: environment.keyring, in: transaction),
                let rule = file.procedure.followUps.first(where: { $0.name == name }),
                rule.chance(in: file.state, at: now, calendar: calendar) != nil,
                let adoption = try Adoption.inForce(
                    rule.procedure, at: office, on: now.date(in: calendar.zone), in: transaction)
            else { throw CaseMissing() }
            let procedure = try cases.shelf.procedure(adoption.procedureHash, in: transaction)
            let applying = Applying(procedure: procedure, adoption: adoption, now: now)
            try applying.require(person, counter: false)
            var content = DraftContent()
            content.answers = rule.answers(
                from: CaseAnswers(of: file.state, at: now, calendar: calendar), for: procedure)
            content.applicantOffice = applying.office(for: person)
            try DraftRow(
                office: office, id: id, procedure: procedure.name, hash: adoption.procedureHash,
                account: person.hasAccount ? person.id : nil, contact: person.kind == .contact ? person.id : nil,
                assistedBy: nil, ownerHash: nil, parent: nil, content: content
            ).insert(at: now, keyring: environment.keyring, in: transaction)
            return id
        }
    }
}

extension FollowUp {
    /// What `dengan` fills in; a value that the other SOP's question does not take is left for the applicant.
    fileprivate func answers(from known: CaseAnswers, for procedure: Procedure) -> Answers {
        let asked = procedure.forms.flatMap(\.asked).filter { arguments[$0.path] != nil }
        let raw = arguments.compactMapValues { known.value(of: $0)?.raw }
        let judged = FormValidation.validate(asked, raw: raw, in: known)
        return judged.values.filter { raw[$0.key] != nil && judged.troubles[$0.key] == nil }
    }
}
