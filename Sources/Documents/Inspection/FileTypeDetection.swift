extension FileType {
    /// How much of a file is looked at from its beginning.
    public static let beginning = 64 << 10

    /// Recognises a file by what stands in it; its name has no say.
    public static func detect(_ bytes: [UInt8]) -> FileType {
        // Bytes at hand can always be read.
        (try? detect(FileBytes(bytes))) ?? .unknown
    }

    /// Recognises a file by its first bytes; of an archive also the last are read, of the older Office formats all.
    ///
    /// - Throws: what reading the content throws.
    public static func detect(_ content: some FileContent) throws -> FileType {
        let bytes = try content.first(beginning)
        for (type, magic) in magics where bytes.starts(with: magic) { return type }
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            return zipped(bytes, try content.last(beginning))
        }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return try compound(content) }
        if bytes.starts(with: "BM".utf8), bytes.dropFirst(6).starts(with: [0, 0, 0, 0]) { return .bmp }
        if bytes.has("ftyp", at: 4) { return boxed(bytes) }
        if bytes.starts(with: "RIFF".utf8) { return riff(bytes) }
        if let markup = markup(bytes) { return markup }
        // Readers of PDF look for its mark in the first 1,024 bytes, and some scanners write a line before it.
        if bytes.prefix(1024).position(of: "%PDF-") != nil { return .pdf }
        return isText(bytes.prefix(4096)) ? .text : .unknown
    }

    private static let magics: [(FileType, [UInt8])] = [
        (.pdf, Array("%PDF-".utf8)),
        (.jpeg, [0xFF, 0xD8, 0xFF]),
        (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        (.gif, Array("GIF8".utf8)),
        (.tiff, [0x49, 0x49, 0x2A, 0x00]),
        (.tiff, [0x4D, 0x4D, 0x00, 0x2A]),
        (.rtf, Array("{\\rtf".utf8)),
        (.rar, Array("Rar!\u{1A}\u{07}".utf8)),
        (.sevenZip, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
        (.gzip, [0x1F, 0x8B, 0x08]),
        (.linuxProgram, [0x7F, 0x45, 0x4C, 0x46]),
        (.video, [0x1A, 0x45, 0xDF, 0xA3]),
        (.audio, Array("ID3".utf8)),
        (.audio, Array("OggS".utf8)),
        (.windowsProgram, Array("MZ".utf8)),
    ]

    /// Office's own formats, OpenDocument and Android programs are ZIP archives with known names inside.
    private static func zipped(_ head: [UInt8], _ tail: [UInt8]) -> FileType {
        // Names stand at the beginning of each entry, and all of them again at the end of the archive.
        func holds(_ name: String) -> Bool { [head[...], tail[...]].contains { $0.position(of: name) != nil } }
        if holds("word/document.xml") { return .word }
        if holds("xl/workbook.") { return .excel }
        if holds("ppt/presentation.xml") { return .powerPoint }
        if holds("application/vnd.oasis.opendocument") { return .openDocument }
        if holds("AndroidManifest.xml") { return .androidProgram }
        return .zip
    }

    /// The older Office formats, and the newer ones under a password, are compound files; their streams have names in
    /// UTF-16.
    private static func compound(_ content: some FileContent) throws -> FileType {
        let streams: [(String, FileType)] = [
            ("WordDocument", .word), ("Workbook", .excel), ("PowerPoint Document", .powerPoint),
        ]
        let names = streams.map { name, _ -> [UInt8] in name.utf8.flatMap { [$0, 0] } }
        return try content.holds(oneOf: names).map { streams[$0].1 } ?? .office
    }

    /// Pictures and films of phones: boxes of ISO 14496-12, told apart by their brands.
    private static func boxed(_ bytes: [UInt8]) -> FileType {
        let brands = bytes.dropFirst(8).prefix(56)
        func has(_ brand: String) -> Bool { brands.position(of: brand) != nil }
        if has("avif") || has("avis") { return .avif }
        if has("heic") || has("heix") || has("hevc") || has("mif1") || has("msf1") { return .heic }
        return has("M4A ") ? .audio : .video
    }

    private static func riff(_ bytes: [UInt8]) -> FileType {
        if bytes.has("WEBP", at: 8) { return .webp }
        return bytes.has("WAVE", at: 8) ? .audio : .video
    }

    private static func markup(_ bytes: [UInt8]) -> FileType? {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let start = bytes.starts(with: mark) ? 3 : 0
        let text = bytes[start...].prefix(4096).drop { $0 <= 0x20 }.map { $0 | ($0 >= 0x41 && $0 <= 0x5A ? 0x20 : 0) }
        guard text.first == UInt8(ascii: "<") else { return nil }
        if text.starts(with: "<!doctype html".utf8) || text.starts(with: "<html".utf8) { return .html }
        if text[...].position(of: "<svg") != nil { return .svg }
        if text[...].position(of: "<html") != nil || text[...].position(of: "<script") != nil { return .html }
        return text.starts(with: "<?xml".utf8) ? .xml : nil
    }

    private static func isText(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard !bytes.isEmpty else { return false }
        // A letter cut in two by the end of the prefix is still text.
        let whole = (0..<4).contains { String(validating: bytes.dropLast($0), as: UTF8.self) != nil }
        return whole && bytes.allSatisfy { $0 >= 0x20 || [0x09, 0x0A, 0x0C, 0x0D].contains($0) }
    }
}
