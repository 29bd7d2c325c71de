import Forms
import Procedures
import Store

/// The catalogue as an office sees it: with the procedures that it, or an office above it, or a partner, has in force
/// today. A `sub` may name them.
enum AdoptedCatalogue {
    static func around(
        _ office: String, partners: [String] = [], base: Catalogue, _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws -> Catalogue {
        let shelf = ProcedureShelf(catalogue: base)
        var catalogue = base
        // The nearest office's version wins, so it is written last.
        let others = try partners.flatMap { try Office.lineage(of: $0, in: transaction).prefix(1) }
        for office in try others + Office.lineage(of: office, in: transaction).reversed() {
            let today = environment.now.date(in: office.zone)
            for adoption in try Adoption.allInForce(at: office.id, on: today, in: transaction) {
                catalogue.procedures[adoption.procedureName] = try shelf.procedure(
                    adoption.procedureHash, in: transaction)
            }
        }
        return catalogue
    }
}
