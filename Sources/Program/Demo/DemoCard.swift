/// A picture that stands for a photographed identity card: shapes in the place of text, so that it shows nobody.
enum DemoCard {
    private static let (width, height) = (640, 400)

    /// A PNG (RFC 2083) whose rows are stored uncompressed.
    static func png(tint: Int) -> [UInt8] {
        var rows: [UInt8] = []
        rows.reserveCapacity(height * (1 + 3 * width))
        for y in 0..<height {
            rows.append(0)
            for x in 0..<width { rows += colour(x, y, tint) }
        }
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        file += chunk("IHDR", big(width) + big(height) + [8, 2, 0, 0, 0])
        file += chunk("IDAT", stored(rows))
        return file + chunk("IEND", [])
    }

    private static func colour(_ x: Int, _ y: Int, _ tint: Int) -> [UInt8] {
        if (470..<600).contains(x), (110..<280).contains(y) { return [120, 130, 150] }
        let line = (y - 100) / 34
        if (40..<(400 - line * 17 % 90)).contains(x), (0..<8).contains(line), (y - 100) % 34 < 14 {
            return [70, 80, 100]
        }
        if y < 60 { return [60, 90, 140] }
        let base = UInt8(200 + y * 40 / height)
        return [base - UInt8(20 * tint), base - 10, 230]
    }

    /// A zlib stream of stored blocks (RFC 1950, RFC 1951 §3.2.4).
    private static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        for start in stride(from: 0, to: bytes.count, by: 65_535) {
            let end = min(start + 65_535, bytes.count)
            let length = UInt16(end - start)
            stream += [end == bytes.count ? 1 : 0, UInt8(length & 255), UInt8(length >> 8)]
            stream += [UInt8(~length & 255), UInt8(~length >> 8)] + bytes[start..<end]
        }
        var (a, b) = (UInt32(1), UInt32(0))
        for byte in bytes {
            a = (a + UInt32(byte)) % 65_521
            b = (b + a) % 65_521
        }
        return stream + big(Int(b << 16 | a))
    }

    private static func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
        let body = Array(type.utf8) + content
        return big(content.count) + body + big(Int(checksum(body)))
    }

    /// CRC-32 of PNG, bit by bit.
    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var crc = UInt32.max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }

    private static func big(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(number >> $0 & 255) } }
}
