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
}
