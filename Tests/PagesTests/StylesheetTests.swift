import Pages
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The stylesheet and the pages know the same classes: what is not used is not there.
@Suite struct StylesheetTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func stylesheet() throws -> String {
        try String(contentsOf: root.appending(path: "Sources/CAssets/files/balai.css"), encoding: .utf8)
    }

    @Test func staysWithinFourteenKibibytes() throws {
        #expect(try Self.stylesheet().utf8.count <= 14 * 1024)
    }

    @Test func classesAreUsedAndKnown() throws {
        var styled: Set<String> = []
        let source = try Self.stylesheet().replacing(/\/\*.*?\*\//, with: "")
        // Selectors only: a class is a dot and a letter outside of declarations.
        for selector in source.replacing(/\{[^{}]*:[^{}]*\}/, with: "{}").matches(of: /\.([a-z][a-z0-9-]*)/) {
            styled.insert(String(selector.1))
        }
        var used: Set<String> = []
        // A letter is a file of its own, with its own style.
        for (name, page) in Samples.plainPages where !name.hasPrefix("surat-") {
            used.formUnion(try Markup(page.bytes).classes)
        }
        #expect(used.subtracting(styled) == [], "used, but not styled")
        #expect(styled.subtracting(used) == [], "styled, but not used")
    }

    /// Nothing is loaded from elsewhere, and nothing that the Content-Security-Policy would refuse.
    @Test func loadsNothing() throws {
        let source = try Self.stylesheet()
        #expect(!source.contains("url("))
        #expect(!source.contains("@import"))
    }
}

/// Rules for the sources of Pages themselves.
@Suite struct SourceTests {
    @Test func interpolatedAttributesAreQuoted() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Pages")
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        #expect(files.count > 40)
        for file in files {
            let source = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            for match in source.matches(of: /[a-z]=\\#?\((?!raw:).{0,20}/) {
                Issue.record("\(file): an attribute without quotes: \(match.0)")
            }
        }
    }
}
