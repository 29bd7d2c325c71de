import Forms
import Store

/// A code of six digits that changes every 30 seconds (RFC 6238 with HMAC-SHA-1, which is what telephones' programs know).
struct TimeCode: Sendable {
    /// In seconds.
    static let period: Int64 = 30

    /// 20 random bytes.
    let secret: [UInt8]

    static func step(at now: Instant) -> Int64 { now.seconds / period }

    func code(at step: Int64) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * Int64($0))) }
        let digest = HMAC.sha1(counter, key: secret)
        let offset = Int(digest[19] & 0x0F)
        let number = digest[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// The step whose code this is: the one of now, before or after, later than the last that was taken; nil: none.
    func step(of code: String, at now: Instant, after last: Int64) -> Int64? {
        let current = TimeCode.step(at: now)
        return (current - 1...current + 1).first { $0 > last && ConstantTime.equal(self.code(at: $0), code) }
    }
}

/// Base 32 (RFC 4648) without padding, as programs for codes take a secret.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    static func text(_ bytes: [UInt8]) -> String {
        var (text, held, bits) = ("", UInt32(0), 0)
        for byte in bytes {
            (held, bits) = (held << 8 | UInt32(byte), bits + 8)
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[Int(held >> UInt32(bits) & 31)])
            }
        }
        if bits > 0 { text.append(alphabet[Int(held << UInt32(5 - bits) & 31)]) }
        return text
    }

    /// nil for what is none.
    static func bytes(_ text: String) -> [UInt8]? {
        var (bytes, held, bits): ([UInt8], UInt32, Int) = ([], 0, 0)
        for character in text {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            (held, bits) = (held << 5 | UInt32(value), bits + 5)
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)))
        }
        return bytes
    }
}
