/// Names in the domain name system (RFC 1035 §2.3.1, RFC 1123 §2.1).
enum DomainName {
    /// A label or several with dots between them, in small letters.
    static func read(_ text: String) -> Result<String, FieldTrouble> {
        let name = text.filter { !$0.isWhitespace }.lowercased()
        guard !name.contains("/"), !name.contains(":"), !name.contains("@") else {
            return .failure(.malformed("Tulis nama domain saja, tanpa https:// dan tanpa garis miring"))
        }
        for label in name.split(separator: ".", omittingEmptySubsequences: false) {
            if let trouble = trouble(inLabel: label) { return .failure(trouble) }
        }
        guard name.utf8.count <= 253 else {
            return .failure(FieldTrouble(.tooLarge, "Nama domain paling panjang 253 karakter"))
        }
        return .success(name)
    }

    /// What is wrong with one label; nil if it may stand.
    static func trouble(inLabel label: some StringProtocol, called name: String = "Nama domain") -> FieldTrouble? {
        if label.isEmpty {
            return .malformed("\(name) tidak boleh diawali, diakhiri, atau memuat dua titik berurutan")
        }
        guard label.utf8.allSatisfy(isAllowed) else {
            return .malformed("\(name) hanya memakai huruf a sampai z, angka, dan tanda hubung")
        }
        if label.hasPrefix("-") || label.hasSuffix("-") {
            return .malformed("Tanda hubung tidak boleh di awal atau di akhir \(name.insideSentence)")
        }
        if label.utf8.count > 63 {
            return FieldTrouble(.tooLarge, "\(name) paling panjang 63 karakter di antara titik")
        }
        return nil
    }

    /// A name of at least two labels, as a host on the internet has.
    static func isHost(_ text: some StringProtocol) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && text.utf8.count <= 253 && labels.allSatisfy { trouble(inLabel: $0) == nil }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, 0x2D: true
        default: false
        }
    }
}
