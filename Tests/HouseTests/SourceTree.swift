import FoundationEssentials

/// The files of this checkout, for the tests that read them.
enum SourceTree {
    struct File {
        let path: String
        let text: String
    }

    static let root = String(#filePath.dropLast("/Tests/HouseTests/SourceTree.swift".count))

    static func swiftFiles(under folder: String) throws -> [File] {
        try files(under: folder) { $0.hasSuffix(".swift") }
    }

    static func files(under folder: String, where matches: (String) -> Bool) throws -> [File] {
        try paths(under: folder, where: matches).map {
            File(path: $0, text: try String(contentsOfFile: "\(root)/\($0)", encoding: .utf8))
        }
    }

    static func paths(under folder: String, where matches: (String) -> Bool) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)").filter(matches).sorted()
            .map { "\(folder)/\($0)" }
    }

    static func folders(under folder: String) throws -> [String] {
        let base = "\(root)/\(folder)"
        return try FileManager.default.contentsOfDirectory(atPath: base).filter { name in
            var isFolder = false
            return FileManager.default.fileExists(atPath: "\(base)/\(name)", isDirectory: &isFolder) && isFolder
        }
    }

    /// What stands between the braces of every block that begins with these words.
    static func blocks(after opening: String, in text: String) -> [Range<String.Index>] {
        text.ranges(of: opening + "{").map { found in
            var depth = 0
            var place = text.index(before: found.upperBound)
            while place < text.endIndex {
                if text[place] == "{" { depth += 1 }
                if text[place] == "}" { depth -= 1 }
                if depth == 0 { break }
                text.formIndex(after: &place)
            }
            return found.upperBound..<place
        }
    }

    /// The modules that a file's import lines name, with any access modifier and attribute before them.
    static func imports(of text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            var words = line.split(whereSeparator: \.isWhitespace)[...]
            while let word = words.first,
                word.hasPrefix("@") || ["public", "package", "internal", "private", "fileprivate"].contains(word)
            {
                words.removeFirst()
            }
            guard words.first == "import" else { return nil }
            words.removeFirst()
            let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
            if let kind = words.first, kinds.contains(kind) { words.removeFirst() }
            return words.first.map { String($0.prefix { $0 != "." }) }
        }
    }
}
