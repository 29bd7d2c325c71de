import Documents
import Synchronization

/// A file that was there, and of which nothing more can be read after its first pieces.
struct LostContent: FileContent {
    struct Lost: Error {}

    var size = 10_000_000
    /// The pieces that can still be read, each with these bytes.
    var readable = 0
    var piece: [UInt8] = [0xFF, 0xD8, 0xFF]

    func pieces() -> Pieces { Pieces(left: readable, piece: piece) }

    struct Pieces: FilePieces {
        var left: Int
        let piece: [UInt8]

        mutating func next() throws -> [UInt8]? {
            guard left > 0 else { throw Lost() }
            left -= 1
            return piece
        }
    }
}

/// A file without end, which counts the pieces that were taken of it.
final class CountedContent: FileContent {
    let size = Int.max
    private let count = Atomic<Int>(0)

    var taken: Int { count.load(ordering: .relaxed) }

    func pieces() -> Pieces { Pieces(content: self) }

    struct Pieces: FilePieces {
        let content: CountedContent

        mutating func next() -> [UInt8]? {
            content.count.add(1, ordering: .relaxed)
            return [0xFF, 0xD8, 0xFF] + [UInt8](repeating: 0, count: 65_533)
        }
    }
}
