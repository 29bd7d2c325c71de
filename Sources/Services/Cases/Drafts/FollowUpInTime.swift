public import Forms
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
    func requireInTime(_ environment: Environment, _ cases: CaseServices, in transaction: any ReadTransaction) throws {
        let occurred = draft.content.counter?.occurred
        guard let trouble = try followUpTrouble(at: occurred, environment, cases, in: transaction) else { return }
        // Only the counter can say that it came earlier.
        throw FollowUpOver(
            message: draft.content.counter == nil ? "Waktu mengajukan permohonan lanjutan ini sudah berakhir" : trouble)
    }
}
