public import Forms
public import Store

/// The day of the newest root that the database remembers, whichever machine wrote it.
public enum NewestRoot {
    /// - Returns: nil where none was written yet, or every chain was left.
    public static func day(in transaction: any ReadTransaction) throws -> CalendarDate? {
        try RootMemory(in: transaction).held.map(\.day).max()
    }
}
