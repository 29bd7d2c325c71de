/// What a file is, by its content.
public enum FileType: String, Sendable, CaseIterable {
    case pdf, jpeg, png
    case heic, avif, webp, gif, bmp, tiff, svg
    case word, excel, powerPoint, office, openDocument, rtf
    case zip, rar, sevenZip, gzip
    case html, xml, text
    case windowsProgram, linuxProgram, androidProgram
    case video, audio
    case unknown

    public enum Family: Sendable {
        case pdf, picture, document, archive, other
    }

    public var family: Family {
        switch self {
        case .pdf: .pdf
        case .jpeg, .png, .heic, .avif, .webp, .gif, .bmp, .tiff, .svg: .picture
        case .word, .excel, .powerPoint, .office, .openDocument, .rtf, .html, .text: .document
        case .zip, .rar, .sevenZip, .gzip: .archive
        case .xml, .windowsProgram, .linuxProgram, .androidProgram, .video, .audio, .unknown: .other
        }
    }

    /// The Content-Type under which a file of this type is served; only the three that Balai keeps have their own.
    public var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        default: "application/octet-stream"
        }
    }

    /// The extensions of such files, the usual one first.
    public var extensions: [String] {
        switch self {
        case .pdf: ["pdf"]
        case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
        case .png: ["png"]
        case .heic: ["heic", "heif"]
        case .avif: ["avif"]
        case .webp: ["webp"]
        case .gif: ["gif"]
        case .bmp: ["bmp"]
        case .tiff: ["tif", "tiff"]
        case .svg: ["svg"]
        case .word: ["docx", "doc"]
        case .excel: ["xlsx", "xls"]
        case .powerPoint: ["pptx", "ppt"]
        case .office: []
        case .openDocument: ["odt", "ods", "odp"]
        case .rtf: ["rtf"]
        case .zip: ["zip"]
        case .rar: ["rar"]
        case .sevenZip: ["7z"]
        case .gzip: ["gz", "tgz"]
        case .html: ["html", "htm"]
        case .xml: ["xml"]
        case .text: ["txt", "csv"]
        case .windowsProgram: ["exe", "dll", "msi"]
        case .linuxProgram: []
        case .androidProgram: ["apk"]
        case .video: ["mp4", "mov", "3gp", "avi", "mkv"]
        case .audio: ["mp3", "m4a", "ogg", "wav"]
        case .unknown: []
        }
    }

    /// The type that the extension of a name claims; nil when it has none, or one that says nothing.
    public static func claimed(by name: String) -> FileType? {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
        let ending = name[name.index(after: dot)...].lowercased()
        return allCases.first { $0.extensions.contains(ending) }
    }

    /// The type under a word of an SOP file's `jenis` (SOP.md §3): `pdf`, `jpg`, `png`.
    public init?(sopWord: String) {
        switch sopWord {
        case "pdf": self = .pdf
        case "jpg", "jpeg": self = .jpeg
        case "png": self = .png
        default: return nil
        }
    }
}
