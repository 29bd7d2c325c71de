import Store

/// A column whose values lie under the installation's key, and how a value is bound to its row: by office and the rest of
/// the primary key. What lies under a case's key (events, the papers of cases) is not among them: the case's key is.
struct SealedColumn: Sendable {
    let table: StaticString
    let column: StaticString
    /// What tells rows of an office apart.
    let key: StaticString
    /// Before the first of them.
    let start: [SQLValue]

    private init(
        _ table: StaticString, _ column: StaticString, by key: StaticString = "id", from start: [SQLValue] = [.text("")]
    ) {
        self.table = table
        self.column = column
        self.key = key
        self.start = start
    }

    var name: String { "\(table).\(column)" }

    static let all: [SealedColumn] = [
        SealedColumn("outbox", "payload_sealed", by: "subject, name", from: work),
        SealedColumn("outbox", "cause_sealed", by: "subject, name", from: work),
        SealedColumn("timers", "cause_sealed", by: "subject, name", from: work),
        SealedColumn("blobs", "key_sealed"),
        SealedColumn("blobs", "digest_sealed"),
        SealedColumn("accounts", "name_sealed"),
        SealedColumn("accounts", "email_sealed"),
        SealedColumn("accounts", "nik_sealed"),
        SealedColumn("contacts", "email_sealed"),
        SealedColumn("contact_verifications", "email_sealed"),
        SealedColumn("sessions", "device_sealed"),
        SealedColumn("second_factors", "secret_sealed"),
        SealedColumn("register_entries", "columns_sealed", by: "book, year, number", from: line),
        SealedColumn("register_entries", "cancelled_because_sealed", by: "book, year, number", from: line),
        SealedColumn("cases", "key_sealed"),
        SealedColumn("cases", "erasure_key_sealed"),
        SealedColumn("cases", "applicant_name_sealed"),
        SealedColumn("cases", "track_sealed"),
        SealedColumn("drafts", "content_sealed"),
        SealedColumn("handover_acts", "act_sealed"),
        SealedColumn("handover_acts", "answer_sealed"),
        SealedColumn("notices", "words_sealed", by: "case_id, name", from: work),
        SealedColumn("audit_acts", "reason_sealed", by: "kind, subject, done_at", from: act),
        SealedColumn("procedure_trials", "content_sealed", by: "draft_id"),
        SealedColumn("saved_selections", "content_sealed", by: "account, id", from: own),
        SealedColumn("snippets", "content_sealed", by: "account, id", from: own),
        SealedColumn("survey_remarks", "remark_sealed"),
    ]

    private static let work: [SQLValue] = [.text(""), .text("")]
    private static let act: [SQLValue] = [.text(""), .text(""), .integer(0)]
    private static let own: [SQLValue] = [.text(""), .text("")]
    private static let line: [SQLValue] = [.text(""), .integer(0), .integer(0)]

    func context(office: String, row: [SQLValue]) -> SealContext {
        SealContext(table: table.description, column: column.description, row: [office] + row.map(Self.text))
    }

    private static func text(_ value: SQLValue) -> String {
        switch value {
        case .text(let text): text
        case .integer(let number): "\(number)"
        case .null, .real, .blob: preconditionFailure("no part of a primary key")
        }
    }
}
