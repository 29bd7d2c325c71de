/// The code by which an applicant follows a case: `7K3M-Q9XD-2HTA-6`. Twelve random symbols (60 bits) and one that
/// notices a slip of the pen, of an alphabet in which nothing looks like anything else.
public struct TrackingCode: Hashable, Sendable, CustomStringConvertible {
    /// Thirteen symbols without hyphens: what is hashed and compared.
    public let symbols: String

    public init(from random: some RandomSource = SystemRandom()) {
        let content = Array(Crockford.symbols(random.bytes(8)).prefix(12))
        symbols = Crockford.text(content + [Self.checkSymbol(of: content)])
    }

    /// Reads what a person typed: spaces and hyphens anywhere, small letters, O for 0, I and L for 1.
    /// Nil when it cannot be a code; no look-up is needed then.
    public init?(typed: String) {
        let letters = typed.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
        let read = letters.compactMap(Crockford.symbol)
        guard letters.count == 13, read.count == 13, Self.checkSymbol(of: Array(read.dropLast())) == read.last else {
            return nil
        }
        symbols = Crockford.text(read)
    }

    /// In groups of four, as it is printed.
    public var description: String {
        let all = Array(symbols)
        return stride(from: 0, to: all.count, by: 4)
            .map { String(all[$0..<min($0 + 4, all.count)]) }
            .joined(separator: "-")
    }

    /// Luhn's sum modulo 32: sees every single wrong symbol and nearly every pair of neighbours exchanged.
    private static func checkSymbol(of content: [UInt8]) -> UInt8 {
        var sum = 0
        for (index, symbol) in content.reversed().enumerated() {
            let weighed = Int(symbol) * (index.isMultiple(of: 2) ? 2 : 1)
            sum += weighed / 32 + weighed % 32
        }
        return UInt8((32 - sum % 32) % 32)
    }
}
