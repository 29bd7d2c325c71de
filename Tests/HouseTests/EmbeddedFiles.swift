import FoundationEssentials
import Testing

/// What the program holds inside itself is what stands in the folders: `Sources/CAssets/assets.c` names every file twice,
/// where its bytes are embedded and in the table.
@Suite struct EmbeddedFiles {
    static let folders = [
        ("Sources/CAssets/files", ""), ("procedures", ".sop.yaml"), ("letters", ".surat.txt"), ("migrations", ".sql"),
        ("docs/panduan", ".md"), ("docs/gambar", ".png"),
    ]

    private func onDisk() throws -> Set<String> {
        var paths: Set<String> = []
        for (folder, ending) in Self.folders {
            for path in try SourceTree.paths(under: folder, where: { $0.hasSuffix(ending) }) { paths.insert(path) }
        }
        return paths
    }

    private func source() throws -> String {
        try #require(SourceTree.files(under: "Sources/CAssets") { $0 == "assets.c" }.first).text
    }

    @Test func everyFileIsEmbedded() throws {
        let embedded = try source().matches(of: /#embed "([^"]+)"/).map { match in
            let path = String(match.1)
            return path.hasPrefix("../../") ? String(path.dropFirst(6)) : "Sources/CAssets/\(path)"
        }
        #expect(Set(embedded) == (try onDisk()))
        #expect(Set(embedded).count == embedded.count)
    }

    /// The calendars stand apart, where the pure floors may read them.
    @Test func everyCalendarIsEmbedded() throws {
        let source = try #require(SourceTree.files(under: "Sources/CHolidays") { $0 == "holidays.c" }.first).text
        let embedded = source.matches(of: /#embed "\.\.\/\.\.\/([^"]+)"/).map { String($0.1) }
        let files = try SourceTree.files(under: "calendars") { $0.hasSuffix(".csv") }.map(\.path)
        #expect(!files.isEmpty)
        #expect(embedded == files)
    }

    @Test func everyEmbeddedFileHasItsOwnName() throws {
        let source = try source()
        // name of the bytes → the file that was embedded there
        let bytes = source.matches(of: /unsigned char (\w+)\[\] = \{\n#embed "(?:\.\.\/\.\.\/)?([^"]+)"/).map {
            (String($0.1), String($0.2))
        }
        let table = source.matches(of: /FILE_OF\("([^"]+)", (\w+)\),/).map { (String($0.2), String($0.1)) }
        #expect(table.count == bytes.count)
        let paths = Dictionary(uniqueKeysWithValues: table)
        for (name, file) in bytes { #expect(paths[name]?.hasSuffix(file) == true, "\(name)") }
    }
}
