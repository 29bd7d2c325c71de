import Forms
import Procedures
import Store

/// An act of somebody of this office at another office's case, as its own office remembers it.
struct HandoverActRow: Sendable {
    enum State: String, Sendable {
        /// On its way to the handling office, or not answered yet.
        case sent
        case taken
        case refused
        /// Refused, and whoever acted has read why.
        case read
    }

    /// A task about which something was done.
    struct Place: Hashable {
        let step: String
        let visit: Int
        let isUndo: Bool

        init(step: String, visit: Int, isUndo: Bool) {
            self.step = step
            self.visit = visit
            self.isUndo = isUndo
        }

        init(_ task: HandoverContent.Task) {
            self.init(step: task.step, visit: task.visit, isUndo: task.kind == .undo)
        }
    }

    let id: String
    let caseID: String
    let step: String
    let visit: Int
    let person: String
    let state: State
    let sent: Instant
    /// Why it was refused.
    let answer: String?
    private let office: String
    private let sealed: [UInt8]?
    private let keyring: Keyring

    init(_ row: Row, keyring: Keyring) throws {
        office = row.text("office_id")
        id = row.text("id")
        caseID = row.text("case_id")
        step = row.text("step")
        visit = Int(row.int("visit"))
        person = row.text("person")
        state = State(rawValue: row.text("state")) ?? .sent
        sent = Instant(seconds: row.int("sent_at"))
        let place = HandoverActRow.context("answer_sealed", office, id)
        answer = try row.blobOrNil("answer_sealed").map { try keyring.openText($0, for: place) }
        sealed = row.blobOrNil("act_sealed")
        self.keyring = keyring
    }

    /// What was done; nil once it was taken, or the refusal read. It lies under the case's own key, so that erasing the
    /// case reaches it here too (UU 27/2022).
    func act(of key: CaseKey) throws -> HandoverAct? {
        try sealed.map { sealed in
            let place = HandoverActRow.context("act_sealed", office, id)
            let bytes: [UInt8]
            do {
                bytes = try key.open(sealed, for: place)
            } catch is SealFailure {
                // Until November 2026 acts were sealed under the keyring. Such a row lies here for as long as nobody has
                // read its refusal, however old it is.
                bytes = try keyring.open(sealed, for: place)
            }
            return try JSONBytes.decode(HandoverAct.self, from: bytes)
        }
    }

    static func insert(
        _ act: HandoverAct, id: String, at office: String, key: CaseKey, in transaction: any Transaction
    ) throws {
        let sealed = key.seal(try JSONBytes.encode(act), for: context("act_sealed", office, id))
        try transaction.execute(
            """
            INSERT INTO handover_acts (office_id, id, case_id, step, visit, kind, closes, person, state, sent_at, act_sealed)
            VALUES (\(office), \(id), \(act.caseID), \(act.step), \(act.visit), \(act.kind.rawValue),
                \(act.deed.closes), \(act.person), 'sent', \(act.sent.seconds), \(sealed))
            """)
    }

    static func find(
        _ id: String, at office: String, keyring: Keyring, in transaction: any ReadTransaction
    ) throws -> HandoverActRow? {
        try transaction.row("SELECT * FROM handover_acts WHERE office_id = \(office) AND id = \(id)").map {
            try HandoverActRow($0, keyring: keyring)
        }
    }

    /// The acts at a task, the newest first.
    static func acts(
        of caseID: String, step: String, visit: Int, at office: String, keyring: Keyring,
        in transaction: any ReadTransaction
    ) throws -> [HandoverActRow] {
        try transaction.rows(
            """
            SELECT * FROM handover_acts
            WHERE office_id = \(office) AND case_id = \(caseID) AND step = \(step) AND visit = \(visit)
            ORDER BY sent_at DESC, id DESC
            """
        ).map { try HandoverActRow($0, keyring: keyring) }
    }

    /// The tasks of a case that somebody here has done and the handling office has not answered yet.
    static func closed(
        of caseID: String, at office: String, in transaction: any ReadTransaction
    ) throws -> Set<Place> {
        let rows = try transaction.rows(
            """
            SELECT step, visit, kind FROM handover_acts
            WHERE office_id = \(office) AND case_id = \(caseID) AND state = 'sent' AND closes = 1
            """)
        return Set(
            rows.map {
                Place(
                    step: $0.text("step"), visit: Int($0.int("visit")),
                    isUndo: $0.text("kind") == CaseTask.Kind.undo.rawValue)
            })
    }

    /// What came of it. What was done is kept only as long as somebody must still read it.
    /// An act that could not be brought there, as it seemed, and was taken all the same counts as taken.
    /// - Returns: whether anything changed.
    static func answer(
        _ id: String, at office: String, refusal: String?, keyring: Keyring, in transaction: any Transaction
    ) throws -> Bool {
        guard let refusal else {
            return try transaction.execute(
                """
                UPDATE handover_acts SET state = 'taken', act_sealed = NULL, answer_sealed = NULL
                WHERE office_id = \(office) AND id = \(id) AND state IN ('sent', 'refused')
                """) == 1
        }
        let sealed = keyring.seal(Array(refusal.utf8), for: context("answer_sealed", office, id))
        return try transaction.execute(
            """
            UPDATE handover_acts SET state = 'refused', answer_sealed = \(sealed)
            WHERE office_id = \(office) AND id = \(id) AND state = 'sent'
            """) == 1
    }

    /// The case was erased: what was done is gone, and why it was refused too; that it was stays to be read.
    static func forget(
        of caseID: String, at office: String, keyring: Keyring, in transaction: any Transaction
    ) throws {
        let rows = try transaction.rows(
            "SELECT id, answer_sealed FROM handover_acts WHERE office_id = \(office) AND case_id = \(caseID)")
        for row in rows {
            let id = row.text("id")
            let answer = row.blobOrNil("answer_sealed").map { _ in
                keyring.seal(Array(ActTaking.erased.utf8), for: context("answer_sealed", office, id))
            }
            try transaction.execute(
                """
                UPDATE handover_acts SET act_sealed = NULL, answer_sealed = \(answer)
                WHERE office_id = \(office) AND id = \(id)
                """)
        }
    }

    private static func context(_ column: String, _ office: String, _ id: String) -> SealContext {
        SealContext(table: "handover_acts", column: column, row: [office, id])
    }
}
