import Forms
public import Procedures
import Store

/// Begins a case that may follow another (`lanjutan`): a draft, filled in with what the first case knew.
public struct StartFollowUp: Sendable {
    public let environment: Environment
    public let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Parameters:
    ///   - applicantOffice: for which of their offices an officer applies; nil: they were not asked. The office for which
    ///     the first case was applied goes on, where they still serve there.
    ///   - channel: set where an officer files it at the counter for the applicant: how it came in.
    ///   - happened: when it came there, as typed; empty: when it is sent.
    ///   - secret: the browser's; it owns the draft of somebody who came by the key of the first case, and has proved no
    ///     address.
    /// - Returns: the draft's id.
    /// - Throws: `CaseMissing` where the case is not the person's, or at the counter is not wholly open to them, or the
    ///   follow-up is not offered (any more); `ApplyRefusal` where the other SOP is not for them; `OfficeUnchosen`;
    ///   `FieldTroubles` at `terjadi`.
    public func callAsFunction(
        _ name: String, of caseID: String, office: String, for applicantOffice: String? = nil,
        atCounter channel: Channel? = nil, happened: String? = nil, secret: String? = nil, by person: Person
    ) async throws -> String {
        let (environment, cases, now) = (environment, cases, environment.now)
        let id = Identifier.random()
        return try await environment.database.write { transaction in
            let file = try CaseFile.open(
                caseID, of: office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                in: transaction)
            let calendar = try OfficeCalendar.of(office, in: transaction)
            let counter = CounterAfterCase(file: file, environment: environment, cases: cases)
            let mayBegin =
                channel == nil
                ? try file.isApplicant(person, at: now, keyring: environment.keyring, in: transaction)
                : try counter.isOpen(to: person, calendar, in: transaction)
            guard mayBegin, let rule = file.procedure.followUps.first(where: { $0.name == name }),
                channel == nil
                    ? rule.chance(in: file.state, at: now, calendar: calendar) != nil
                    : rule.lastChance(in: file.state, enteredAt: now, calendar: calendar) != nil,
                let adoption = try Adoption.inForce(
                    rule.procedure, at: office, on: now.date(in: calendar.zone), in: transaction)
            else { throw CaseMissing() }
            let procedure = try cases.shelf.procedure(adoption.procedureHash, in: transaction)
            let applying = Applying(procedure: procedure, adoption: adoption, now: now)
            try applying.require(person, counter: channel != nil)
            var content = DraftContent()
            content.follows = FollowedCase(caseID: caseID, rule: name)
            content.answers = rule.answers(
                from: CaseAnswers(of: file.state, at: now, calendar: calendar), for: procedure)
            if let channel {
                content.counter = try counter.facts(channel, in: transaction)
                let occurred = try Occurrence.ofApplication(at: now, calendar).read(happened)
                if let trouble = rule.trouble(with: occurred, in: file.state, enteredAt: now, calendar: calendar) {
                    throw FieldTroubles([Occurrence.field: trouble])
                }
                content.counter?.occurred = occurred
            } else {
                content.apply(
                    for: try applying.office(
                        of: person, chosen: applicantOffice ?? file.state.opening.applicantOffice, in: transaction),
                    applying)
            }
            let isOwn = channel == nil
            try DraftRow(
                office: office, id: id, procedure: procedure.name, hash: adoption.procedureHash,
                account: isOwn && person.hasAccount ? person.id : nil,
                contact: isOwn && person.kind == .contact && !person.lacksAddress ? person.id : nil,
                assistedBy: isOwn ? nil : person.id,
                ownerHash: isOwn && person.lacksAddress
                    ? secret.map { Draft.secretHash($0, keyring: environment.keyring) } : nil,
                parent: nil, source: caseID, content: content
            ).insert(at: now, keyring: environment.keyring, in: transaction)
            return id
        }
    }
}

extension FollowUp {
    /// What `dengan` fills in.
    fileprivate func answers(from known: CaseAnswers, for procedure: Procedure) -> Answers {
        procedure.accepted(arguments.compactMapValues { known.value(of: $0)?.raw }, in: known)
    }
}
