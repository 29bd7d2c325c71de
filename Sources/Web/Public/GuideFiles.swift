public import Pages

extension GuideShelf {
    /// The shelf of these files.
    /// - Parameters:
    ///   - files: a guide's name, `warga`, with its text; in the order in which they are offered.
    ///   - pictures: PNG files.
    /// - Throws: `GuideTrouble` for a guide that cannot be shown.
    public init(files: [(name: String, text: String)], pictures: [Asset]) throws {
        try self.init(
            files.map { try GuideReader.read($0.text, name: $0.name) },
            pictures: Dictionary(uniqueKeysWithValues: pictures.map { ($0.name, GuidePicture($0)) }))
    }

    /// The guides in the order in which they are offered.
    public static let names = ["warga", "petugas", "kepala", "admin"]
}

extension GuidePicture {
    /// Width and height stand in the first chunk of a PNG, bytes 16 to 23 (ISO 15948 §11.2.2). The pictures are drawn at
    /// twice the size at which they are shown, so that they are sharp on a phone.
    fileprivate init(_ file: Asset) {
        func number(at place: Int) -> Int {
            file.bytes.dropFirst(place).prefix(4).reduce(0) { $0 << 8 | Int($1) }
        }
        self.init(href: file.path, width: number(at: 16) / 2, height: number(at: 20) / 2)
    }
}
