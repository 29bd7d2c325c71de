/// Brings a database to the schema that this program knows, one transaction a migration.
public struct Migrator: Sendable {
    public let migrations: [Migration]

    /// - Throws: `MigrationFailure.gap` where the numbers are not 1, 2, 3 …
    public init(_ migrations: [Migration]) throws {
        self.migrations = migrations.sorted { $0.number < $1.number }
        for (index, migration) in self.migrations.enumerated() where migration.number != index + 1 {
            throw MigrationFailure.gap(expected: index + 1, found: migration.number)
        }
    }

    /// How labels of the copies begin that are kept before a migration.
    public static let copyLabel = "sebelum-"
    /// Days for which such a copy is kept: time to find that a new version is no good and go back, and no longer, since
    /// it still holds what was erased or whose time was over meanwhile.
    public static let copyKeptDays: Int64 = 30

    /// The number that a migrated database shows.
    public var newest: Int { migrations.last?.number ?? 0 }

    /// Applies what is missing. A database that already holds something is copied first (`Database.keepCopy`).
    /// - Parameter now: seconds since 1970, recorded beside each migration.
    /// - Returns: which migrations were applied, and where the copy lies.
    /// - Throws: `DatabaseFailure.newerSchema`, `MigrationFailure`; nothing is changed then.
    @discardableResult
    public func migrate(_ database: any Database, now: Int64) async throws -> Outcome {
        let applied = try await version(of: database)
        let missing = migrations.filter { $0.number > applied }
        guard !missing.isEmpty else { return Outcome(applied: [], copy: nil) }
        let copy = applied == 0 ? nil : try await database.keepCopy(label: Self.copyLabel + "\(newest)")
        var numbers: [Int] = []
        for migration in missing {
            let done = try await database.writeAlone { transaction in
                // Asked again inside: another process may have migrated meanwhile.
                guard try check(transaction) < migration.number else { return false }
                try transaction.script(migration.sql)
                try transaction.execute(
                    """
                    INSERT INTO schema_versions (number, name, text_hash, applied_at)
                    VALUES (\(migration.number), \(migration.name), \(migration.hash), \(now))
                    """)
                return true
            }
            if done { numbers.append(migration.number) }
        }
        return Outcome(applied: numbers, copy: copy)
    }

    /// The database's schema number, 0 when it is empty.
    /// - Throws: when this program must not touch the database: `DatabaseFailure.newerSchema`, `MigrationFailure`.
    public func version(of database: any Database) async throws -> Int {
        try await database.writeAlone { transaction in
            try transaction.execute(
                """
                CREATE TABLE IF NOT EXISTS schema_versions (
                    number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, text_hash TEXT NOT NULL,
                    applied_at BIGINT NOT NULL)
                """)
            return try check(transaction)
        }
    }

    /// The schema number of a database that is only looked at; of any program's.
    public static func number(in transaction: any ReadTransaction) throws -> Int {
        let row = try transaction.row("SELECT MAX(number) AS newest FROM schema_versions")
        return row?.intOrNil("newest").map(Int.init) ?? 0
    }

    private func check(_ transaction: any ReadTransaction) throws -> Int {
        let rows = try transaction.rows("SELECT number, name, text_hash FROM schema_versions ORDER BY number")
        let found = rows.last.map { Int($0.int("number")) } ?? 0
        guard found <= newest else { throw DatabaseFailure.newerSchema(found: found, known: newest) }
        for (row, migration) in zip(rows, migrations) {
            guard Int(row.int("number")) == migration.number else {
                throw MigrationFailure.gap(expected: migration.number, found: Int(row.int("number")))
            }
            guard row.text("text_hash") == migration.hash else {
                throw MigrationFailure.changed(number: migration.number, name: migration.name)
            }
        }
        return found
    }

    public struct Outcome: Hashable, Sendable {
        public let applied: [Int]
        public let copy: String?
    }
}

/// Why a database was not migrated.
public enum MigrationFailure: Error, Hashable, Sendable {
    /// The text of a migration that is already applied is no longer the same.
    case changed(number: Int, name: String)
    /// The numbers, of the files or of the database, are not 1, 2, 3 …
    case gap(expected: Int, found: Int)
    /// Other processes work with the data, which would go on by the schema that they know.
    case inUse(by: [String], found: Int, newest: Int)
    /// Another process changes the schema.
    case underWay
}

extension MigrationFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .changed(let number, let name):
            "Migrasi \(number) (\(name)) sudah pernah dijalankan, tetapi isinya kini berbeda. Basis data tidak diubah."
        case .gap(let expected, let found):
            "Nomor migrasi tidak berurutan: seharusnya \(expected), ditemukan \(found)."
        case .inUse(let holders, let found, let newest):
            "Skema data harus diperbarui dari \(found) ke \(newest), tetapi Balai lain masih bekerja dengan data ini: "
                + (holders.isEmpty ? "baru saja berhenti" : holders.joined(separator: "; "))
                + ". Hentikan semuanya, lalu jalankan versi baru ini; versi lama tidak mengenal skema yang baru. Tidak "
                + "ada yang diubah."
        case .underWay: "Skema data sedang diperbarui oleh Balai lain. Jalankan lagi sesudah itu selesai."
        }
    }
}
