import Multipart
import Pages
import Services

/// The message about what was just done, carried over one redirect in a cookie.
enum Flash {
    private static let safe = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.".utf8)
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// Percent-encoded: a cookie's value is ASCII without spaces and semicolons.
    static func encode(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if safe.contains(byte) {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The message that the last act left, if there is one. It is shown as text, whoever set the cookie.
    static func note(of visit: Visit) -> NoteView? {
        guard let cookie = visit.cookies[Cookies.flash], !cookie.isEmpty,
            let text = FormFields(query: "kabar=\(cookie)")["kabar"]
        else { return nil }
        return NoteView(kind: .ok, text: text)
    }
}
