public import Procedures
import Store
import Synchronization

/// The procedure versions that cases run, read once each: a hash names its content for ever.
public final class ProcedureShelf: Sendable {
    private let known = Mutex<[String: Procedure]>([:])
    let catalogue: Catalogue

    public init(catalogue: Catalogue = ServicesCatalogue.base) { self.catalogue = catalogue }

    /// The procedure of this content. It was checked when it was adopted, so that only a mistake of the program, or a
    /// changed database, can make it unreadable.
    func procedure(_ hash: String, in transaction: any ReadTransaction) throws -> Procedure {
        if let found = known.withLock({ $0[hash] }) { return found }
        guard let row = try transaction.row("SELECT name, source FROM procedures WHERE hash = \(hash)") else {
            throw ProcedureUnreadable(hash: hash)
        }
        let read = SOPReader.read(
            source: Array(row.text("source").utf8), fileName: "\(row.text("name")).sop.yaml", catalogue: catalogue)
        guard let procedure = read.procedure else { throw ProcedureUnreadable(hash: hash) }
        known.withLock { $0[hash] = procedure }
        return procedure
    }
}

/// A stored procedure that cannot be read.
public struct ProcedureUnreadable: Error, Sendable {
    let hash: String
}
