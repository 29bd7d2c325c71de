/// Numbers as Indonesian text writes them.
public enum Digits {
    /// “1.234.567”.
    public static func grouped(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(".") }
            text.append(digit)
        }
        return (number < 0 ? "−" : "") + text
    }

    /// “82,14”, of a number that is not negative.
    public static func hundredths(_ number: Int) -> String { "\(grouped(number / 100)),\(padded(number % 100, 2))" }

    /// “Rp1.500.000”.
    public static func rupiah(_ amount: Int) -> String {
        (amount < 0 ? "−" : "") + "Rp" + grouped(Int(clamping: amount.magnitude))
    }

    /// “47 dari 50 (94%)”; without a percentage of nothing.
    public static func part(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "\(grouped(part)) dari \(grouped(whole))" }
        return "\(grouped(part)) dari \(grouped(whole)) (\(percentage(part, of: whole)))"
    }

    /// “94%”; “–” of nothing.
    public static func percentage(_ part: Int, of whole: Int) -> String {
        whole > 0 ? "\((part * 200 + whole) / (whole * 2))%" : "–"
    }

    /// “412 KB”, “1,1 MB”: units of 1024, one decimal from a megabyte on unless it is nought.
    public static func fileSize(_ bytes: Int) -> String {
        let kilo = 1024
        if bytes < kilo { return "\(bytes) bita" }
        if bytes < kilo * kilo { return "\((bytes + kilo / 2) / kilo) KB" }
        let giga = bytes >= kilo * kilo * kilo
        let unit = giga ? kilo * kilo * kilo : kilo * kilo
        let tenths = (bytes * 10 + unit / 2) / unit
        let decimal = tenths % 10 == 0 ? "" : ",\(tenths % 10)"
        return "\(grouped(tenths / 10))\(decimal) \(giga ? "GB" : "MB")"
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
