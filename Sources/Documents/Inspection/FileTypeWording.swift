extension FileType {
    /// The type as a resident calls it, after "melainkan".
    public var wording: String {
        switch self {
        case .pdf: "PDF"
        case .jpeg: "foto JPG"
        case .png: "gambar PNG"
        case .heic: "foto HEIC"
        case .avif: "gambar AVIF"
        case .webp: "gambar WebP"
        case .gif: "gambar GIF"
        case .bmp: "gambar BMP"
        case .tiff: "gambar TIFF"
        case .svg: "gambar SVG"
        case .word: "dokumen Word"
        case .excel: "lembar kerja Excel"
        case .powerPoint: "presentasi PowerPoint"
        case .office: "dokumen Office"
        case .openDocument: "dokumen OpenDocument"
        case .rtf: "dokumen RTF"
        case .zip: "arsip ZIP"
        case .rar: "arsip RAR"
        case .sevenZip: "arsip 7-Zip"
        case .gzip: "arsip GZ"
        case .html: "halaman web"
        case .xml: "berkas XML"
        case .text: "berkas teks"
        case .windowsProgram: "program Windows"
        case .linuxProgram: "program Linux"
        case .androidProgram: "aplikasi Android"
        case .video: "video"
        case .audio: "rekaman suara"
        case .unknown: "berkas yang tidak dikenal"
        }
    }

    /// The short word for it in a list of what may be sent.
    var shortWording: String {
        switch self {
        case .jpeg: "JPG"
        case .png: "PNG"
        default: wording
        }
    }
}
