import FoundationEssentials
import Forms
import Procedures
import Services
import Store

/// SOP files that were named on the command line, and the world that they are checked in.
struct ProcedureFiles {
    struct File {
        /// As it was typed.
        let path: String
        let bytes: [UInt8]
    }

    let files: [File]
    let catalogue: Catalogue

    /// Reads the files; they, and the SOPs that come with Balai, may name each other.
    /// - Throws: `OperatorTrouble`, `FileFailure`.
    init(paths: [String], embedded: EmbeddedFiles) throws {
        files = try paths.map { File(path: $0, bytes: try Self.bytes(of: $0)) }
        // A file of the command line stands for the one of its name that comes with Balai.
        let named = Set(files.map { Self.fileName($0.path) })
        let shipped = embedded.procedures.filter { !named.contains(Self.fileName($0.path)) }
        catalogue = Self.catalogue(of: files + shipped.map { File(path: $0.path, bytes: $0.bytes) })
    }

    /// No more than what shows the reader that a file is too large.
    private static func bytes(of path: String) throws -> [UInt8] {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder else {
            throw OperatorTrouble("Berkas \(path) tidak ditemukan.")
        }
        return try OpenFile(path, for: .reading).read(upTo: SourceLimits().bytes + 1)
    }

    private static func fileName(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }

    /// Reads what can be read until nothing more can: one may name another that stands later. The first of a name wins.
    private static func catalogue(of files: [File]) -> Catalogue {
        var catalogue = ServicesCatalogue.base
        var waiting = files
        while true {
            var left: [File] = []
            for file in waiting {
                let read = SOPReader.read(source: file.bytes, fileName: file.path, catalogue: catalogue)
                guard let procedure = read.procedure else {
                    left.append(file)
                    continue
                }
                if catalogue.procedures[procedure.name] == nil { catalogue.procedures[procedure.name] = procedure }
            }
            if left.count == waiting.count { return catalogue }
            waiting = left
        }
    }
}
