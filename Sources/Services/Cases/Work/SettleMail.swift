import Procedures
import Store

/// Puts aside a mail that was given up: whom it did not reach has been told in another way, or need not be.
public struct SettleMail: Sendable {
    let environment: Environment
    let cases: CaseServices

    public init(_ environment: Environment, _ cases: CaseServices) {
        self.environment = environment
        self.cases = cases
    }

    /// As an administrator of the office.
    /// - Throws: `Denial`; `WorkMoved` where no mail of that name was given up.
    public func callAsFunction(_ place: WorkPlace, of office: String, by person: Person) async throws {
        let environment = environment
        try await environment.database.write { transaction in
            try Permission.administer.require(of: person, in: office, environment, transaction)
            let outbox = Outbox(keyring: environment.keyring)
            let rows = try outbox.givenUp(office: office, subject: place.subject, in: transaction)
            guard rows.contains(where: { $0.name == place.name && $0.kind == OutgoingMail.kind }) else {
                throw WorkMoved()
            }
            try outbox.settle(office: office, subject: place.subject, name: place.name, in: transaction)
        }
    }

    /// Every notice of a case that its applicant did not get, as an officer with a lane in it.
    /// - Throws: `CaseMissing`.
    public func notices(of caseID: String, office: String, by person: Person) async throws {
        let (environment, cases) = (environment, cases)
        try await environment.database.write { transaction in
            let file = try CaseFile.open(
                caseID, of: office, shelf: cases.shelf, keyring: environment.keyring, in: transaction)
            guard !file.officerLanes(of: person, at: environment.now).isEmpty else { throw CaseMissing() }
            let outbox = Outbox(keyring: environment.keyring)
            for row in file.givenUp where UnreachedNotice(row) != nil {
                try outbox.settle(office: office, subject: caseID, name: row.name, in: transaction)
            }
        }
    }
}
