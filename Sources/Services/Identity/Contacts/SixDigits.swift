/// The code of six digits that is mailed to prove an address.
enum SixDigits {
    static func random() -> String {
        let number = String(Int.random(in: 0..<1_000_000))
        return String(repeating: "0", count: 6 - number.count) + number
    }

    /// What was typed, without spaces and dots; nil unless six digits are left.
    static func read(_ typed: String) -> String? {
        let digits = typed.filter { !" .-".contains($0) }
        guard digits.utf8.count == 6, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return digits
    }
}
