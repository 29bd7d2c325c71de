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
        guard let procedure = try read(hash, in: transaction) else { throw ProcedureUnreadable(hash: hash) }
        known.withLock { $0[hash] = procedure }
        return procedure
    }

    /// Reads the files in the order in which they were added: one that another names (`sub`, `lanjutan`) was there
    /// before it. Of those added in the same second it may come later in the list, so what cannot be read waits for
    /// another round.
    private func read(_ hash: String, in transaction: any ReadTransaction) throws -> Procedure? {
        var catalogue = catalogue
        var waiting = try transaction.rows("SELECT hash, name, source FROM procedures ORDER BY added_at, name")
        while !waiting.isEmpty {
            var left: [Row] = []
            for row in waiting {
                let name = row.text("name")
                let read = SOPReader.read(
                    source: Array(row.text("source").utf8), fileName: "\(name).sop.yaml", catalogue: catalogue)
                guard let procedure = read.procedure else {
                    left.append(row)
                    continue
                }
                if row.text("hash") == hash { return procedure }
                catalogue.procedures[name] = procedure
            }
            if left.count == waiting.count { return nil }
            waiting = left
        }
        return nil
    }
}

/// A stored procedure that cannot be read.
public struct ProcedureUnreadable: Error, Sendable {
    let hash: String
}
