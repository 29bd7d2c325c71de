public import Procedures
import Store
import Synchronization

/// The procedure versions that cases run, read once each: a hash names its content for ever.
public final class ProcedureShelf: Sendable {
    private let known = Mutex<[String: Procedure]>([:])
    public let catalogue: Catalogue

    /// `catalogue` is the world without procedures.
    public init(catalogue: Catalogue = ServicesCatalogue.base) { self.catalogue = catalogue }

    /// The procedure of this content. It was checked when it was adopted, so that only a mistake of the program, or a
    /// changed database, can make it unreadable.
    func procedure(_ hash: String, in transaction: any ReadTransaction) throws -> Procedure {
        if let found = known.withLock({ $0[hash] }) { return found }
        guard let procedure = try read(hash, in: transaction) else { throw ProcedureUnreadable(hash: hash) }
        return procedure
    }

    /// Reads the files in the order in which they were added: one that another names (`sub`, `lanjutan`) was there
    /// before it. Of those added in the same second it may come later in the list, so what cannot be read waits for
    /// another round. What was read on the way is kept, and read no second time.
    private func read(_ hash: String, in transaction: any ReadTransaction) throws -> Procedure? {
        let rows = try transaction.rows("SELECT hash, name FROM procedures ORDER BY added_at, name, hash")
        let shelved = known.withLock { $0 }
        let missing = rows.map { $0.text("hash") }.filter { shelved[$0] == nil }
        let sources = try transaction.rows("SELECT hash, source FROM procedures WHERE hash IN \(list: missing)")
        let texts = Dictionary(uniqueKeysWithValues: sources.map { ($0.text("hash"), $0.text("source")) })
        var versions = ReadVersions(catalogue)
        var waiting = rows.map { (hash: $0.text("hash"), name: $0.text("name")) }
        while !waiting.isEmpty {
            var left: [(hash: String, name: String)] = []
            for row in waiting {
                guard
                    let procedure = shelved[row.hash]
                        ?? texts[row.hash].flatMap({ versions.read($0, fileName: "\(row.name).sop.yaml") })
                else {
                    left.append(row)
                    continue
                }
                known.withLock { $0[row.hash] = procedure }
                if row.hash == hash { return procedure }
                versions.add(procedure)
            }
            if left.count == waiting.count { return nil }
            waiting = left
        }
        return nil
    }
}

/// The versions read so far. Offices write SOPs of the same name, each their own: what names one was written beside some
/// version of it, which need not be the latest.
private struct ReadVersions {
    /// With the latest of each name.
    private var catalogue: Catalogue
    /// By name, in the order in which they were added.
    private var all: [String: [Procedure]] = [:]

    init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    mutating func add(_ procedure: Procedure) {
        catalogue.procedures[procedure.name] = procedure
        all[procedure.name, default: []].append(procedure)
    }

    /// Beside the latest versions, else beside the latest of those beside which it can be read.
    func read(_ source: String, fileName: String) -> Procedure? {
        var best = catalogue
        var result = SOPReader.read(source: source, fileName: fileName, catalogue: best)
        for (name, versions) in all.sorted(by: { $0.key < $1.key }) where versions.count > 1 && source.contains(name) {
            for version in versions.dropLast().reversed() where result.procedure == nil {
                var other = best
                other.procedures[name] = version
                let read = SOPReader.read(source: source, fileName: fileName, catalogue: other)
                if read.procedure != nil || read.diagnostics.count < result.diagnostics.count {
                    (best, result) = (other, read)
                }
            }
        }
        return result.procedure
    }
}

/// A stored procedure that cannot be read.
public struct ProcedureUnreadable: Error, Sendable {
    let hash: String
}
