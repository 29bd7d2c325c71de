import GRDBSQLite

extension SQLiteDatabase {
    /// Of the library: `3.40.1`.
    public static var version: String { String(cString: sqlite3_libversion()) }
}
