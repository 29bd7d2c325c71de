import Forms
import Store

/// An office's lists of heads, one a day on which any changed. A list is written under a passing name, then the root's
/// line that vouches for it, and only then gets its own name: what has a name is what a line says.
struct HeadLists: Sendable {
    let folder: Folder

    private static let ending = ".txt"
    private static let passing = ".txt.baru"

    /// The days that have a list, in order.
    func days() throws -> [CalendarDate] {
        try folder.names().filter { $0.hasSuffix(Self.ending) }
            .compactMap { CalendarDate(iso: $0.dropLast(Self.ending.count)) }.sorted()
    }

    func prepare(_ text: String, of day: CalendarDate) throws {
        try folder.make()
        try folder.remove(day.description + Self.passing)
        let file = try OpenFile(folder.path + "/" + day.description + Self.passing, for: .creating)
        try file.write(Array(text.utf8))
        try file.sync()
    }

    func name(_ day: CalendarDate) throws {
        try folder.rename(day.description + Self.passing, to: day.description + Self.ending)
    }

    /// Lists that were on their way when the process ended.
    func unnamed() throws -> [CalendarDate] {
        try folder.names().filter { $0.hasSuffix(Self.passing) }
            .compactMap { CalendarDate(iso: $0.dropLast(Self.passing.count)) }.sorted()
    }

    func dropUnnamed(_ day: CalendarDate) throws { try folder.remove(day.description + Self.passing) }

    /// Reads a day's list.
    /// - Returns: SHA-256 over the file; nil where there is none.
    func read(_ day: CalendarDate, _ body: (String) -> Void) throws -> [UInt8]? {
        for ending in [Self.ending, Self.passing] {
            do {
                var reader = try LineReader(folder.path + "/" + day.description + ending)
                var digest = Digest.Running()
                while let line = try reader.next() {
                    digest.add(Array((line + "\n").utf8))
                    body(line)
                }
                return digest.value
            } catch let failure as FileFailure where failure.isMissing {}
        }
        return nil
    }
}
