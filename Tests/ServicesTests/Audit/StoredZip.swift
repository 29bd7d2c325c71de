/// Reads a ZIP of files that are stored as they are.
enum StoredZip {
    /// By name.
    static func entries(of bytes: [UInt8]) -> [String: [UInt8]] {
        func number(_ at: Int, _ count: Int) -> Int { (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << ($1 * 8) } }
        var found: [String: [UInt8]] = [:]
        var at = 0
        while Array(bytes[at..<at + 4]) == [0x50, 0x4B, 3, 4] {
            let (size, length) = (number(at + 18, 4), number(at + 26, 2))
            let name = String(decoding: bytes[(at + 30)..<(at + 30 + length)], as: UTF8.self)
            found[name] = Array(bytes[(at + 30 + length)..<(at + 30 + length + size)])
            at += 30 + length + size
        }
        return found
    }
}
