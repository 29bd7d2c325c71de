import Store

/// `numeric`, which PostgreSQL makes of SUM and AVG of whole numbers: digits to the base of 10,000.
enum PostgresNumeric {
    /// A whole number where it has no decimals, as SQLite's SUM, else a real one, as its AVG.
    /// - Throws: for NaN, infinity, and whole numbers beyond 64 bits.
    static func value(_ bytes: UnsafeRawBufferPointer) throws -> SQLValue {
        func field(_ index: Int) -> Int { Int(PostgresColumn.bigEndian(bytes[index * 2..<index * 2 + 2])) }
        guard bytes.count >= 8, bytes.count == 8 + field(0) * 2, [0, 0x4000].contains(field(2)) else {
            throw DatabaseFailure.statement("a number that SQLite does not have")
        }
        // The first digit counts 10,000 to the power of the weight.
        let (count, weight, isNegative) = (field(0), Int(Int16(truncatingIfNeeded: field(1))), field(2) != 0)
        let digits = (0..<count).map { field(4 + $0) }
        guard field(3) == 0 else {
            let whole = digits.reduce(0.0) { $0 * 10_000 + Double($1) }
            let scale = weight - count + 1
            let size = (0..<abs(scale)).reduce(whole) { number, _ in scale < 0 ? number / 10_000 : number * 10_000 }
            return .real(isNegative ? -size : size)
        }
        var number: Int64 = 0
        for place in 0..<max(0, weight + 1) {
            let digit = Int64(place < count ? digits[place] : 0)
            let (moved, tooLarge) = number.multipliedReportingOverflow(by: 10_000)
            let (sum, stillTooLarge) = moved.addingReportingOverflow(isNegative ? -digit : digit)
            guard !tooLarge, !stillTooLarge else {
                throw DatabaseFailure.statement("a whole number beyond 64 bits")
            }
            number = sum
        }
        return .integer(number)
    }
}
