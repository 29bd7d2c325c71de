import Forms
import Procedures
import Store

/// A follow-up (`lanjutan`) that came too late to be sent. Its draft is kept as long as any other.
public struct FollowUpOver: Error, Sendable, Hashable {
    public let message: String
}

extension OpenDraft {
    /// What is wrong with when a follow-up is said to have come; nil: nothing, or the draft follows no case.
    /// - Parameter occurred: nil: now.
    func followUpTrouble(
        at occurred: Instant?, _ environment: Environment, _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> String? {
        guard let follows = draft.content.follows else { return nil }
        let file = try CaseFile.open(
            follows.caseID, of: draft.office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
            in: transaction)
        guard let rule = file.procedure.followUps.first(where: { $0.name == follows.rule }) else { return nil }
        return rule.trouble(
            with: occurred, in: file.state, enteredAt: environment.now,
            calendar: try OfficeCalendar.of(draft.office, in: transaction))
    }

    /// - Throws: `FollowUpOver`.
    func requireInTime(
        by person: Person, _ environment: Environment, _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws {
        let occurred = draft.content.counter?.occurred
        try requireInTime(ofNamedCaseAt: occurred ?? environment.now, by: person, environment, cases, in: transaction)
        guard let trouble = try followUpTrouble(at: occurred, environment, cases, in: transaction) else { return }
        // Only the counter can say that it came earlier.
        throw FollowUpOver(
            message: draft.content.counter == nil ? "Waktu mengajukan permohonan lanjutan ini sudah berakhir" : trouble)
    }

    /// What follows a case holds to its time also where it was begun without that case's page, and only names its number.
    /// Of somebody else's case nothing is told.
    private func requireInTime(
        ofNamedCaseAt occurred: Instant, by person: Person, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws {
        let namesCase = draft.content.answers.keys.contains { procedure.field($0)?.kind == .caseNumber }
        guard namesCase, draft.content.follows == nil, draft.parent == nil else { return }
        let (office, now, keyring) = (draft.office, environment.now, environment.keyring)
        let calendar = try OfficeCalendar.of(office, in: transaction)
        for adoption in try Adoption.allInForce(at: office, on: now.date(in: calendar.zone), in: transaction) {
            let before = try cases.shelf.procedure(adoption.procedureHash, in: transaction)
            for rule in before.followUps where rule.procedure == procedure.name {
                guard let number = rule.named(in: draft.content.answers),
                    let id = try CaseRecord.id(number: number, of: before.name, at: office, in: transaction)
                else { continue }
                let file = try CaseFile.openWhatIsLeft(
                    id, of: office, at: now, shelf: cases.shelf, keyring: keyring, in: transaction)
                guard try isAssisted || file.isApplicant(person, at: now, keyring: keyring, in: transaction) else {
                    continue
                }
                if rule.isOver(in: file.state, at: occurred, calendar: calendar) {
                    throw FollowUpOver(message: "Waktu mengajukan permohonan lanjutan ini sudah berakhir")
                }
            }
        }
    }
}

extension FollowUp {
    /// The case's number among the answers of what follows it.
    fileprivate func named(in answers: Answers) -> String? {
        arguments.lazy.compactMap { path, argument -> String? in
            guard case .answer(.fact(.number)) = argument, case .text(let number) = answers[path] else { return nil }
            return number
        }.first
    }

    /// Whether `dalam` was over then.
    fileprivate func isOver(in state: CaseState, at instant: Instant, calendar: WorkingCalendar) -> Bool {
        guard let within, let ending = state.ending, after.contains(ending.result) else { return false }
        return calendar.deadline(within, from: ending.occurred).due < instant
    }
}

extension CaseRecord {
    /// Of a case of an SOP, by its number in the office's agenda.
    static func id(
        number: String, of procedure: String, at office: String, in transaction: any ReadTransaction
    ) throws -> String? {
        try transaction.row(
            """
            SELECT id FROM cases WHERE office_id = \(office) AND number = \(number) AND procedure_name = \(procedure)
            """
        )?.text("id")
    }
}
