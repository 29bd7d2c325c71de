/// One numbered, immutable step of the schema. Once released its text never changes; what is wrong in it is put right by
/// the next one.
public struct Migration: Hashable, Sendable {
    /// 1, 2, 3 … without gaps.
    public let number: Int
    /// The file's name without number and ending: `store` of `0001-store.sql`.
    public let name: String
    public let sql: String

    public init(number: Int, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }

    /// Reads `0001-store.sql`; nil where a file is not named so.
    public init?(fileName: String, sql: String) {
        guard fileName.hasSuffix(".sql"), let dash = fileName.firstIndex(of: "-"),
            let number = Int(fileName[..<dash]), number > 0
        else { return nil }
        self.init(number: number, name: String(fileName[fileName.index(after: dash)...].dropLast(4)), sql: sql)
    }

    /// SHA-256 of the text, hexadecimal: what tells a changed text from the one that was applied.
    public var hash: String { Hexadecimal.text(Digest.sha256(sql)) }
}
