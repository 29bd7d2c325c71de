/// What some answers come to: the index of satisfaction (IKM), its grade and the mean of each element (Permenpan RB
/// 14/2017). All nine weigh the same, one ninth exactly: with 0.11, as it is often rounded, nobody would reach 100.
public struct SatisfactionIndex: Sendable, Hashable {
    /// How many answered; at least one.
    public let count: Int
    /// What they gave to each element together, in the order of ``SatisfactionElement``.
    public let sums: [Int]

    /// - Precondition: one sum an element, of at least one answer.
    public init(count: Int, sums: [Int]) {
        precondition(count > 0 && sums.count == SatisfactionElement.allCases.count)
        (self.count, self.sums) = (count, sums)
    }

    /// 25.00 to 100.00 in hundredths, rounded half up.
    public var hundredths: Int {
        SatisfactionIndex.rounded(2500 * sums.reduce(0, +), by: SatisfactionElement.allCases.count * count)
    }

    /// Of the index as it is rounded: the regulation's ranges leave gaps of less than a hundredth between them.
    public var grade: SatisfactionGrade { SatisfactionGrade(hundredths: hundredths) }

    /// 1.00 to 4.00 in hundredths, rounded half up (NRR).
    public func mean(of element: SatisfactionElement) -> Int {
        SatisfactionIndex.rounded(100 * sums[SatisfactionElement.allCases.firstIndex(of: element)!], by: count)
    }

    /// Of both together.
    public static func + (left: SatisfactionIndex, right: SatisfactionIndex) -> SatisfactionIndex {
        SatisfactionIndex(
            count: left.count + right.count, sums: zip(left.sums, right.sums).map { $0 + $1 })
    }

    private static func rounded(_ number: Int, by divisor: Int) -> Int { (2 * number + divisor) / (2 * divisor) }
}

/// The grade of a service (mutu pelayanan), by its index.
public enum SatisfactionGrade: String, Sendable {
    case a = "A"
    case b = "B"
    case c = "C"
    case d = "D"

    init(hundredths: Int) {
        self =
            switch hundredths {
            case 88_31...: .a
            case 76_61...: .b
            case 65_00...: .c
            default: .d
            }
    }

    public var title: String {
        switch self {
        case .a: "Sangat baik"
        case .b: "Baik"
        case .c: "Kurang baik"
        case .d: "Tidak baik"
        }
    }
}

extension [SatisfactionIndex] {
    /// All of them together; nil for none.
    var together: SatisfactionIndex? {
        dropFirst().reduce(first) { whole, next in whole.map { $0 + next } ?? next }
    }
}
