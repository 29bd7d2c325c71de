import Store

/// A row as it lies there, by column: whatever somebody may have left in it.
struct StoredRow {
    private(set) var values: [String: SQLValue] = [:]

    /// The first of a statement; of none, where there is none.
    init(_ sql: SQL, in transaction: any ReadTransaction) throws {
        guard let row = try transaction.row(sql) else { return }
        values = Dictionary(zip(row.columns.names, row.values)) { first, _ in first }
    }

    subscript(column: String) -> SQLValue { values[column] ?? .null }

    /// Whether `CaseRecord` can be made of it: each column holds a value of its kind.
    var isCase: Bool {
        let texts = ["office_id", "id", "number", "procedure_name", "procedure_hash", "channel"]
        let mayBeTexts = [
            "result", "applicant_account", "applicant_contact", "applicant_office", "assisted_by", "parent_office",
            "parent_case", "parent_step", "open_steps",
        ]
        let numbers = ["version", "opened_at", "projection"]
        let mayBeNumbers = [
            "ended_at", "due_at", "parent_visit", "standing_since", "waits_for_applicant", "kept_its_time",
        ]
        let bytes = ["head_hash", "track_hash", "track_sealed"]
        let mayBeBytes = ["key_sealed", "retention_sealed", "erasure_key_sealed", "applicant_name_sealed"]
        return texts.allSatisfy { isText($0) } && mayBeTexts.allSatisfy { isNull($0) || isText($0) }
            && numbers.allSatisfy { isNumber($0) } && mayBeNumbers.allSatisfy { isNull($0) || isNumber($0) }
            && bytes.allSatisfy { isBytes($0) } && mayBeBytes.allSatisfy { isNull($0) || isBytes($0) }
    }

    private func isNull(_ column: String) -> Bool { self[column] == .null }
    private func isText(_ column: String) -> Bool { if case .text = self[column] { true } else { false } }
    private func isNumber(_ column: String) -> Bool { if case .integer = self[column] { true } else { false } }
    private func isBytes(_ column: String) -> Bool { if case .blob = self[column] { true } else { false } }
}
