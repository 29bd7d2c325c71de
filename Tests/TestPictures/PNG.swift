/// Writes PNG by hand (RFC 2083), so that a test can also write what no program would.
public enum PNG {
    /// - Parameters:
    ///   - comment: a text that no page may show.
    ///   - pixel: eight bits each: red, green, blue and opacity, or grey and opacity.
    public static func encoded(
        width: Int, height: Int, comment: String? = nil, _ pixel: (_ x: Int, _ y: Int) -> [UInt8]
    ) -> [UInt8] {
        var rows: [UInt8] = []
        for y in 0..<height {
            rows.append(0)
            for x in 0..<width { rows += pixel(x, y) }
        }
        let head = header(width: width, height: height, isGrey: pixel(0, 0).count == 2)
        let words = comment.map { chunk("tEXt", Array("Comment\0\($0)".utf8)) } ?? []
        return signature + head + words + chunk("IDAT", zlib(rows)) + chunk("IEND", [])
    }

    /// Claims a size and holds almost nothing.
    public static func bomb(width: Int, height: Int) -> [UInt8] {
        signature + header(width: width, height: height) + chunk("IDAT", zlib([0, 0, 0, 0, 0])) + chunk("IEND", [])
    }

    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private static func header(width: Int, height: Int, isGrey: Bool = false) -> [UInt8] {
        chunk("IHDR", long(UInt32(width)) + long(UInt32(height)) + [8, isGrey ? 4 : 6, 0, 0, 0])
    }

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(name.utf8) + content
        var check = ~UInt32(0)
        for byte in body {
            check ^= UInt32(byte)
            for _ in 0..<8 { check = check >> 1 ^ (check & 1 == 1 ? 0xEDB8_8320 : 0) }
        }
        return long(UInt32(content.count)) + body + long(~check)
    }

    /// Stored blocks: no compression.
    private static func zlib(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = [0x78, 0x01]
        var rest = bytes[...]
        repeat {
            let block = rest.prefix(65_535)
            rest = rest.dropFirst(block.count)
            let count = UInt16(block.count)
            result.append(rest.isEmpty ? 1 : 0)
            for number in [count, ~count] { result += [UInt8(number & 0xFF), UInt8(number >> 8)] }
            result += block
        } while !rest.isEmpty
        var (a, b): (UInt32, UInt32) = (1, 0)
        for byte in bytes {
            a = (a + UInt32(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return result + long(b << 16 | a)
    }

    private static func long(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) }
    }
}
