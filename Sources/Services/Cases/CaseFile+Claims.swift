import Forms
import Procedures
import Store

extension CaseFile {
    /// Open steps that somebody else took whose roles of today open none of their lanes any more: a role ended, or passed on.
    func freedSteps(for person: Person, at now: Instant, in transaction: any ReadTransaction) throws -> Set<String> {
        try freedSteps(besides: person.id, at: now, in: transaction)
    }

    func freedSteps(
        besides account: String, at now: Instant, in transaction: any ReadTransaction
    ) throws -> Set<String> {
        let taken = Dictionary(grouping: state.open.values.filter { $0.claimedBy != nil }) { $0.claimedBy ?? "" }
        return try taken.reduce(into: []) { freed, claims in
            guard claims.key != account, !applicantIDs.contains(claims.key) else { return }
            let taker = Person(
                kind: .officer, id: claims.key, name: "",
                roles: try Role.held(by: claims.key, at: now, in: transaction))
            let lanes = everyLane(of: taker, at: now)
            freed.formUnion(claims.value.filter { lanes.isDisjoint(with: servingLanes(of: $0)) }.map(\.step))
        }
    }

    /// The lanes whose officers may act at an open step, in whoever's stead.
    private func servingLanes(of open: OpenStep) -> [String] {
        open.lanes + open.takenOverBy
            + open.lanes.compactMap(procedure.lane).flatMap { $0.assistedBy + [$0.recordedBy].compactMap(\.self) }
    }
}
