import Forms
import Store

/// An administrator at work on the people, SOPs or facts of an office, within one transaction: the right is asked for once, and every act
/// leaves its row where auditors read it (docs/decisions/0041).
struct Administration {
    let office: Office
    let person: Person
    let environment: Environment

    /// Throws `Denial`.
    static func of(
        _ office: String, by person: Person, _ environment: Environment, in transaction: any ReadTransaction
    ) throws -> Administration {
        try Permission.administer.require(of: person, in: office, environment, transaction)
        guard let office = try Office.find(office, in: transaction) else { throw OfficeTrouble.unknownOffice }
        return Administration(office: office, person: person, environment: environment)
    }

    /// Somebody with a role in the office, past, present or to come. Throws `Denial`.
    func officer(_ account: String, in transaction: any ReadTransaction) throws -> Account {
        guard try OfficersOf(office.id).include(account, in: transaction),
            let found = try Account.find(account, keyring: environment.keyring, in: transaction)
        else { throw Denial.notFound }
        return found
    }

    /// The account is only for whoever administers every office in which it has a role, or will have one: else a village's
    /// administrator could become the regency's, who once lent a hand there. Throws `Denial`.
    func requireWhole(_ account: Account, in transaction: any ReadTransaction) throws {
        let rows = try transaction.rows(
            """
            SELECT DISTINCT in_office_id FROM roles_held
            WHERE office_id = \(People.office) AND account_id = \(account.id) AND in_office_id <> \(office.id)
                AND (ends_at IS NULL OR ends_at > \(environment.now.seconds))
            """)
        for row in rows {
            let permission = Permission.administer
            let facts = try Permission.Facts.of(office: row.text("in_office_id"), in: transaction)
            guard permission.policy(facts).allows(person, at: environment.now) else {
                throw Denial(
                    .forbidden, "Petugas ini juga bertugas di kantor lain. Mintalah administrator kantor di atasnya")
            }
        }
    }

    /// The user name of whoever is at work.
    func username(in transaction: any ReadTransaction) throws -> String {
        try Account.find(person.id, keyring: environment.keyring, in: transaction)?.username ?? person.id
    }

    /// - Parameter detail: what was decided, in words; kept sealed.
    func record(
        _ kind: AuditAct.Kind, of subject: String, _ detail: String? = nil, in transaction: any Transaction
    ) throws {
        var act = AuditAct(
            kind: kind, office: office.id, subject: subject, done: environment.now, by: try username(in: transaction))
        act.reason = detail
        try act.store(keyring: environment.keyring, in: transaction)
    }
}

extension Account {
    /// How an act of administration names the officer.
    var subject: String { username ?? id }
}
