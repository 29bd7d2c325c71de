import Forms
import Store

/// As whom a person applies: their account, the contacts whose address they proved, and the offices that they serve in.
struct OwnApplications {
    let ids: [String]
    let offices: [String]

    init(_ person: Person, _ environment: Environment, in transaction: any ReadTransaction) throws {
        ids = [person.id] + (try Addressees.contacts(of: person, keyring: environment.keyring, in: transaction))
        offices = person.offices(at: environment.now).sorted()
    }

    /// The offices at which there is a case or a draft of theirs: the one statement that names no office, carried by
    /// indexes of its own.
    func offices(in transaction: any ReadTransaction) throws -> [String] {
        try transaction.rows(
            """
            SELECT office_id FROM cases WHERE applicant_account IN \(list: ids)
            UNION SELECT office_id FROM cases WHERE applicant_contact IN \(list: ids)
            UNION SELECT office_id FROM cases
                WHERE applicant_office IN \(list: offices) AND applicant_office <> office_id
            UNION SELECT office_id FROM drafts WHERE account IN \(list: ids) AND case_id IS NULL
            UNION SELECT office_id FROM drafts WHERE contact IN \(list: ids) AND case_id IS NULL
            ORDER BY office_id
            """
        ).map { $0.text("office_id") }
    }
}

extension SQL.Interpolation {
    /// Of a row `c` of `cases`, that it is no application of theirs; also where there is none, as at another office's task.
    mutating func appendInterpolation(isNotAmong own: OwnApplications) {
        appendLiteral("CASE WHEN c.applicant_account IN ")
        appendInterpolation(list: own.ids)
        appendLiteral(" OR c.applicant_contact IN ")
        appendInterpolation(list: own.ids)
        appendLiteral(" OR (c.applicant_office IN ")
        appendInterpolation(list: own.offices)
        appendLiteral(" AND c.applicant_office <> c.office_id) THEN 1 ELSE 0 END = 0")
    }
}
