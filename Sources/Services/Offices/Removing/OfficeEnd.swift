import Store

/// Everything of an office that goes with it. What administrators did there stays among the acts, and so do its roots.
struct OfficeEnd {
    let office: Office
    /// Who does it, in the office above.
    let above: Administration

    private var environment: Environment { above.environment }

    func bring(in transaction: any Transaction) throws {
        try withdrawInvitations(in: transaction)
        try forgetPeople(in: transaction)
        try office.logo?.forget(of: office.id, environment, in: transaction)
        try forgetWork(in: transaction)
        try forgetSettings(in: transaction)
        let id = office.id
        try OfficeRevision.change(in: transaction) {
            try transaction.execute("DELETE FROM adoptions WHERE office_id = \(id)")
            try transaction.execute("DELETE FROM office_hosts WHERE office_id = \(id)")
            try transaction.execute("DELETE FROM office_contacts WHERE office_id = \(id)")
            try transaction.execute("DELETE FROM offices WHERE id = \(id)")
        }
    }

    /// Of whoever was invited to this office, and serves in no other.
    func withdrawInvitations(in transaction: any Transaction) throws {
        let rows = try transaction.rows(
            """
            SELECT a.id FROM accounts a
            WHERE a.office_id = \(People.office) AND a.home_office_id = \(office.id) AND a.status = 'invited'
                AND NOT EXISTS (
                    SELECT 1 FROM roles_held r
                    WHERE r.office_id = a.office_id AND r.account_id = a.id AND r.in_office_id <> \(office.id))
            ORDER BY a.id
            """)
        for row in rows {
            guard let account = try Account.find(row.text("id"), keyring: environment.keyring, in: transaction) else {
                continue
            }
            try CloseAccount.close(account.id, at: environment.now, in: transaction)
            try above.record(.accountClosed, of: account.subject, account.name, in: transaction)
        }
    }

    /// Closed accounts that were at home here, and who was invited elsewhere too, are the office's above.
    private func forgetPeople(in transaction: any Transaction) throws {
        let (id, root) = (office.id, People.office)
        try transaction.execute(
            """
            UPDATE accounts SET home_office_id = \(above.office.id)
            WHERE office_id = \(root) AND home_office_id = \(id)
            """)
        try transaction.execute(
            """
            DELETE FROM leave_tasks WHERE leave_id IN
                (SELECT l.id FROM leaves l WHERE l.office_id = \(root) AND l.in_office_id = \(id))
            """)
        try transaction.execute("DELETE FROM leaves WHERE office_id = \(root) AND in_office_id = \(id)")
        try transaction.execute("DELETE FROM roles_held WHERE office_id = \(root) AND in_office_id = \(id)")
        try transaction.execute("DELETE FROM role_offers WHERE office_id = \(root) AND in_office_id = \(id)")
        try transaction.execute("DELETE FROM second_factor_rules WHERE office_id = \(root) AND in_office_id = \(id)")
        try transaction.execute("DELETE FROM one_time_links WHERE office_id = \(root) AND for_office_id = \(id)")
        try transaction.execute("DELETE FROM contact_verifications WHERE office_id = \(root) AND for_office_id = \(id)")
        try transaction.execute("DELETE FROM sessions WHERE office_id = \(root) AND bound_office_id = \(id)")
    }

    /// What waits to be done for it; the bytes of its logo still go.
    private func forgetWork(in transaction: any Transaction) throws {
        let id = office.id
        try transaction.execute("DELETE FROM timers WHERE office_id = \(id)")
        try transaction.execute("DELETE FROM outbox WHERE office_id = \(id) AND kind <> \(BlobRemover.kind)")
        try transaction.execute("DELETE FROM rebuilds WHERE office_id = \(id)")
    }

    private func forgetSettings(in transaction: any Transaction) throws {
        let id = office.id
        try transaction.execute("DELETE FROM snippets WHERE office_id = \(id)")
        try transaction.execute("DELETE FROM ip_pools WHERE office_id = \(id)")
        try transaction.execute("DELETE FROM served_zones WHERE office_id = \(id)")
        try transaction.execute("DELETE FROM survey_shuffles WHERE office_id = \(id)")
    }
}
