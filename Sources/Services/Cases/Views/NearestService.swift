import Procedures
public import Store

/// Where something is taken that people may bring to any office, such as a complaint: at the office itself, or at the
/// nearest above it that has put an SOP of that name in force.
public struct NearestService: Sendable {
    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// nil: neither the office nor any above it offers it.
    public func callAsFunction(
        _ name: String, from office: Office, in transaction: any ReadTransaction
    ) throws -> RegencyServices.Entry? {
        var here: Office? = office
        // Offices cannot stand in a ring; ten levels are more than there are.
        for _ in 0..<10 {
            guard let place = here else { return nil }
            let list = try ServiceList.load(of: place.id, environment, cases, in: transaction)
            if let service = list.services.first(where: { $0.procedure.name == name && $0.procedure.isOffered }) {
                return RegencyServices.Entry(office: place, service: service)
            }
            here = try place.parent.flatMap { try Office.find($0, in: transaction) }
        }
        return nil
    }
}
