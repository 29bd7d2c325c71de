extension Outbox {
    /// Whether this effect was asked for already, in whatever state it is: a mark that the transaction which asked for it
    /// was done.
    public func knows(
        office: String, subject: String, name: String, in transaction: any ReadTransaction
    ) throws -> Bool {
        try transaction.row(
            """
            SELECT state FROM outbox WHERE office_id = \(office) AND subject = \(subject) AND name = \(name)
            """) != nil
    }
}
