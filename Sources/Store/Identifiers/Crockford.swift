/// Base 32 after Crockford: digits and letters without I, L, O and U, which are misread or misheard.
enum Crockford {
    static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// Five bits a symbol, the last one filled up with zeros.
    static func symbols(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var held: UInt32 = 0
        var bits = 0
        for byte in bytes {
            held = held << 8 | UInt32(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                result.append(UInt8(held >> UInt32(bits) & 31))
            }
            held &= (1 << UInt32(bits)) - 1
        }
        if bits > 0 { result.append(UInt8(held << UInt32(5 - bits) & 31)) }
        return result
    }

    static func text(_ symbols: [UInt8]) -> String {
        String(decoding: symbols.map { alphabet[Int($0)] }, as: UTF8.self)
    }

    /// Reads a symbol as people type it: small letters, O for 0, I and L for 1. Nil for what is no symbol.
    static func symbol(_ typed: UInt8) -> UInt8? {
        let upper = typed >= 0x61 && typed <= 0x7A ? typed - 0x20 : typed
        let read: UInt8 =
            switch upper {
            case UInt8(ascii: "O"): UInt8(ascii: "0")
            case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
            default: upper
            }
        return alphabet.firstIndex(of: read).map(UInt8.init)
    }
}
