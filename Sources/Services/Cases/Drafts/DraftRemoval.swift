import Store

extension Draft {
    /// Removes the draft of a row with its files. One whose content is damaged goes all the same: it can stand in nobody's
    /// way for ever, and which files were its own nobody can say.
    /// - Throws: `SealFailure.unknownKey` where another node sealed it with a key that this one does not have yet: with the
    ///   row gone its files would stay for good.
    static func remove(_ row: Row, keyring: Keyring, in transaction: any Transaction) throws {
        do {
            try Draft(row, keyring: keyring).remove(keyring: keyring, in: transaction)
        } catch let error where error is DecodingError || error as? SealFailure == .altered {
            let (office, id) = (row.text("office_id"), row.text("id"))
            Draft.known.forget(Draft.context(office, id))
            try transaction.execute("DELETE FROM drafts WHERE office_id = \(office) AND id = \(id)")
        }
    }
}
