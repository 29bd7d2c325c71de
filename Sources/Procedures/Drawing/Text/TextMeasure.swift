/// How wide texts are: given to a drawing as a value, so that the same texts always lie alike, whatever draws them.
public struct TextMeasure: Sendable {
    /// In points, at this size.
    public var width: @Sendable (_ text: String, _ size: Double, _ isBold: Bool) -> Double

    public init(width: @escaping @Sendable (_ text: String, _ size: Double, _ isBold: Bool) -> Double) {
        self.width = width
    }

    /// The widths of Liberation Sans, which are Arial's and Helvetica's; what they do not list counts as an em.
    public static let sans = TextMeasure { text, size, isBold in
        let widths = isBold ? SansWidths.bold : SansWidths.regular
        let units = text.unicodeScalars.reduce(0) { sum, letter in
            let value = letter.value
            if (32..<127).contains(value) { return sum + widths[Int(value) - 32] }
            return sum + (SansWidths.beyondASCII[letter] ?? 1000)
        }
        return Double(units) * size / 1000
    }
}

extension TextMeasure {
    /// Lines of a text of 10 points that fit a width.
    public func lines(of text: String, within width: Double) -> [String] {
        TextBlock([text], in: width, style: TextStyle(size: 10), measure: self).lines
    }
}
