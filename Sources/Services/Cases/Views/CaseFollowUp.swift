public import Forms
import Procedures
import Store

/// A case that the applicant, or the counter for them, may begin after this one (`lanjutan`): an objection, a complaint, a
/// renewal.
public struct CaseFollowUp: Sendable, Hashable {
    public let name: String
    /// The title of the SOP that it begins.
    public let title: String
    /// Until when it is offered; nil: as long as the reason lasts.
    public let until: Instant?
    /// Its time is over; the counter may still enter what came before that.
    public let isOver: Bool
    /// Only an officer at the counter can send it.
    public let isCounterOnly: Bool

    /// What is offered now, in the order of the file; only SOPs that the office has in force.
    /// - Parameter officer: who would begin it at the counter; only what they may file there. nil: the applicant.
    static func offered(
        of file: CaseFile, atCounterBy officer: Person? = nil, at now: Instant, calendar: WorkingCalendar,
        shelf: CaseShelf, in transaction: any ReadTransaction
    ) throws -> [CaseFollowUp] {
        try file.procedure.followUps.compactMap { rule in
            let last =
                officer == nil
                ? now : rule.lastChance(in: file.state, enteredAt: now, calendar: calendar)
            guard let last, let chance = rule.chance(in: file.state, at: last, calendar: calendar),
                let adoption = try Adoption.inForce(
                    rule.procedure, at: file.record.office, on: now.date(in: calendar.zone), in: transaction)
            else { return nil }
            let procedure = try shelf.procedure(adoption.procedureHash, in: transaction)
            if let officer {
                let applying = Applying(procedure: procedure, adoption: adoption, now: now)
                do { try applying.require(officer, counter: true) } catch is ApplyRefusal { return nil }
            }
            return CaseFollowUp(
                name: rule.name, title: procedure.title, until: chance.until ?? (last < now ? last : nil),
                isOver: last < now, isCounterOnly: procedure.isCounterOnly)
        }
    }
}
