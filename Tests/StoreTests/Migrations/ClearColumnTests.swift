import StoreSQLite
import Store
import Testing

/// DESIGN §5: what stays clear is a list, each with a reason.
@Suite struct ClearColumnTests {
    private static let sealedEndings = ["_sealed", "_index", "_hash"]

    @Test func everyColumnIsSealedOrListed() async throws {
        let listed = try Set(Self.reasons().map(\.column))
        for column in try await Self.columns() where !Self.sealedEndings.contains(where: column.name.hasSuffix) {
            #expect(
                listed.contains("\(column.table).\(column.name)") || listed.contains("*.\(column.name)"),
                "\(column.table).\(column.name) is neither sealed nor in Sources/Store/CLEAR.md")
        }
    }

    @Test func everyLineOfTheListIsAColumnAndHasAReason() async throws {
        let columns = try await Self.columns()
        let known = Set(columns.map { "\($0.table).\($0.name)" } + columns.map { "*.\($0.name)" })
        var seen: Set<String> = []
        for (column, reason) in try Self.reasons() {
            #expect(known.contains(column), "\(column) is no column")
            #expect(!Self.sealedEndings.contains(where: column.hasSuffix), "\(column) is sealed and need not be listed")
            #expect(!reason.isEmpty, "\(column) has no reason")
            #expect(seen.insert(column).inserted, "\(column) stands there twice")
        }
    }

    @Test func everyTableOfCaseworkBeginsItsKeyWithTheOffice() async throws {
        // Tables of the whole installation, not of an office.
        let installation: Set = ["schema_versions", "key_checks"]
        for (table, columns) in Dictionary(grouping: try await Self.columns(), by: \.table)
        where !installation.contains(table) && columns.contains(where: { $0.name == "office_id" && $0.keyPosition > 0 })
        {
            #expect(columns.first { $0.keyPosition == 1 }?.name == "office_id", "\(table)")
        }
    }

    private struct Column {
        let table: String
        let name: String
        /// 1 for the first column of the primary key; 0 when it is not part of it.
        let keyPosition: Int64
    }

    /// The columns that the migrations make, by asking the database that they made: no ALTER TABLE escapes it.
    private static func columns() async throws -> [Column] {
        try await withFolder { folder in
            let database = try SQLiteDatabase(path: folder + "/balai.sqlite")
            try await Migrator(Shipped.migrations()).migrate(database, now: 0)
            let rows = try await database.rows(
                """
                SELECT tables.name AS table_name, columns.name AS name, columns.pk AS pk
                FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns WHERE tables.type = 'table'
                """)
            try await database.close()
            return rows.map { Column(table: $0.text("table_name"), name: $0.text("name"), keyPosition: $0.int("pk")) }
        }
    }

    /// The lines `| \`table.column\` | reason |`.
    private static func reasons() throws -> [(column: String, reason: String)] {
        try Shipped.clearColumns().split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
            guard cells.count == 4, let open = cells[1].firstIndex(of: "`"), let close = cells[1].lastIndex(of: "`"),
                open != close
            else { return nil }
            return (String(cells[1][cells[1].index(after: open)..<close]), String(cells[2].drop { $0 == " " }))
        }
    }
}
