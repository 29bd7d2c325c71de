import Procedures
import Store

/// Gives a limit of a case more time (`perpanjangan`), counted from the same anchor (SOP.md §12.6).
public struct ExtendLimit: Sendable {
    public let environment: Environment
    public let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// - Throws: `CaseMissing`; `Refusal` when the SOP does not allow it, or not any more.
    public func callAsFunction(
        _ limit: String, of caseID: String, office: String, reason: String?, by person: Person
    ) async throws {
        let (environment, cases, now) = (environment, cases, environment.now)
        try await environment.database.write { transaction in
            var file = try CaseFile.open(
                caseID, of: office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                in: transaction)
            let lanes = file.procedure.limits.first { $0.name == limit }?.extension?.lanes ?? []
            let actor = try file.require(
                person, among: lanes, at: now, keyring: environment.keyring, in: transaction)
            try CaseWriter(environment: environment, cases: cases, transaction: transaction)
                .run(.extend(limit: limit, reason: reason), by: actor, seen: nil, on: &file, at: now)
        }
    }
}
