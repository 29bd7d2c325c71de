public import Procedures
public import Store

/// The days off by national decree as they are in force here: those that the program brings, and in place of them the years
/// that the root office's administrators have loaded (docs/decisions/0049).
public enum NationalDays {
    public static func inForce(in transaction: any ReadTransaction) throws -> HolidayTable {
        try OfficeRevision.answer(.nationalDays, in: transaction) {
            try loaded(in: transaction).reduce(HolidayTable.national) { $0.replacingYears(of: $1.table) }
        }
    }

    /// The years that were loaded.
    public static func loadedYears(in transaction: any ReadTransaction) throws -> [Int] {
        try loaded(in: transaction).map(\.year)
    }

    private static func loaded(
        in transaction: any ReadTransaction
    ) throws -> [(year: Int, table: HolidayTable)] {
        let rows = try transaction.rows(
            "SELECT year, days FROM national_days WHERE office_id = \(People.office) ORDER BY year")
        return try rows.map { (Int($0.int("year")), try HolidayTable(csv: Array($0.text("days").utf8))) }
    }

    /// Puts a table's years in the place of what is known of them.
    /// - Returns: the how-manieth load this was.
    static func keep(_ table: HolidayTable, in transaction: any Transaction) throws -> Int {
        let row = try transaction.row(
            "SELECT MAX(load_number) AS last FROM national_days WHERE office_id = \(People.office)")
        let number = (row?.intOrNil("last") ?? 0) + 1
        for year in table.years {
            try transaction.execute(
                """
                INSERT INTO national_days (office_id, year, days, load_number)
                VALUES (\(People.office), \(year), \(table.year(year).csv), \(number))
                ON CONFLICT (office_id, year) DO UPDATE SET days = excluded.days, load_number = excluded.load_number
                """)
        }
        return Int(number)
    }
}

extension HolidayTable {
    /// Tells one list from another.
    public var fingerprint: String { Hexadecimal.text(Array(Digest.sha256(csv).prefix(10))) }
}
