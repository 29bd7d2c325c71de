import Store

/// Which numbers of a book's year are there: from 1 to the last that was given, without gaps, or else what is missing.
public struct BookNumbers: Sendable, Hashable {
    /// The last number that the book's counter gave.
    public let last: Int
    /// Given, and not there.
    public let missing: [ClosedRange<Int>]
    /// The highest that is there, where the counter never gave it; nil, as it should be.
    public let beyond: Int?

    public var isWhole: Bool { missing.isEmpty && beyond == nil }

    /// Of a year without entries.
    static let none = BookNumbers(last: 0, missing: [], beyond: nil)

    private init(last: Int, missing: [ClosedRange<Int>], beyond: Int?) {
        self.last = last
        self.missing = missing
        self.beyond = beyond
    }

    /// - Parameters:
    ///   - last: what the counter says.
    ///   - there: how many entries, the lowest and the highest of their numbers.
    init(
        last: Int, there: (count: Int, lowest: Int, highest: Int), of book: String, office: String, year: Int,
        in transaction: any ReadTransaction
    ) throws {
        let isWhole = there.count == last && there.highest == last && there.lowest == 1
        // Only where something is wrong is the whole year read.
        let numbers =
            isWhole
            ? []
            : try transaction.rows(
                """
                SELECT number FROM register_entries
                WHERE office_id = \(office) AND book = \(book) AND year = \(year) ORDER BY number
                """
            ).map { Int($0.int("number")) }
        self.init(
            last: last, missing: isWhole ? [] : Self.gaps(in: numbers, upTo: last),
            beyond: there.highest > last ? there.highest : nil)
    }

    private static func gaps(in numbers: [Int], upTo last: Int) -> [ClosedRange<Int>] {
        var gaps: [ClosedRange<Int>] = []
        var next = 1
        for number in numbers.filter({ $0 <= last }) + [last + 1] {
            if number > next { gaps.append(next...(number - 1)) }
            next = number + 1
        }
        return gaps
    }
}
