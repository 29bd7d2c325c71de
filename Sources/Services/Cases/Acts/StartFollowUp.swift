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
    /// - Returns: the draft's id.
    /// - Throws: `CaseMissing` where the case is not the person's, or at the counter is not wholly open to them, or the
    ///   follow-up is not offered (any more); `ApplyRefusal` where the other SOP is not for them; `OfficeUnchosen`;
    ///   `FieldTroubles` at `terjadi`.
    public func callAsFunction(
        _ name: String, of caseID: String, office: String, for applicantOffice: String? = nil,
        atCounter channel: Channel? = nil, happened: String? = nil, by person: Person
    ) async throws -> String {
        let (environment, cases, now) = (environment, cases, environment.now)
        let id = Identifier.random()
        return try await environment.database.write { transaction in
            let file = try CaseFile.open(
                caseID, of: office, shelf: cases.shelf, keyring: environment.keyring, in: transaction)
            let calendar = try OfficeCalendar.of(office, in: transaction)
            let isApplicant = try file.isApplicant(person, at: now, keyring: environment.keyring, in: transaction)
            let mayBegin =
                channel == nil
                ? isApplicant : try !isApplicant && isOpen(file, to: person, calendar, in: transaction)
            guard mayBegin, let rule = file.procedure.followUps.first(where: { $0.name == name }),
                rule.chance(in: file.state, at: now, calendar: calendar) != nil,
                let adoption = try Adoption.inForce(
                    rule.procedure, at: office, on: now.date(in: calendar.zone), in: transaction)
            else { throw CaseMissing() }
            let procedure = try cases.shelf.procedure(adoption.procedureHash, in: transaction)
            let applying = Applying(procedure: procedure, adoption: adoption, now: now)
            try applying.require(person, counter: channel != nil)
            var content = DraftContent()
            content.answers = rule.answers(
                from: CaseAnswers(of: file.state, at: now, calendar: calendar), for: procedure)
            if let channel {
                content.counter = try counter(of: file, channel, in: transaction)
                content.counter?.occurred = try Occurrence.ofApplication(at: now, calendar).read(happened)
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
                contact: isOwn && person.kind == .contact ? person.id : nil,
                assistedBy: isOwn ? nil : person.id, ownerHash: nil, parent: nil, content: content
            ).insert(at: now, keyring: environment.keyring, in: transaction)
            return id
        }
    }

    /// Whether an officer handles the case and may read all of it: what it knows is filled in for them to see.
    private func isOpen(
        _ file: CaseFile, to person: Person, _ calendar: WorkingCalendar, in transaction: any ReadTransaction
    ) throws -> Bool {
        let lanes = file.officerLanes(of: person, at: environment.now)
        guard !lanes.isEmpty else { return false }
        return try CaseClosure.of(
            file, for: person, lanes: lanes, at: environment.now, calendar: calendar, shelf: cases.shelf,
            keyring: environment.keyring, in: transaction
        ).isOpen
    }

    /// The applicant of the first case stands there again. One who was never known by an account or an address is told
    /// nothing by the first case; where news of this one goes is asked before it is sent.
    private func counter(
        of file: CaseFile, _ channel: Channel, in transaction: any ReadTransaction
    ) throws -> CounterFacts {
        let (office, id) = (file.record.office, file.record.id)
        let row = try transaction.row(
            "SELECT applicant_name_sealed FROM cases WHERE office_id = \(office) AND id = \(id)")!
        let name = try environment.keyring.openText(
            row.blob("applicant_name_sealed"),
            for: SealContext(table: "cases", column: "applicant_name_sealed", row: [office, id]))
        var facts = CounterFacts(name: name, email: nil, channel: channel)
        let applicant = file.record.applicant
        if applicant.person != nil || applicant.office != nil {
            facts.follows = FollowedApplicant(number: file.record.number, applicant: applicant)
        }
        return facts
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
