/// A mail that its receiver's server refused for good, as whoever looks after the case is told: at once (RFC 5321 §4.2.1:
/// 5xx), or after another server had taken it, by a code of RFC 3463 (docs/decisions/0046).
public enum RefusedMail {
    private static let beginning = "Server surat menolak email ini untuk seterusnya"

    /// - Parameter code: the server's; nil: the message was refused here.
    public static func cause(code: Int?) -> String { beginning + (code.map { " (\($0))" } ?? "") + "." }

    static func isMeant(by cause: String) -> Bool { cause.hasPrefix(beginning) }

    /// - Parameter status: “5.1.1”. One that begins with 4 was tried for days.
    static func cause(status: String) -> String {
        let parts = status.split(separator: ".").map(String.init)
        guard parts.count == 3 else { return "Email ini dikembalikan oleh server surat." }
        return "\(words(parts[0], parts[1], parts[2])) (\(status))."
    }

    private static func words(_ kind: String, _ subject: String, _ detail: String) -> String {
        switch (subject, detail) {
        case ("1", "2"), ("1", "10"), ("4", "4"): "Domain alamat email itu tidak ada atau tidak menerima email"
        case ("1", "0"), ("1", "1"), ("1", "3"), ("1", "4"), ("1", "6"):
            "Alamat email itu tidak dikenal di servernya"
        case ("1", "7"), ("1", "8"):
            "Server penerima menolak alamat pengirim Balai, bukan alamat penerima: beri tahu pengelola server Balai"
        case ("2", "1"): "Kotak surat itu sudah tidak dipakai"
        case ("2", "2"): "Kotak surat itu penuh"
        case ("3", "4"), ("2", "3"): "Email ini terlalu besar bagi penerimanya"
        case ("7", _): "Server penerima menolak email ini karena aturannya"
        case _ where kind == "4": "Server penerima tidak dapat dicapai sampai server surat berhenti mencoba"
        default: "Server penerima menolak email ini"
        }
    }
}
