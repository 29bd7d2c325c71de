import CSodium

/// Keyed BLAKE2b (RFC 7693) over fields that are told apart by their lengths, so that `ab`+`c` is not `a`+`bc`.
enum KeyedHash {
    static func hash(_ fields: [[UInt8]], key: SecretKey, length: Int = 32) -> [UInt8] {
        let message = LengthPrefixed.bytes(fields)
        var digest = [UInt8](repeating: 0, count: length)
        key.withBytes { bytes in
            _ = crypto_generichash(
                &digest, length, message, UInt64(message.count), bytes.baseAddress, SecretKey.length)
        }
        return digest
    }
}

/// Fields after one another, each after its length (32 bits, big-endian).
enum LengthPrefixed {
    static func bytes(_ fields: [[UInt8]]) -> [UInt8] {
        var result: [UInt8] = []
        for field in fields {
            let count = UInt32(field.count)
            result += [UInt8(count >> 24), UInt8(count >> 16 & 255), UInt8(count >> 8 & 255), UInt8(count & 255)]
            result += field
        }
        return result
    }
}
