import Forms
import Store

/// What an officer holds, or will hold, in offices that whoever looks after the account does not administer.
struct RolesElsewhere {
    private let found: [(role: Role, office: Office)]

    init(of account: Account, beyond work: Administration, in transaction: any ReadTransaction) throws {
        let rows = try transaction.rows(
            """
            SELECT * FROM roles_held
            WHERE office_id = \(People.office) AND account_id = \(account.id)
                AND (ends_at IS NULL OR ends_at > \(work.environment.now.seconds))
            ORDER BY in_office_id, id
            """)
        found = try rows.map(Role.init).compactMap { role in
            guard try !work.administers(role.office, in: transaction),
                let office = try Office.find(role.office, in: transaction)
            else { return nil }
            return (role, office)
        }
    }

    /// “Plt. Kepala Desa di Desa Contoh”.
    var titles: [String] { found.map { "\($0.role.title(in: $0.office)) di \($0.office.name)" } }

    /// Ends them, kept in each office, and what waits for an answer lapses: whoever makes a way into an account might use it, and must not find another
    /// office's rights there (docs/decisions/0041).
    /// - Throws: `LastAdministrator`.
    func end(_ account: Account, by work: Administration, in transaction: any Transaction) throws {
        let now = work.environment.now
        try RoleOffer.lapse(of: account.id, in: transaction)
        for (role, office) in found {
            try role.end(at: now, in: office, transaction)
            try work.record(
                .roleEnded, of: account.subject, "\(role.told(in: office)); oleh kantor yang mengurus akunnya",
                at: office,
                in: transaction)
        }
    }
}
