/// What is wrong with a table that was to be loaded; nothing of it was.
public struct ImportTrouble: Error, Hashable, Sendable {
    public let line: Int
    /// Without a final stop.
    public let message: String

    init(line: Int, message: String) {
        self.line = line
        self.message = message
    }

    /// With its place.
    public var text: String { "Baris \(line): \(message)" }
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
