import Documents
import Forms
public import Store

/// Lets an auditor take one case away from its page, as `balai audit kasus` does on the server: with a reason, which is
/// kept with who it was before the first byte is written.
public struct TakeCase: Sendable {
    let environment: Environment
    let cases: CaseServices
    let blobs: Blobs
    let witness: RootWitness?

    /// - Parameter witness: the roots outside the database; nil: there are none at hand.
    public init(_ environment: Environment, _ cases: CaseServices, _ blobs: Blobs, witness: RootWitness?) {
        self.environment = environment
        self.cases = cases
        self.blobs = blobs
        self.witness = witness
    }

    /// - Throws: `Denial` to whoever does not audit the office; `CaseMissing`, also where they applied
    ///   themselves, or the case is about them; `FieldTroubles` at `alasan`; as `ExportCase`.
    public func callAsFunction(
        _ caseID: String, of office: Office, reason: String, by person: Person,
        write: @escaping @Sendable ([UInt8]) async throws -> Void
    ) async throws {
        let environment = environment
        let cases = cases
        let (number, username) = try await environment.database.read { transaction in
            let taken = try CaseToTake(caseID, of: office.id, for: person, environment, cases, in: transaction)
            let account = try Account.find(person.id, keyring: environment.keyring, in: transaction)
            return (taken.number, account?.username ?? person.id)
        }
        guard !reason.isBlank else {
            throw FieldTroubles(["alasan": "Isi untuk apa permohonan ini diambil"])
        }
        let opening = ContentOpening(takingAway: caseID, of: office.id, by: person, at: environment.now)
        _ = try await ExportCase(environment, cases, blobs, witness: witness)(
            number, of: office, by: username, reason: reason, opening: opening, write: write)
    }
}
