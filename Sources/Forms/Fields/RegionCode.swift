/// Codes of provinces, regencies, districts and villages (Kepmendagri 300.2.2-2430/2025): `33.05.05.2011`.
public enum RegionCode {
    /// With its dots; nil: no code.
    public static func normalized(_ text: String) -> String? { try? read(text).get() }

    /// With or without dots; given back with them.
    static func read(_ text: String) -> Result<String, FieldTrouble> {
        let digits = Array(TypedText.unseparated(text))
        guard TypedText.isDigits(String(digits)), [2, 4, 6, 10].contains(digits.count) else {
            return .failure(.malformed("Kode wilayah berisi 2, 4, 6, atau 10 angka, misalnya 33.05.05.2011"))
        }
        let ends = [2, 4, 6, 10].filter { $0 <= digits.count }
        let parts = zip([0] + ends, ends).map { String(digits[$0..<$1]) }
        return .success(parts.joined(separator: "."))
    }
}
