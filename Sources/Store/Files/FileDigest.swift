/// The length and SHA-256 of a file on the disk. Blocks: never on the cooperative pool.
enum FileDigest {
    static let pieceLength = 1 << 20

    /// - Throws: `FileFailure`.
    static func of(_ path: String) throws -> (size: Int, sha256: String) {
        let file = try OpenFile(path, for: .reading)
        var digest = Digest.Running()
        var size = 0
        while true {
            let piece = try file.read(upTo: pieceLength)
            guard !piece.isEmpty else { return (size, Hexadecimal.text(digest.value)) }
            digest.add(piece)
            size += piece.count
        }
    }
}
