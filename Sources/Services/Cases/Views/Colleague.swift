import Procedures
public import Store

/// Somebody to whom a task can be given, with how much they have in their hands.
public struct Colleague: Sendable, Hashable {
    public let account: String
    public let name: String
    /// Tasks that they have taken at this office's desk.
    public let taken: Int

    /// Those whose roles of today open a step of a case; by name. The person themselves is among them.
    public static func of(
        _ address: TaskAddress, _ environment: Environment, _ cases: CaseServices, in transaction: any ReadTransaction
    ) throws -> [Colleague] {
        let file = try CaseFile.open(
            address.caseID, of: address.office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
            in: transaction)
        let holders = try holders(at: address.step, of: file, environment, in: transaction)
        let rows = try transaction.rows(
            """
            SELECT claimed_by, COUNT(*) AS n FROM tasks
            WHERE office_id = \(address.office) AND claimed_by IN \(list: holders.map(\.account)) GROUP BY claimed_by
            """)
        let taken = Dictionary(uniqueKeysWithValues: rows.map { ($0.text("claimed_by"), Int($0.int("n"))) })
        var seen: Set<String> = []
        return holders.filter { seen.insert($0.account).inserted }.map {
            Colleague(account: $0.account, name: $0.name, taken: taken[$0.account] ?? 0)
        }
    }

    /// Who holds a role that opens the step here.
    static func holders(
        at step: String, of file: CaseFile, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> [RoleHolder] {
        let open = file.state.open[step]?.takenOverBy ?? []
        let lanes = file.state.waitingLanes(of: step, in: file.procedure) + open
        let roles = Set(lanes.filter(file.offices.isHere).flatMap(file.roles))
        return try RoleHolder.holding(roles.sorted(), in: file.record.office, environment, in: transaction)
    }
}
