/// A grey picture written by hand (RFC 2083), as somebody uploads one for a logo: see-through in its upper half, with a
/// text that no page may show.
enum DrawnPNG {
    static let hidden = "<script>alert(1)</script>"

    static func bytes(width: Int, height: Int, grey: UInt8 = 40) -> [UInt8] {
        var rows: [UInt8] = []
        for y in 0..<height {
            rows.append(0)
            for x in 0..<width { rows += [grey &+ UInt8(x % 50), y < height / 2 ? 0 : 255] }
        }
        let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        // Eight bits of grey, eight of opacity.
        let header = long(UInt32(width)) + long(UInt32(height)) + [8, 4, 0, 0, 0]
        let words = Array("Comment\0\(hidden)".utf8)
        return signature + chunk("IHDR", header) + chunk("tEXt", words) + chunk("IDAT", zlib(rows)) + chunk("IEND", [])
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

    private static func long(_ value: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) } }
}

extension Upload {
    static func logo(width: Int = 200, height: Int = 160, grey: UInt8 = 40, name: String = "logo.png") -> Upload {
        Upload(
            field: "logo", name: name, type: "image/png",
            bytes: DrawnPNG.bytes(width: width, height: height, grey: grey))
    }

    /// What is no logo.
    static func instead(of name: String, _ bytes: [UInt8]) -> Upload {
        Upload(field: "logo", name: name, type: "application/octet-stream", bytes: bytes)
    }
}
