import CAssets
import FoundationEssentials
import Store

/// The files that the program holds inside itself: stylesheet, SOPs, migrations. Named by their paths in the repository.
struct EmbeddedFiles: Sendable {
    struct File: Sendable {
        let path: String
        let bytes: [UInt8]

        /// `0001-store.sql` of `migrations/0001-store.sql`.
        var name: String { path.split(separator: "/").last.map(String.init) ?? path }
        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    let files: [File]

    /// - Parameter folder: a checkout of the repository whose files are read instead, so that a change of a stylesheet
    ///   or an SOP shows without building.
    /// - Throws: `OperatorTrouble` where the folder lacks one of the files.
    init(folder: String? = nil) throws {
        files = try Self.embedded.map { file in
            guard let folder else { return file }
            guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(file.path)") else {
                throw OperatorTrouble("BALAI_ASSETS: berkas \(folder)/\(file.path) tidak dapat dibaca.")
            }
            return File(path: file.path, bytes: [UInt8](bytes))
        }
    }

    static let embedded: [File] = {
        var count = 0
        guard let table = balai_embedded_files(&count) else { return [] }
        return UnsafeBufferPointer(start: table, count: count).map { row in
            File(
                path: String(cString: row.path),
                bytes: [UInt8](UnsafeBufferPointer(start: row.bytes, count: row.length)))
        }
    }()

    /// The files of a folder, by path.
    func all(under folder: String) -> [File] {
        files.filter { $0.path.hasPrefix(folder + "/") }.sorted { $0.path < $1.path }
    }

    /// The table is made together with the program, so that a missing name is the program's own mistake.
    func file(_ path: String) -> File {
        guard let file = files.first(where: { $0.path == path }) else { fatalError("not embedded: \(path)") }
        return file
    }

    /// Every migration, in no order.
    var migrations: [Migration] {
        all(under: "migrations").compactMap { Migration(fileName: $0.name, sql: $0.text) }
    }

    /// The SOPs that come with Balai.
    var procedures: [File] { all(under: "procedures") }
}
