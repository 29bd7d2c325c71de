/// Reads a text file line by line, however long the file is.
package struct LineReader {
    private static let piece = 64 * 1024
    private let file: OpenFile
    private let longest: Int
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    /// - Parameter longest: a line that is longer comes in pieces.
    package init(_ path: String, longest: Int = 64 * 1024) throws {
        file = try OpenFile(path, for: .reading)
        self.longest = longest
    }

    /// The next line without its end; nil after the last. What stands behind the last line's end is no line of its own.
    package mutating func next() throws -> String? {
        while true {
            if let end = buffer[start...].firstIndex(of: UInt8(ascii: "\n")) {
                defer { start = end + 1 }
                return String(decoding: buffer[start..<end], as: UTF8.self)
            }
            if isAtEnd || buffer.count - start > longest {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return String(decoding: buffer[start...], as: UTF8.self)
            }
            let more = try file.read(upTo: Self.piece)
            isAtEnd = more.count < Self.piece
            buffer = Array(buffer[start...]) + more
            start = 0
        }
    }
}
