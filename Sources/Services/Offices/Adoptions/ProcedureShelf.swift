import Forms
public import Procedures
import Store

/// The procedure versions that cases run, read once while they are used: a hash names its content for ever.
public final class ProcedureShelf: Sendable {
    private let known: Kept<String, Procedure>
    public let catalogue: Catalogue

    /// - Parameters:
    ///   - catalogue: the world without procedures.
    ///   - weight: how many bytes of files are kept before those that nobody asks for go; at most twice as many are held,
    ///     and what was read of them some times that.
    public init(catalogue: Catalogue = ServicesCatalogue.base, weight: Int = 4 * 1024 * 1024) {
        self.catalogue = catalogue
        known = Kept(most: weight)
    }

    /// The procedure of this content. It was checked when it was adopted, so that only a mistake of the program, or a
    /// changed database, can make it unreadable.
    func procedure(_ hash: String, in transaction: any ReadTransaction) throws -> Procedure {
        guard let procedure = try read(hash, beneath: [], in: transaction) else {
            throw ProcedureUnreadable(hash: hash)
        }
        return procedure
    }

    /// Reads a file beside those that it calls, and these before it.
    /// - Parameter callers: what is being read just now, and waits for this one.
    private func read(
        _ hash: String, beneath callers: Set<String>, in transaction: any ReadTransaction
    ) throws -> Procedure? {
        if let found = known[hash] { return found }
        guard let file = try ProcedureFile.find(hash, in: transaction) else { return nil }
        let callers = callers.union([hash])
        let called = try CalledVersions(of: file, in: transaction).byName
        var catalogue = self.catalogue
        for (name, versions) in called {
            for version in versions where catalogue.procedures[name] == nil && !callers.contains(version) {
                catalogue.procedures[name] = try read(version, beneath: callers, in: transaction)
            }
        }
        var result = SOPReader.read(
            source: file.source, fileName: "\(file.name).sop.yaml", catalogue: catalogue)
        // Few are for a kind of office that the regency made, and the others cost no look at those kinds.
        if result.procedure == nil, result.diagnostics.contains(where: { $0.code == "E106" }) {
            let kinds = try RegencyKinds.known(in: transaction)
            catalogue.officeKinds = kinds.added(to: catalogue.officeKinds, withGone: true)
            result = SOPReader.read(
                source: file.source, fileName: "\(file.name).sop.yaml", catalogue: catalogue)
        }
        // Else beside the first of those beside which it can be read.
        for (name, versions) in called where versions.count > 1 {
            for version in versions.dropFirst() where result.procedure == nil && !callers.contains(version) {
                var other = catalogue
                other.procedures[name] = try read(version, beneath: callers, in: transaction)
                let again = SOPReader.read(
                    source: file.source, fileName: "\(file.name).sop.yaml", catalogue: other)
                if again.procedure != nil || again.diagnostics.count < result.diagnostics.count {
                    (catalogue, result) = (other, again)
                }
            }
        }
        if let procedure = result.procedure { known.keep(procedure, as: hash, weight: file.source.utf8.count) }
        return result.procedure
    }
}

/// A stored procedure that cannot be read.
public struct ProcedureUnreadable: Error, Sendable {
    let hash: String
}
