/// Telephone numbers, in the form of ITU-T E.164: `+6281234567890`.
public enum Telephone {
    /// As it is stored; what is wrong with it in words.
    public static func read(_ text: String) -> Result<String, FieldTrouble> {
        var rest = TypedText.unseparated(text).filter { $0 != "(" && $0 != ")" && $0 != "/" }
        let isInternational = rest.hasPrefix("+")
        if isInternational { rest.removeFirst() }
        guard TypedText.isDigits(rest) else {
            return .failure(.malformed("Nomor telepon hanya berisi angka, misalnya 081234567890"))
        }
        if !isInternational, !rest.hasPrefix("62") {
            guard rest.hasPrefix("0") else {
                return .failure(.malformed("Awali nomor telepon dengan 0 atau +62, misalnya 081234567890"))
            }
            rest = "62" + rest.dropFirst()
        }
        // “+62 0812…” is how many write it, and some “00812…”. Two zeros are no such slip: what was stored reads as itself.
        if rest.hasPrefix("620"), !rest.hasPrefix("6200") { rest = "62" + rest.dropFirst(3) }
        let local = rest.utf8.count - 2
        if local < 7 { return .failure(.malformed("Nomor telepon kurang panjang; periksa lagi angkanya")) }
        if local > 13 { return .failure(.malformed("Nomor telepon terlalu panjang; periksa lagi angkanya")) }
        return .success("+" + rest)
    }

    /// “0812 3456 7890”; foreign numbers as they are.
    public static func display(_ number: String) -> String {
        guard number.hasPrefix("+62") else { return number }
        let local = Array("0" + number.dropFirst(3))
        let groups = stride(from: 0, to: local.count, by: 4).map { String(local[$0..<min($0 + 4, local.count)]) }
        return groups.joined(separator: " ")
    }
}
