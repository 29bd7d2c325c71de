import Forms
public import Procedures
import Store

/// Begins a new case of the same SOP from what came in time and was entered too late (SOP.md §10.3): a draft at the
/// counter, filled in with what the first case knew and what came late. Files stay with the first case.
public struct StartFromLateAct: Sendable {
    public let environment: Environment
    public let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Parameters:
    ///   - channel: how the applicant asked for it.
    ///   - happened: when, as typed; empty: when it is sent.
    /// - Returns: the draft's id.
    /// - Throws: `CaseMissing` where the case is not wholly open to the officer, or nothing was entered late at that
    ///   step; `ApplyRefusal` where they may not file the SOP at the counter; `FieldTroubles` at `terjadi`.
    public func callAsFunction(
        _ address: TaskAddress, atCounter channel: Channel, happened: String? = nil, by person: Person
    ) async throws -> String {
        let (environment, cases, now) = (environment, cases, environment.now)
        let id = Identifier.random()
        return try await environment.database.write { transaction in
            let file = try CaseFile.open(
                address.caseID, of: address.office, at: environment.now, shelf: cases.shelf,
                keyring: environment.keyring, in: transaction)
            let calendar = try OfficeCalendar.of(address.office, in: transaction)
            let counter = CounterAfterCase(file: file, environment: environment, cases: cases)
            guard try counter.isOpen(to: person, calendar, in: transaction),
                let late = file.lateActsToBeginFrom.first(where: {
                    $0.step == address.step && $0.visit == address.visit
                }),
                let adoption = try Adoption.inForce(
                    file.procedure.name, at: address.office, on: now.date(in: calendar.zone), in: transaction)
            else { throw CaseMissing() }
            let procedure = try cases.shelf.procedure(adoption.procedureHash, in: transaction)
            try Applying(procedure: procedure, adoption: adoption, now: now).require(person, counter: true)
            var content = DraftContent()
            let known = file.state.answers.merging(late.content?.answers ?? [:]) { $1 }
            content.answers = procedure.answersAtStart(
                known, in: CaseAnswers(of: file.state, at: now, calendar: calendar))
            content.counter = try counter.facts(channel, in: transaction)
            content.counter?.occurred = try Occurrence.ofApplication(at: now, calendar).read(happened)
            try DraftRow(
                office: address.office, id: id, procedure: procedure.name, hash: adoption.procedureHash, account: nil,
                contact: nil, assistedBy: person.id, ownerHash: nil, parent: nil, source: address.caseID,
                content: content
            ).insert(at: now, keyring: environment.keyring, in: transaction)
            return id
        }
    }
}

extension CaseFile {
    /// Late acts from which a new case may be begun; what another case asked for is begun there.
    var lateActsToBeginFrom: [LateAct] { record.parent == nil ? state.lateActs : [] }
}

extension Procedure {
    /// What the start step asks of what is known.
    fileprivate func answersAtStart(_ known: Answers, in context: CaseAnswers) -> Answers {
        let asked = Set(step(start).map { questions(of: $0) }?.map(\.path) ?? [])
        return accepted(known.filter { asked.contains($0.key) }.mapValues(\.raw), in: context)
    }
}
