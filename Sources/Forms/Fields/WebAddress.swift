/// Addresses of web pages: `https://contoh.id/halaman`.
enum WebAddress {
    /// `https://` is added where no scheme was typed; no other scheme than `http` and `https` is taken, because an
    /// address is shown as a link.
    static func read(_ text: String) -> Result<String, FieldTrouble> {
        let typed = TypedText.line(text)
        if typed.contains(" ") { return .failure(.malformed("Alamat situs tidak memakai spasi")) }
        let lower = typed.lowercased()
        let scheme = lower.hasPrefix("http://") ? "http://" : "https://"
        let rest = lower.hasPrefix(scheme) ? typed.dropFirst(scheme.count) : typed[...]
        let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
        let authority = rest[..<end].lowercased().split(separator: ":", omittingEmptySubsequences: false)
        let hasPort = authority.count == 2 && Int(authority[1]).map { (1...65_535).contains($0) } == true
        guard DomainName.isHost(authority.first ?? ""), authority.count == 1 || hasPort,
            typed.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E })
        else { return .failure(.malformed("Tulis alamat situs seperti https://contoh.id")) }
        guard typed.utf8.count <= 2000 else {
            return .failure(FieldTrouble(.tooLarge, "Alamat situs paling panjang 2.000 karakter"))
        }
        return .success(scheme + authority.joined(separator: ":") + rest[end...])
    }
}
