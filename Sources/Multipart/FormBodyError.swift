/// Why the fields of a form were not read.
public enum FormBodyError: Error, Equatable, Sendable {
    case tooLarge(limit: Int)
    case tooManyFields(limit: Int)
    /// A per cent sign without two hexadecimal digits.
    case badEscape
    /// Not UTF-8, or with a NUL.
    case notText

    /// The HTTP status that says the same: 413 or 400.
    public var status: Int {
        switch self {
        case .tooLarge, .tooManyFields: 413
        case .badEscape, .notText: 400
        }
    }

    /// What the person who sent the form can do, in Indonesian.
    public var userMessage: String {
        switch self {
        case .tooLarge, .tooManyFields: "Isian terlalu panjang. Ringkas isian Anda, lalu kirim lagi."
        case .badEscape: "Isian tidak terbaca. Muat ulang halaman ini, lalu kirim lagi."
        case .notText: "Isian memuat huruf yang tidak dapat disimpan. Ketik ulang isian itu, lalu kirim lagi."
        }
    }
}
