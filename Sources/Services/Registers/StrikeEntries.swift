import Forms
import Store

extension RegisterEntry {
    /// What stands in the place of why a struck line had been cancelled.
    private static let struckReason = "alasannya dihapus"

    /// Strikes what a case wrote into books: numbers and dates stay, since a book has no gaps.
    static func strike(
        ofCase id: String, at office: String, at now: Instant, keyring: Keyring, in transaction: any Transaction
    ) throws {
        let lines = try transaction.rows(
            """
            SELECT book, year, number, cancelled_because_sealed FROM register_entries
            WHERE office_id = \(office) AND case_id = \(id)
            """)
        for line in lines {
            let (book, year, number) = (line.text("book"), line.int("year"), line.int("number"))
            func sealed(_ bytes: [UInt8], _ column: String) -> [UInt8] {
                keyring.seal(
                    bytes,
                    for: SealContext(
                        table: "register_entries", column: column, row: [office, book, "\(year)", "\(number)"]))
            }
            let empty = sealed(try JSONBytes.encode([String: Value]()), "columns_sealed")
            let reason = line.blobOrNil("cancelled_because_sealed").map { _ in
                sealed(Array(struckReason.utf8), "cancelled_because_sealed")
            }
            try transaction.execute(
                """
                UPDATE register_entries SET columns_sealed = \(empty), cancelled_because_sealed = \(reason),
                    erased_at = \(now.seconds)
                WHERE office_id = \(office) AND book = \(book) AND year = \(year) AND number = \(number)
                """)
        }
    }
}
