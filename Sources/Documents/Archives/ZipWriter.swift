/// Writes a ZIP file (PKWARE APPNOTE 6.3.10) piece by piece. Entries are stored as they are, in the order in which they
/// come, under UTF-8 names and without a date, so that the same content always gives the same bytes.
public struct ZipWriter {
    /// What does not fit into a ZIP file without its 64-bit extension: 4 GiB, 65,535 entries.
    public struct TooLarge: Error, Hashable, Sendable {}

    private let write: ([UInt8]) throws -> Void
    private var directory: [UInt8] = []
    private var offset = 0
    private var count = 0

    /// - Parameter write: is given every piece of the file in order.
    public init(write: @escaping ([UInt8]) throws -> Void) { self.write = write }

    /// - Throws: `TooLarge`; what writing throws.
    public mutating func add(_ name: String, _ content: [UInt8]) throws {
        let bytes = Array(name.utf8)
        guard offset + content.count + bytes.count < 0xFFFF_FFFF, count < 0xFFFF else { throw TooLarge() }
        let facts = Self.facts(content, nameLength: bytes.count)
        let head: [UInt8] = [[0x50, 0x4B, 3, 4], facts, bytes].flatMap { $0 }
        try write(head)
        try write(content)
        // Comment, disk, internal and external attributes: none.
        let nothing = [UInt8](repeating: 0, count: 10)
        let entry: [[UInt8]] = [
            [0x50, 0x4B, 1, 2], Self.number(20, 2), facts, nothing, Self.number(offset, 4), bytes,
        ]
        directory += entry.flatMap { $0 }
        offset += head.count + content.count
        count += 1
    }

    /// Ends the file.
    public mutating func finish() throws {
        try write(directory)
        let end: [[UInt8]] = [
            [0x50, 0x4B, 5, 6, 0, 0, 0, 0], Self.number(count, 2), Self.number(count, 2),
            Self.number(directory.count, 4), Self.number(offset, 4), [0, 0],
        ]
        try write(end.flatMap { $0 })
    }

    /// What the entry's own head and the directory both say: version, UTF-8 name, stored, 1 January 1980, CRC, sizes.
    private static func facts(_ content: [UInt8], nameLength: Int) -> [UInt8] {
        let size = number(content.count, 4)
        let facts: [[UInt8]] = [
            number(20, 2), number(0x0800, 2), number(0, 2), number(0, 2), number(0x21, 2),
            number(Int(CRC32.of(content)), 4), size, size, number(nameLength, 2), [0, 0],
        ]
        return facts.flatMap { $0 }
    }

    private static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}

/// The checksum of ZIP files (ISO 3309).
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    static func of(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes { crc = table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
        return ~crc
    }
}
