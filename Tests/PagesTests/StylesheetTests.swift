import Pages
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The stylesheets and the pages know the same classes: what is not used is not there.
@Suite struct StylesheetTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Everyone's, and what officers load beside it.
    private static let (all, desk) = ("balai.css", "meja.css")

    private static func source(_ name: String) throws -> String {
        try String(contentsOf: root.appending(path: "Sources/CAssets/files/\(name)"), encoding: .utf8)
    }

    private static func styled(_ name: String) throws -> Set<String> {
        let source = try source(name).replacing(/\/\*.*?\*\//, with: "")
        // Selectors only: a class is a dot and a letter outside of declarations.
        let selectors = source.replacing(/\{[^{}]*:[^{}]*\}/, with: "{}")
        return Set(selectors.matches(of: /\.([a-z][a-z0-9-]*)/).map { String($0.1) })
    }

    /// The classes of the pages that link to the desk's sheet, or of those that do not.
    private static func used(ofDesk: Bool) throws -> Set<String> {
        var used: Set<String> = []
        // A letter is a file of its own, with its own style.
        for (name, page) in Samples.plainPages where !name.hasPrefix("surat-") {
            let text = String(decoding: page.bytes, as: UTF8.self)
            if text.contains(#"href="meja.css""#) == ofDesk { used.formUnion(try Markup(page.bytes).classes) }
        }
        return used
    }

    /// What a resident loads, on a slow link: raw, before it is packed.
    @Test func staysWithinFourteenKibibytes() throws {
        #expect(try Self.source(Self.all).utf8.count <= 14 * 1024)
        #expect(try Self.source(Self.desk).utf8.count <= 3 * 1024)
    }

    @Test func classesAreUsedAndKnown() throws {
        let (all, desk) = (try Self.styled(Self.all), try Self.styled(Self.desk))
        let (visitors, officers) = (try Self.used(ofDesk: false), try Self.used(ofDesk: true))
        #expect(visitors.subtracting(all) == [], "used by a resident's page, but not styled for it")
        #expect(officers.subtracting(all).subtracting(desk) == [], "used, but not styled")
        #expect(all.subtracting(visitors).subtracting(officers) == [], "styled, but not used")
        #expect(desk.subtracting(officers) == [], "styled for officers, but not used by them")
    }

    /// Nothing is loaded from elsewhere, and nothing that the Content-Security-Policy would refuse.
    @Test(arguments: [all, desk]) func loadsNothing(name: String) throws {
        let source = try Self.source(name)
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
