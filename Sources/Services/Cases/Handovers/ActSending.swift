import Forms
import Procedures
import Store

/// Keeps an act in the acting office, takes the task off its lists, and asks the outbox to bring it on: one transaction,
/// of that office alone.
struct ActSending {
    let act: HandoverAct
    /// The case's.
    let key: CaseKey
    /// The step's text, for a refusal.
    let text: String
    let office: String
    let environment: Environment

    /// - Throws: `Refusal` when a colleague was first. The same act sent twice is one.
    func send(in transaction: any Transaction) throws {
        guard try isThere(in: transaction) || mayFollow(in: transaction) else { return }
        let id = Identifier.random()
        try HandoverActRow.insert(act, id: id, at: office, key: key, in: transaction)
        try change(in: transaction)
        let work = CaseWork.deliver(act: id)
        try Outbox(keyring: environment.keyring).enqueue(
            office: office, subject: act.caseID, name: work.name, kind: CaseWork.kind,
            payload: JSONBytes.encode(work), dueAt: environment.now.seconds, in: transaction)
    }

    private func isThere(in transaction: any Transaction) throws -> Bool {
        try transaction.row(
            """
            SELECT kind FROM tasks WHERE office_id = \(office) AND case_id = \(act.caseID) AND step = \(act.step)
                AND visit = \(act.visit) AND kind = \(act.kind.rawValue)
            """) != nil
    }

    /// The task is off the list: somebody of this office has done it, or their lane's part of it, or it is over.
    /// - Returns: false where this very act is under way already.
    private func mayFollow(in transaction: any Transaction) throws -> Bool {
        let before = try HandoverActRow.acts(
            of: act.caseID, step: act.step, visit: act.visit, at: office, keyring: environment.keyring,
            in: transaction
        ).filter { $0.state == .sent }.compactMap { try $0.act(of: key) }.first {
            $0.deed.closes && $0.kind == act.kind
        }
        guard let before else { throw Refusal.stepNotOpen(step: act.step) }
        if act.isTheSame(as: before) { return false }
        if before.person != act.person, before.lanes.isDisjoint(with: act.lanes) { return true }
        throw Refusal.stepLeft(step: act.step, text: text, by: before.person, outcome: nil)
    }

    private func change(in transaction: any Transaction) throws {
        let (id, step, visit, kind) = (act.caseID, act.step, act.visit, act.kind.rawValue)
        guard act.deed.closes else {
            let holder: String? = act.deed == .claim ? act.person : nil
            try transaction.execute(
                """
                UPDATE tasks SET claimed_by = \(holder)
                WHERE office_id = \(office) AND case_id = \(id) AND step = \(step) AND visit = \(visit)
                    AND kind = \(kind)
                """)
            return
        }
        try transaction.execute(
            """
            DELETE FROM tasks WHERE office_id = \(office) AND case_id = \(id) AND step = \(step) AND visit = \(visit)
                AND kind = \(kind)
            """)
        try transaction.execute(
            """
            DELETE FROM task_roles WHERE office_id = \(office) AND case_id = \(id) AND step = \(step)
                AND visit = \(visit) AND kind = \(kind)
            """)
    }
}
