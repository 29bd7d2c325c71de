import FoundationEssentials
import Testing

/// How long a file may be, and what none may hold.
@Suite struct FileRules {
    @Test func filesStayShort() throws {
        let lengths = try SourceTree.swiftFiles(under: "Sources").map { file in
            (file.path, file.text.utf8.count { $0 == UInt8(ascii: "\n") })
        }
        for (path, lines) in lengths { #expect(lines <= 400, "\(path) has \(lines) lines") }
        let sorted = lengths.map(\.1).sorted()
        #expect(sorted[sorted.count / 2] <= 80)
        #expect(sorted[sorted.count * 9 / 10] <= 250)
    }

    /// HTML is made in Pages alone, where interpolation escapes.
    @Test func noMarkupOutsidePages() throws {
        for file in try SourceTree.swiftFiles(under: "Sources") where !file.path.hasPrefix("Sources/Pages/") {
            for (number, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                let code = line.drop { $0 == " " }
                if code.hasPrefix("//") { continue }
                #expect(
                    line.firstRange(of: #/</?(a|p|div|span|h[1-6]|html|body|form|input|script|style|table|ul|li)[ >]/#)
                        == nil,
                    "\(file.path):\(number + 1)")
            }
        }
    }

    /// Formatters and their ICU tables cost 50 MB; `import Foundation` brings them in.
    @Test func noWholeFoundation() throws {
        for file in try SourceTree.swiftFiles(under: "Sources") {
            #expect(!SourceTree.imports(of: file.text).contains("Foundation"), "\(file.path)")
        }
    }

    /// What offices publish is kept under a revision: a statement that writes any of it stands in what gives it a new one.
    @Test func whoChangesOfficesRenewsTheirRevision() throws {
        let change = #/(INSERT INTO|UPDATE|DELETE FROM) (offices|office_hosts|office_contacts|adoptions|own_kinds)\b/#
        var seen = 0
        for file in try SourceTree.swiftFiles(under: "Sources") {
            let inside = SourceTree.blocks(after: "OfficeRevision.change(in: transaction) ", in: file.text)
            for statement in file.text.ranges(of: change) {
                seen += 1
                #expect(inside.contains { $0.contains(statement.lowerBound) }, "\(file.path): \(file.text[statement])")
            }
        }
        #expect(seen >= 8)
    }

    /// SQL stands in `Services/<Noun>/`, `Store` and its engines alone.
    @Test func noSQLElsewhere() throws {
        let allowed = ["Sources/Services/", "Sources/Store/", "Sources/StoreSQLite/", "Sources/StorePostgres/"]
        for file in try SourceTree.swiftFiles(under: "Sources") where !allowed.contains(where: file.path.hasPrefix) {
            #expect(
                file.text.firstRange(of: #/"\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM) /#) == nil, "\(file.path)")
        }
    }
}
