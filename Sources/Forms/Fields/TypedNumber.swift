/// Numbers as people type them: `1500000`, `1.500.000`, `Rp 1.500.000,00`.
enum TypedNumber {
    /// - Parameter label: names the question in the message.
    static func read(_ text: String, label: String) -> Result<Int64, FieldTrouble> {
        var rest = TypedText.line(text).filter { !$0.isWhitespace }
        let isNegative = rest.hasPrefix("-") || rest.hasPrefix("−")
        if isNegative { rest.removeFirst() }
        if let comma = rest.firstIndex(of: ",") {
            guard rest[rest.index(after: comma)...].allSatisfy({ $0 == "0" }) else {
                return .failure(.malformed("\(label) harus bilangan bulat, tanpa koma"))
            }
            rest = String(rest[..<comma])
        }
        let groups = rest.split(separator: ".", omittingEmptySubsequences: false)
        let isGrouped =
            groups.count == 1 || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
        let digits = groups.joined()
        guard isGrouped, TypedText.isDigits(digits) else {
            return .failure(.malformed("\(label) harus berupa angka, misalnya 1500 atau 1.500"))
        }
        guard digits.utf8.count <= 15, let number = Int64(digits) else {
            return .failure(FieldTrouble(.tooLarge, "\(label) terlalu besar, paling panjang 15 angka"))
        }
        return .success(isNegative ? -number : number)
    }

    /// Rupiah: never negative; `Rp` in front and `,-` behind may stand there.
    static func readMoney(_ text: String, label: String) -> Result<Int64, FieldTrouble> {
        var rest = TypedText.line(text).filter { !$0.isWhitespace }
        for prefix in ["rp.", "rp", "idr"] where rest.lowercased().hasPrefix(prefix) {
            rest.removeFirst(prefix.count)
            break
        }
        for suffix in [",-", ",–", ",00"] where rest.hasSuffix(suffix) { rest.removeLast(suffix.count) }
        return read(rest, label: label).flatMap { amount in
            amount < 0
                ? .failure(FieldTrouble(.tooSmall, "\(label) tidak boleh kurang dari nol")) : .success(amount)
        }
    }
}
