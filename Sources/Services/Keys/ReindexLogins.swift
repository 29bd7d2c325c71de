import Store

/// The same for what people log in with (`account_logins`), where the index is the row's key: it is one of the account's
/// user name or e-mail address.
struct ReindexLogins: Sendable {
    let database: any Database
    let keyring: Keyring

    func callAsFunction(batch: Int) async throws -> ReindexData.Outcome {
        var outcome = ReindexData.Outcome()
        var last: [UInt8]? = []
        while let after = last {
            let done = try await reindex(after: after, batch: batch)
            outcome.add(done.outcome)
            last = done.last
        }
        return outcome
    }

    private func reindex(
        after: [UInt8], batch: Int
    ) async throws -> (outcome: ReindexData.Outcome, last: [UInt8]?) {
        try await database.write { [keyring] transaction in
            let head = keyring.index[0].head
            let rows = try transaction.rows(
                """
                SELECT l.login_index, a.id, a.username, a.email_sealed
                FROM account_logins l JOIN accounts a ON a.office_id = l.office_id AND a.id = l.account_id
                WHERE l.office_id = \(People.office) AND l.login_index > \(after)
                    AND (length(l.login_index) <> \(IndexKey.blindIndexLength + head.count)
                        OR substr(l.login_index, 1, 4) <> \(head))
                ORDER BY l.login_index LIMIT \(batch)
                """)
            var outcome = ReindexData.Outcome()
            for row in rows {
                do {
                    try move(row, in: transaction)
                    outcome.reindexed += 1
                } catch  where error is UnknownLogin || ReindexData.isItsOwn(error) {
                    outcome.failed.append("account_logins.login_index \(row.text("id"))")
                }
            }
            return (outcome, rows.last?.blob("login_index"))
        }
    }

    /// The index belongs to nothing that the account has now.
    private struct UnknownLogin: Error {}

    private func move(_ row: Row, in transaction: any Transaction) throws {
        let (account, old) = (row.text("id"), row.blob("login_index"))
        let email = try row.blobOrNil("email_sealed").map {
            try PersonalField.accountEmail.open($0, row: account, keyring: keyring)
        }
        let logins = [row.textOrNil("username"), email].compactMap { $0.map(LoginIdentifier.init) }
        guard let login = logins.first(where: { $0.indexes(keyring: keyring).contains(old) }) else {
            throw UnknownLogin()
        }
        try transaction.savepoint {
            _ = try transaction.execute(
                """
                UPDATE account_logins SET login_index = \(login.index(keyring: keyring))
                WHERE office_id = \(People.office) AND login_index = \(old) AND account_id = \(account)
                """)
        }
    }
}
