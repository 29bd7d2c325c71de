import Forms
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

    /// Notices of a case that its applicant did not get, as an officer with a lane in it who has told them.
    /// - Parameter names: those of which the officer knew (``UnreachedNotice/name``): what came after their page was drawn
    ///   has not been told.
    /// - Throws: `CaseMissing`.
    public func notices(
        _ names: [String], of caseID: String, office: String, told way: Notice.Way, by person: Person
    ) async throws {
        let (environment, cases) = (environment, cases)
        try await environment.database.write { transaction in
            let file = try CaseFile.open(
                caseID, of: office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                in: transaction)
            guard !file.officerLanes(of: person, at: environment.now).isEmpty else { throw CaseMissing() }
            let given = file.givenUp.filter { UnreachedNotice($0) != nil && names.contains($0.name) }.map(\.name)
            for name in given {
                try Outbox(keyring: environment.keyring).settle(
                    office: office, subject: caseID, name: name, in: transaction)
            }
            try transaction.execute(
                """
                UPDATE notices SET told_at = \(environment.now.seconds), told_by = \(person.id),
                    told_how = \(way.rawValue)
                WHERE office_id = \(office) AND case_id = \(caseID) AND account_id IS NULL AND told_at IS NULL
                    AND name IN \(list: names)
                    AND (by_mail = 0 OR bounced_at IS NOT NULL OR name IN \(list: given))
                """)
        }
    }
}
