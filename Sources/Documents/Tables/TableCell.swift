public import Forms

/// What a cell of a table for spreadsheet programs holds. Words are never anything but words: no cell is a formula.
public enum TableCell: Hashable, Sendable {
    case text(String)
    case number(Int)
    /// A number with two decimals, not negative.
    case hundredths(Int)
    case date(CalendarDate)
}
