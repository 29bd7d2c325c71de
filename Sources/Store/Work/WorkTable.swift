/// The table of a queue, and how its sealed columns are bound to their rows.
public struct WorkTable: Sendable {
    let name: StaticString
    let keyring: Keyring

    func context(_ column: String, office: String, subject: String, work: String) -> SealContext {
        SealContext(table: name.description, column: column, row: [office, subject, work])
    }

    func context(_ column: String, of row: Row) -> SealContext {
        context(column, office: row.text("office_id"), subject: row.text("subject"), work: row.text("name"))
    }

    func seal(_ cause: String, of claim: WorkClaim) -> [UInt8] {
        keyring.seal(
            cause, for: context("cause_sealed", office: claim.office, subject: claim.subject, work: claim.name))
    }
}

extension WorkClaim {
    /// The same, after an attempt of which nobody knows what came.
    var interrupted: WorkClaim {
        var claim = self
        claim.isInterrupted = true
        return claim
    }

    init(_ row: Row, payload: [UInt8]) {
        self.init(
            office: row.text("office_id"), subject: row.text("subject"), name: row.text("name"), kind: row.text("kind"),
            dueAt: row.int("due_at"), attempt: Int(row.int("attempts")), fence: row.int("fence"),
            isInterrupted: row.bool("interrupted"), payload: payload)
    }
}
