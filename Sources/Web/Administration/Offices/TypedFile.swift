import Services
import Store

/// A small text file that was chosen in place of typing its content.
enum TypedFile {
    /// - Returns: nil where none was chosen.
    /// - Throws: `FieldTroubles` at the field.
    static func bytes(of form: Form, at field: String, most: Int) async throws -> [UInt8]? {
        guard let file = form.files.first(where: { $0.field == field }) else { return nil }
        switch file.content {
        case .dropped: throw FieldTroubles([field: "Berkas “\(file.name)” belum kami terima. Pilih lagi, lalu kirim"])
        case .spooled(let spooled) where spooled.size <= most:
            var bytes: [UInt8] = []
            try await spooled.forEachPiece { bytes += $0 }
            return bytes
        case .tooLarge, .spooled:
            throw FieldTroubles([
                field: "Berkas “\(file.name)” lebih besar dari \(most >> 10) KB. Pilih berkas CSV atau teksnya"
            ])
        }
    }
}
