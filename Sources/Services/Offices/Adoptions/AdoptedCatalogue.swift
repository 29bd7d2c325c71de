import Forms
import Procedures
import Store

/// The catalogue as an office sees it: with the kinds and roles that the regency made, and the procedures that it, or
/// an office above it, or a partner, has in force today. A `sub` may name them.
struct AdoptedCatalogue {
    private(set) var catalogue: Catalogue
    /// By name, the hash of the version in it.
    private(set) var hashes: [String: String] = [:]

    static func around(
        _ office: String, partners: [String] = [], _ shelf: ProcedureShelf, _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws -> AdoptedCatalogue {
        var found = AdoptedCatalogue(catalogue: shelf.catalogue)
        found.catalogue.officeKinds = try RegencyKinds.known(in: transaction).added(to: shelf.catalogue.officeKinds)
        // The nearest office's version wins, so it is written last.
        let others = try partners.flatMap { try Office.lineage(of: $0, in: transaction).prefix(1) }
        for office in try others + Office.lineage(of: office, in: transaction).reversed() {
            let today = environment.now.date(in: office.zone)
            for adoption in try Adoption.allInForce(at: office.id, on: today, in: transaction) {
                found.hashes[adoption.procedureName] = adoption.procedureHash
            }
        }
        for (name, hash) in found.hashes {
            found.catalogue.procedures[name] = try shelf.procedure(hash, in: transaction)
        }
        return found
    }
}
