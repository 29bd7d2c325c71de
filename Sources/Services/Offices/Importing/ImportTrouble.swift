/// What is wrong with a table that was to be loaded; nothing of it was.
public struct ImportTrouble: Error, Hashable, Sendable {
    public let line: Int
    /// Without a final stop.
    public let message: String
    /// Of the lines after it.
    public let further: [ImportTrouble]

    init(line: Int, message: String, further: [ImportTrouble] = []) {
        self.line = line
        self.message = message
        self.further = further
    }

    /// The first of all, with its place.
    public var text: String { "Baris \(line): \(message)" }
    /// All of them, each with its place.
    public var texts: [String] { [text] + further.map(\.text) }
}

extension CommaTable {
    static func read(_ bytes: [UInt8], required: [String], most: Int) throws(ImportTrouble) -> CommaTable {
        do {
            return try CommaTable(bytes, required: required, most: most)
        } catch {
            throw ImportTrouble(line: error.line, message: error.message)
        }
    }
}
