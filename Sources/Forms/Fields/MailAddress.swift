/// E-mail addresses (RFC 5321 §4.1.2, without quoted names), in small letters.
enum MailAddress {
    /// An address that exists.
    static func read(_ text: String) -> Result<String, FieldTrouble> {
        split(text).flatMap { name, host in
            guard let host else {
                return .failure(.malformed("Alamat email perlu tanda @, misalnya nama@contoh.id"))
            }
            guard isDotted(name, allowing: "!#$%&'*+-/=?^_`{|}~") else {
                return .failure(.malformed("Bagian sebelum @ pada alamat email belum benar"))
            }
            return checked(name, host)
        }
    }

    /// An address that is asked for: letters, digits, dot, hyphen and underscore, with or without its domain.
    static func readNew(_ text: String) -> Result<String, FieldTrouble> {
        split(text).flatMap { name, host in
            guard isDotted(name, allowing: "-_"), name.first?.isLetter == true, name.last?.isPunctuation == false else {
                return .failure(
                    .malformed("Nama email diawali huruf, lalu huruf a sampai z, angka, titik, atau tanda hubung"))
            }
            return checked(name, host)
        }
    }

    private static func split(_ text: String) -> Result<(name: String, host: String?), FieldTrouble> {
        let address = TypedText.line(text).lowercased()
        if address.contains(" ") { return .failure(.malformed("Alamat email tidak memakai spasi")) }
        let parts = address.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2 else { return .failure(.malformed("Alamat email hanya memakai satu tanda @")) }
        return .success((parts[0], parts.count == 2 ? parts[1] : nil))
    }

    private static func checked(_ name: String, _ host: String?) -> Result<String, FieldTrouble> {
        guard name.utf8.count <= 64 else {
            return .failure(FieldTrouble(.tooLarge, "Bagian sebelum @ paling panjang 64 karakter"))
        }
        guard let host else { return .success(name) }
        guard DomainName.isHost(host) else {
            return .failure(.malformed("Bagian setelah @ pada alamat email belum benar, misalnya contoh.id"))
        }
        let address = "\(name)@\(host)"
        guard address.utf8.count <= 254 else {
            return .failure(FieldTrouble(.tooLarge, "Alamat email paling panjang 254 karakter"))
        }
        return .success(address)
    }

    /// Words of ASCII letters, digits and the named marks, with single dots between them.
    private static func isDotted(_ text: String, allowing marks: String) -> Bool {
        text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { word in
            !word.isEmpty && word.allSatisfy { ($0.isASCII && ($0.isLetter || $0.isNumber)) || marks.contains($0) }
        }
    }
}
