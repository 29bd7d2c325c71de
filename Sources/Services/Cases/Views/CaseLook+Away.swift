import Forms
import Procedures
public import Store

extension CaseLook {
    /// Who of the office's officers that a waiting step concerns is away today: those who took it, and those who hold a role
    /// of its lanes for good. One statement where nobody of the office is away.
    public func away(in transaction: any ReadTransaction) throws -> [Leave] {
        let leaves = try Leave.inForce(at: [office], now: now, in: transaction)
        guard !leaves.isEmpty else { return [] }
        let takers = Set(state.open.values.compactMap(\.claimedBy))
        let roles = Set(state.open.keys.flatMap { procedure.step($0)?.lanes ?? [] }.flatMap(roles(of:)))
        let rows = try transaction.rows(
            """
            SELECT DISTINCT account_id FROM roles_held
            WHERE office_id = \(People.office) AND account_id IN \(list: Set(leaves.map(\.account)).sorted())
                AND in_office_id = \(office) AND role IN \(list: roles.sorted()) AND standing <> 'plh'
                AND starts_at <= \(now.seconds) AND (ends_at IS NULL OR ends_at > \(now.seconds))
            """)
        let concerned = takers.union(rows.map { $0.text("account_id") })
        return leaves.filter { concerned.contains($0.account) }
    }

    private func roles(of lane: String) -> [String] { adoption.lanes[lane] ?? procedure.lane(lane)?.roles ?? [] }
}
