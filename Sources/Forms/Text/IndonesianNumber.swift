extension Int64 {
    /// “1.234.567”.
    public var grouped: String {
        let digits = String(magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(".") }
            text.append(digit)
        }
        return self < 0 ? "-" + text : text
    }

    /// “Rp1.500.000”.
    public var rupiah: String { self < 0 ? "-Rp" + String(grouped.dropFirst()) : "Rp" + grouped }
}

extension Int {
    /// Tenths as a number: 64 is “6,4”, 60 is “6”.
    var tenthsText: String { self % 10 == 0 ? "\(self / 10)" : "\(self / 10),\(self % 10)" }
}
