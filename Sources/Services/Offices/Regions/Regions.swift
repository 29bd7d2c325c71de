import Forms
public import Store

/// Codes and names of provinces, regencies, districts and villages (Kepmendagri 300.2.2-2430/2025), as the operator loaded
/// them.
public enum Regions {
    /// nil: not loaded, or no such code.
    public static func name(of code: String, in transaction: any ReadTransaction) throws -> String? {
        try transaction.row("SELECT name FROM regions WHERE code = \(code)")?.text("name")
    }

    public static func count(in transaction: any ReadTransaction) throws -> Int {
        Int(try transaction.row("SELECT COUNT(*) AS n FROM regions")?.int("n") ?? 0)
    }
}

/// Loads the list of regions: what is there already gets its new name, and nothing is taken away, since offices and old
/// answers may name it.
public struct ImportRegions: Sendable {
    let environment: Environment

    public init(_ environment: Environment) { self.environment = environment }

    /// More than the country has.
    static let most = 200_000

    /// - Parameter csv: columns `kode` and `nama`.
    /// - Returns: how many lines were read.
    /// - Throws: `ImportTrouble`.
    public func callAsFunction(_ csv: [UInt8]) async throws -> Int {
        let rows = try Self.read(csv)
        for start in stride(from: 0, to: rows.count, by: 2000) {
            let some = rows[start..<min(start + 2000, rows.count)]
            try await environment.database.write { transaction in
                for row in some {
                    try transaction.execute(
                        """
                        INSERT INTO regions (code, name) VALUES (\(row.code), \(row.name))
                        ON CONFLICT (code) DO UPDATE SET name = excluded.name
                        """)
                }
            }
        }
        return rows.count
    }

    private static func read(_ csv: [UInt8]) throws(ImportTrouble) -> [(code: String, name: String)] {
        let table = try CommaTable.read(csv, required: ["kode", "nama"], most: most)
        var (rows, known): ([(code: String, name: String)], [String: Int]) = ([], [:])
        for (line, cells) in table.rows {
            let (typed, name) = (table.cell("kode", of: cells), table.cell("nama", of: cells))
            guard let code = RegionCode.normalized(typed) else {
                throw ImportTrouble(
                    line: line,
                    message: "“\(typed)” bukan kode wilayah; tulis 2, 4, 6, atau 10 angka, misalnya 33.05.05.2011")
            }
            guard !name.isEmpty else { throw ImportTrouble(line: line, message: "Isi nama wilayah \(code)") }
            if let first = known[code] {
                throw ImportTrouble(line: line, message: "Kode \(code) sudah ada di baris \(first)")
            }
            known[code] = line
            rows.append((code, name))
        }
        return rows
    }
}
