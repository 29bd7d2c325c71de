extension FileProblem {
    /// What is wrong and what to do, in Indonesian, to stand beside the field.
    ///
    /// - Parameter name: the file's name as the sender calls it.
    public func userMessage(name: String) -> String {
        let file = "“\(name)”"
        return switch self {
        case .empty: "Berkas \(file) kosong. Pilih berkas yang benar, lalu unggah lagi."
        case .tooLarge(let bytes, let limit):
            "Berkas \(file) berukuran \(size(bytes, up: true)), paling besar \(size(limit, up: false)). "
                + "Perkecil dahulu, lalu unggah lagi."
        case .cutShort(let limit):
            "Berkas \(file) lebih besar dari \(size(limit, up: false)). Perkecil dahulu, lalu unggah lagi."
        case .notAccepted(let found, let accepted):
            "Berkas \(file) adalah \(found.wording). \(advice(found, accepted))"
        case .mislabelled(let claimed, let found, let accepted):
            "Berkas \(file) bukan \(claimed.wording), melainkan \(found.wording). \(advice(found, accepted))"
        case .truncated(let type):
            "\(noun(type)) \(file) terpotong: bagian akhirnya tidak ada. Unggah lagi berkas yang utuh."
        case .locked: "PDF \(file) dikunci kata sandi. Simpan salinan tanpa kata sandi, lalu unggah lagi."
        case .tooManyPixels(let limit):
            "Foto \(file) lebih dari \(limit / 1_000_000) juta titik. Perkecil dahulu, lalu unggah lagi."
        case .tooManyPages(let count, let limit):
            "PDF \(file) berisi \(count) halaman, paling banyak \(limit). Unggah halaman yang diminta saja."
        case .noSuchPage(let number, let pages):
            "Halaman \(number) tidak ada. Berkas \(file) berisi \(pages) halaman."
        case .broken(.pdf), .undecodable(.pdf, _):
            "PDF \(file) tidak dapat dibuka. Simpan ulang PDF itu, lalu unggah lagi."
        case .broken, .undecodable:
            "Foto \(file) tidak dapat dibuka. Ambil foto baru, lalu unggah lagi."
        case .busy: "Banyak berkas sedang diperiksa. Tunggu satu menit, lalu unggah lagi."
        case .decoderUnavailable, .unreadable:
            "Berkas \(file) belum dapat diperiksa. Gangguan ada pada kami; coba lagi nanti."
        }
    }
}

/// How to make of the file one that is accepted.
private func advice(_ found: FileType, _ accepted: [FileType]) -> String {
    if accepted.contains(found) {
        return "Ganti akhiran namanya menjadi .\(found.extensions[0]), lalu unggah lagi."
    }
    let photos = accepted.contains { $0.family == .picture }
    switch found.family {
    case .document where accepted.contains(.pdf): return "Simpan sebagai PDF, lalu unggah lagi."
    case .picture where photos: return "Simpan sebagai JPG, lalu unggah lagi."
    case .picture where accepted.contains(.pdf): return "Simpan sebagai PDF, lalu unggah lagi."
    case .archive: return "Keluarkan isinya, lalu unggah satu per satu."
    default: return "Unggah berkas \(list(accepted))."
    }
}

private func list(_ types: [FileType]) -> String {
    let names = types.map(\.shortWording)
    guard let last = names.last, names.count > 1 else { return names.first ?? "lain" }
    return names.dropLast().joined(separator: ", ") + (names.count > 2 ? "," : "") + " atau " + last
}

private func noun(_ type: FileType) -> String {
    type == .pdf ? "PDF" : "Foto"
}

/// "2 MB", "2,1 MB", "340 KB"; a file's size is rounded up and a limit down, so that one over the other never reads as
/// equal to it.
private func size(_ bytes: Int, up: Bool) -> String {
    guard bytes >= 1 << 20 else { return "\((bytes + (up ? 1023 : 0)) >> 10) KB" }
    let tenths = (bytes * 10 + (up ? (1 << 20) - 1 : 0)) >> 20
    return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10),\(tenths % 10) MB"
}
