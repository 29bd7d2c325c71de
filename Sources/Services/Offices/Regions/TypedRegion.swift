import Forms
import Store

/// A region as an administrator names it: by its code, or by its name where that is enough.
enum TypedRegion {
    /// Two villages are not of one region, though an agency may be of its regency's.
    /// - Parameters:
    ///   - parent: the code of the office above: a name is looked for below it.
    ///   - kind: of the office that is to have it.
    ///   - office: its id.
    /// - Returns: the code; nil where nothing was typed.
    /// - Throws: `FieldTroubles` at `wilayah`. Where no list was loaded every code that is well-formed passes.
    static func code(
        _ typed: String?, below parent: String?, kind: String, office: String, in transaction: any ReadTransaction
    ) throws -> String? {
        guard let code = try code(typed, below: parent, in: transaction) else { return nil }
        let taken = try transaction.row(
            """
            SELECT name FROM offices WHERE region_code = \(code) AND kind = \(kind) AND id <> \(office)
            ORDER BY name LIMIT 1
            """)
        if let taken { throw trouble("Kode \(code) sudah dipakai \(taken.text("name"))") }
        return code
    }

    private static func code(
        _ typed: String?, below parent: String?, in transaction: any ReadTransaction
    ) throws -> String? {
        guard let typed, !typed.isBlank else { return nil }
        let isLoaded = try transaction.row("SELECT code FROM regions LIMIT 1") != nil
        if let code = RegionCode.normalized(typed) {
            guard try !isLoaded || Regions.name(of: code, in: transaction) != nil else {
                throw trouble("Kode \(code) tidak ada dalam daftar wilayah")
            }
            return code
        }
        guard isLoaded else { throw trouble("“\(typed)” bukan kode wilayah, misalnya 33.05.05.2011") }
        let found = try named(typed, below: parent, in: transaction)
        guard let first = found.first else {
            throw trouble("“\(typed)” bukan kode wilayah, dan tidak ada wilayah bernama demikian")
        }
        guard found.count == 1 else {
            throw trouble("Ada beberapa “\(typed)”: \(found.joined(separator: ", ")). Isi kodenya")
        }
        return first
    }

    private static func named(
        _ name: String, below parent: String?, in transaction: any ReadTransaction
    ) throws -> [String] {
        let below = parent.map { $0 + ".%" } ?? "%"
        return try transaction.rows(
            """
            SELECT code FROM regions WHERE LOWER(name) = \(name.lowercased()) AND code LIKE \(below)
            ORDER BY code LIMIT 6
            """
        ).map { $0.text("code") }
    }

    private static func trouble(_ message: String) -> FieldTroubles { FieldTroubles(["wilayah": message]) }
}
