/// A document that cannot be drawn whole: one row is more than a page holds.
public struct DrawingTrouble: Error, Hashable, Sendable {
    /// For whoever writes the file.
    public let message: String

    init(row: ChartRow, format: DrawingFormat) {
        let name = row.number.isEmpty ? "Satu baris bagan alir" : "Kegiatan \(row.number), “\(row.text)”,"
        message =
            "\(name) tidak muat di satu halaman \(format.name.uppercased()). Persingkat kelengkapan, output, atau keterangannya"
    }
}
