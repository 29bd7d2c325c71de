import CQRencode

/// A QR code (ISO/IEC 18004) of a text's bytes, at error correction level M: a square of dark and light modules.
public struct QRCode: Sendable {
    /// Modules a side, without the margin of four that a camera needs around them.
    public let size: Int
    /// By rows, from the upper left.
    public let modules: [Bool]

    /// nil for an empty text and for one of more than 2,331 bytes.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let code = QRcode_encodeData(Int32(clamping: bytes.count), bytes, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        size = Int(code.pointee.width)
        // The lowest bit of each byte is the colour; the others say what the module is for.
        modules = UnsafeBufferPointer(start: code.pointee.data, count: size * size).map { $0 & 1 == 1 }
    }
}
