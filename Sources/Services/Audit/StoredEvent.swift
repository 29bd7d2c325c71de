import Forms
import Store

/// An event as it lies in its row, unopened. Whoever tampers may have left anything in a column: nothing is taken for
/// granted.
struct StoredEvent: Sendable {
    let sequence: Int
    let type: String
    let version: Int
    let occurred: Instant
    let recorded: Instant
    let sealed: [UInt8]
    let chainHash: [UInt8]

    /// A page of a case's events after one of them, in order; nil for a row that is not an event's.
    static func page(
        of office: String, _ caseID: String, after sequence: Int, most: Int, in transaction: any ReadTransaction
    ) throws -> [StoredEvent?] {
        try transaction.rows(
            """
            SELECT sequence, type, type_version, occurred_at, recorded_at, body_sealed, chain_hash FROM case_events
            WHERE office_id = \(office) AND case_id = \(caseID) AND sequence > \(sequence)
            ORDER BY sequence LIMIT \(most)
            """
        ).map(StoredEvent.init)
    }

    private init?(_ row: Row) {
        guard case .integer(let sequence) = row.values[0], case .text(let type) = row.values[1],
            case .integer(let version) = row.values[2], case .integer(let occurred) = row.values[3],
            case .integer(let recorded) = row.values[4], case .blob(let sealed) = row.values[5],
            case .blob(let hash) = row.values[6], StoredCase.counts.contains(sequence)
        else { return nil }
        self.sequence = Int(sequence)
        self.type = type
        self.version = Int(version)
        self.occurred = Instant(seconds: occurred)
        self.recorded = Instant(seconds: recorded)
        self.sealed = sealed
        chainHash = hash
    }

    /// What its hash has to be after that one.
    func hash(onto previous: [UInt8]) -> [UInt8] {
        EventLog.chained(
            onto: previous, sequence: sequence, type: type, version: version, occurred: occurred, recorded: recorded,
            sealed: sealed)
    }
}
