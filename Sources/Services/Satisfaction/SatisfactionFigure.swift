/// An index, with the months that its answers are of: blocks begin before the period in which they become full.
public struct SatisfactionFigure: Sendable, Hashable {
    public let index: SatisfactionIndex
    public let first: ReportPeriod
    /// Not before `first`.
    public let last: ReportPeriod

    /// nil for no blocks.
    init?(of blocks: [SatisfactionBlock]) {
        guard let index = blocks.map(\.index).together, let first = blocks.map(\.months.lowerBound).min(),
            let last = blocks.map(\.months.upperBound).max()
        else { return nil }
        (self.index, self.first, self.last) = (index, ReportPeriod(month: first), ReportPeriod(month: last))
    }
}

extension ReportPeriod {
    /// - Parameter month: since January of the year 0, as answers are kept by.
    fileprivate init(month: Int) { self.init(year: month / 12, month: month % 12 + 1) }
}
