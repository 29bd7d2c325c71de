import Procedures
public import Store

/// What of a case is told before it is taken away: its number and its service.
public struct CaseToTake: Sendable {
    public let id: String
    public let number: String
    public let service: String

    /// - Throws: `Denial` to whoever does not audit the office; `CaseMissing`, also where they applied themselves, or the
    ///   case is about them.
    public init(
        _ id: String, of office: String, for person: Person, _ environment: Environment, _ cases: CaseServices,
        in transaction: any ReadTransaction
    ) throws {
        try Permission.audit.require(of: person, in: office, environment, transaction)
        guard let record = try CaseRecord.find(id, of: office, in: transaction) else { throw CaseMissing() }
        // In a case of their own they are the applicant, and no auditor.
        guard try !record.isApplicant(person, at: environment.now, keyring: environment.keyring, in: transaction) else {
            throw CaseMissing()
        }
        // What cannot be opened tells nothing of whom it is about, and may be what an audit is for.
        let file = try? CaseFile.open(
            id, of: office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring, in: transaction)
        guard try file?.isAbout(person, keyring: environment.keyring, in: transaction) != true else {
            throw CaseMissing()
        }
        self.id = id
        number = record.number
        service = try cases.shelf.procedure(record.procedureHash, in: transaction).title
    }
}
