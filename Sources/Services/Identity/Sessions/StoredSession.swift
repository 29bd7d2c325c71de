import Forms
import Store

/// A session's row, joined with its account or contact.
struct StoredSession {
    let kind: Person.Kind
    let person: String
    let facts: SessionFacts
    private let host: String
    private let boundOffice: String?

    /// Nil where the account is not, or no longer, one that may log in.
    init?(_ row: Row) {
        if let contact = row.textOrNil("contact_id") {
            kind = .contact
            person = contact
        } else {
            guard row.textOrNil("status") == Account.Status.active.rawValue else { return nil }
            kind = row.text("kind") == Account.Kind.officer.rawValue ? .officer : .applicant
            person = row.text("id")
        }
        host = row.text("host")
        boundOffice = row.textOrNil("bound_office_id")
        facts = SessionFacts(
            id: row.text("session_id"), started: Instant(seconds: row.int("created_at")),
            seen: Instant(seconds: row.int("seen_at")),
            proved: row.intOrNil("proved_at").map { Instant(seconds: $0) })
    }

    func isOpen(at now: Instant, place: Place) -> Bool {
        let limits = SessionLimits.of(kind)
        return host == place.host && (boundOffice == nil || boundOffice == place.office)
            && now.since(facts.seen) < limits.idle && now.since(facts.started) < limits.absolute
            && max(facts.seen, facts.started).seconds <= ClockAhead.latest(at: now)
    }
}
