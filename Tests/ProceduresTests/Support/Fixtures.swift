import FoundationEssentials

/// Files of this repository that tests read.
enum Fixtures {
    static let root: String = {
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast("Tests/ProceduresTests/Support/Fixtures.swift".split(separator: "/").count)
        return parts.joined(separator: "/")
    }()

    /// `procedures/<name>.sop.yaml`.
    static func procedure(_ name: String) -> [UInt8] { bytes("procedures/\(name).sop.yaml") }

    /// A file's bytes by its path in the repository; empty when there is none, which every test of it then notices.
    static func bytes(_ path: String) -> [UInt8] {
        (try? Data(contentsOf: URL(filePath: "\(root)/\(path)"))).map { Array($0) } ?? []
    }

    static func text(_ path: String) -> String { String(decoding: bytes(path), as: UTF8.self) }

    /// The names of a folder's files with this ending, sorted.
    static func names(in folder: String, ending: String) -> [String] {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")) ?? []
        return all.filter { $0.hasSuffix(ending) }.sorted()
    }
}
