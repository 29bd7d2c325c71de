/// Why a submitted form was not read to its end.
public enum MultipartError: Error, Equatable, Sendable {
    /// The Content-Type is not multipart/form-data, or has no usable boundary (RFC 2046 §5.1.1).
    case notMultipart
    /// The bytes break the grammar; the text says where, for a developer.
    case malformed(String)
    /// A name of a field or a file holds a control character or is not UTF-8.
    case badName
    /// The bytes ended before the closing boundary: the connection broke during the upload.
    case truncated
    case bodyTooLarge(limit: Int)
    case tooManyParts(limit: Int)
    case tooManyFiles(limit: Int)
    case headerTooLarge(limit: Int)
    case fieldTooLarge(name: String, limit: Int)
    case fileTooLarge(name: String, filename: String, limit: Int)

    /// The HTTP status that says the same: 413, 415 or 400 (RFC 9110 §15.5).
    public var status: Int {
        switch self {
        case .bodyTooLarge, .tooManyParts, .tooManyFiles, .headerTooLarge, .fieldTooLarge, .fileTooLarge: 413
        case .notMultipart: 415
        case .malformed, .badName, .truncated: 400
        }
    }

    /// What the person who sent the form can do, in Indonesian.
    public var userMessage: String {
        switch self {
        case .notMultipart, .malformed:
            "Isian tidak terbaca. Muat ulang halaman ini, lalu kirim lagi."
        case .badName:
            "Nama berkas memuat huruf yang tidak dapat dibaca. Ganti nama berkas, lalu unggah lagi."
        case .truncated:
            "Unggahan terputus sebelum selesai. Periksa sambungan Anda, lalu unggah lagi."
        case .bodyTooLarge(let limit):
            "Semua berkas bersama lebih besar dari \(megabytes(limit)). Kirim lebih sedikit sekaligus."
        case .tooManyParts(let limit):
            "Isian dan berkas lebih dari \(limit) buah. Kirim lebih sedikit sekaligus."
        case .tooManyFiles(let limit):
            "Berkas lebih dari \(limit) buah. Kirim lebih sedikit sekaligus."
        case .headerTooLarge:
            "Nama berkas terlalu panjang. Ganti dengan nama yang lebih pendek, lalu unggah lagi."
        case .fieldTooLarge(_, let limit):
            "Isian terlalu panjang. Paling panjang \(grouped(limit)) huruf."
        case .fileTooLarge(_, let filename, let limit):
            "Berkas “\(filename)” lebih besar dari \(megabytes(limit)). Perkecil dahulu, lalu unggah lagi."
        }
    }
}

/// "15 MB", "1,5 MB": with one decimal, rounded down, as a limit must not be promised larger than it is.
private func megabytes(_ bytes: Int) -> String {
    let tenths = (bytes * 10) >> 20
    return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10),\(tenths % 10) MB"
}

/// "65.536": the thousands parted by a full stop.
private func grouped(_ count: Int) -> String {
    var text = ""
    for (index, digit) in String(count).reversed().enumerated() {
        if index > 0, index % 3 == 0 { text.append(".") }
        text.append(digit)
    }
    return String(text.reversed())
}
