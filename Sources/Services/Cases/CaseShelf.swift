import Procedures
import Store

/// What was read before and need not be read again: the procedures that cases run, and cases looked at lately.
struct CaseShelf: Sendable {
    let procedures: ProcedureShelf
    let opened = OpenedCases()

    var catalogue: Catalogue { procedures.catalogue }

    func procedure(_ hash: String, in transaction: any ReadTransaction) throws -> Procedure {
        try procedures.procedure(hash, in: transaction)
    }

    /// The versions that a case was moved from.
    func earlier(of events: [CaseEvent], in transaction: any ReadTransaction) throws -> [String: Procedure] {
        var earlier: [String: Procedure] = [:]
        for event in events {
            guard case .moved(let moved) = event.body else { continue }
            earlier[moved.from] = try procedure(moved.from, in: transaction)
        }
        return earlier
    }
}
