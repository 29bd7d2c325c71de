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

    /// The account is only for whoever administers its home, the office that invited it: no other office's role takes it
    /// from them. Throws `Denial`.
    func requireCare(of account: Account, in transaction: any ReadTransaction) throws {
        guard try administers(account.home, in: transaction) else {
            let home = try Office.find(account.home, in: transaction)
            throw Denial(
                .forbidden,
                "Akun petugas ini diurus administrator \(home?.name ?? "kantor asalnya"). Mintalah kepadanya")
        }
    }

    /// Whether the person administers another office too.
    func administers(_ office: String, in transaction: any ReadTransaction) throws -> Bool {
        try Permission.administer.policy(.of(office: office, in: transaction)).allows(person, at: environment.now)
    }

    /// The user name of whoever is at work.
    func username(in transaction: any ReadTransaction) throws -> String {
        try Account.find(person.id, keyring: environment.keyring, in: transaction)?.username ?? person.id
    }

    /// - Parameters:
    ///   - detail: what was decided, in words; kept sealed.
    ///   - elsewhere: the office whose auditors are to read it; nil: the one at which they work.
    func record(
        _ kind: AuditAct.Kind, of subject: String, _ detail: String? = nil, at elsewhere: Office? = nil,
        in transaction: any Transaction
    ) throws {
        var act = AuditAct(
            kind: kind, office: (elsewhere ?? office).id, subject: subject, done: environment.now,
            by: try username(in: transaction))
        act.reason = detail
        try act.store(keyring: environment.keyring, in: transaction)
    }
}

extension Account {
    /// How an act of administration names the officer.
    var subject: String { username ?? id }
}
