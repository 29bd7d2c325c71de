import Forms
import Procedures
public import Store

/// Gives the open tasks of running cases to the roles that an adoption names, here and in other offices, and to the system
/// what it is to do, once the adoption's first day has come: a transaction a case, and done twice it is done once.
public struct AdoptionWorker: WorkHandler {
    /// The outbox kind that this handles.
    public static let kind = AdoptionWork.kind
    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    public func perform(_ claim: WorkClaim) async throws -> WorkRecord {
        let work = try JSONBytes.decode(AdoptionWork.self, from: claim.payload)
        let (environment, cases, office) = (environment, cases, claim.office)
        let running = try await environment.database.read { transaction -> [String] in
            // It was taken back.
            guard let adoption = try Adoption.find(work.adoption, at: office, in: transaction) else { return [] }
            return try transaction.rows(
                """
                SELECT id FROM cases
                WHERE office_id = \(office) AND procedure_hash = \(adoption.procedureHash) AND ended_at IS NULL
                ORDER BY id
                """
            ).map { $0.text("id") }
        }
        for id in running {
            try await environment.database.write { transaction in
                do {
                    var file = try CaseFile.open(
                        id, of: office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                        in: transaction)
                    try CaseProjection(transaction: transaction).update(&file)
                    let writer = CaseWriter(environment: environment, cases: cases, transaction: transaction)
                    try writer.askForEffects(of: file, at: environment.now)
                    try writer.copyTasks(of: file, again: work.adoption)
                } catch is CaseErased {}
            }
        }
        return { _ in }
    }

    public func cause(of error: any Error, in claim: WorkClaim) -> String { WorkCause.words(error) }
}
