/// What stands in a file that need not be in memory: it can be read from its beginning as often as wanted.
public protocol FileContent: Sendable {
    associatedtype Pieces: FilePieces

    /// Bytes.
    var size: Int { get }

    /// Begins at the first byte. This and `next` may wait for a disk: never on the cooperative pool.
    func pieces() throws -> Pieces
}

/// The bytes of a file in their order.
public protocol FilePieces {
    /// The next ones, never none; nil after the last.
    mutating func next() throws -> [UInt8]?
}

/// A file whose bytes are at hand.
public struct FileBytes: FileContent {
    public let bytes: [UInt8]
    private let pieceLength: Int

    public init(_ bytes: [UInt8], pieceLength: Int = .max) {
        self.bytes = bytes
        self.pieceLength = pieceLength
    }

    public var size: Int { bytes.count }

    public func pieces() -> Pieces { Pieces(rest: bytes[...], length: pieceLength) }

    public struct Pieces: FilePieces {
        var rest: ArraySlice<UInt8>
        let length: Int

        public mutating func next() -> [UInt8]? {
            guard !rest.isEmpty else { return nil }
            defer { rest = rest.dropFirst(length) }
            return Array(rest.prefix(length))
        }
    }
}

extension FileContent {
    /// The first bytes of it, fewer where it is shorter.
    func first(_ count: Int) throws -> [UInt8] {
        var pieces = try pieces()
        var result: [UInt8] = []
        while result.count < count, let piece = try pieces.next() { result += piece }
        return Array(result.prefix(count))
    }

    /// The last bytes of it, fewer where it is shorter.
    func last(_ count: Int) throws -> [UInt8] {
        var pieces = try pieces()
        var result: [UInt8] = []
        while let piece = try pieces.next() { result = Array((result + piece).suffix(count)) }
        return result
    }

    /// The first of these that stands somewhere in it, in the order of the list.
    func holds(oneOf needles: [[UInt8]]) throws -> Int? {
        var pieces = try pieces()
        let overlap = max(0, (needles.map(\.count).max() ?? 0) - 1)
        var window: [UInt8] = []
        var found: Set<Int> = []
        while let piece = try pieces.next() {
            window = window.suffix(overlap) + piece
            for (index, needle) in needles.enumerated() where window[...].position(of: needle) != nil {
                found.insert(index)
            }
        }
        return found.min()
    }
}
