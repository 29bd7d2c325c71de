import FoundationEssentials
import Glibc
import Testing

/// The files of a folder that this process has open, also those that have no name any more.
struct OpenFiles: Collection {
    struct File {
        let descriptor: String

        var bytes: [UInt8] {
            get throws { try Array(#require(FileManager.default.contents(atPath: descriptor))) }
        }

        var permissions: Int {
            get throws {
                var status = stat()
                try #require(stat(descriptor, &status) == 0)
                return Int(status.st_mode & 0o7777)
            }
        }

        /// Changes one byte behind the back of who wrote it.
        func overwrite(at offset: Int) throws {
            let file = open(descriptor, O_RDWR)
            try #require(file >= 0)
            defer { close(file) }
            var byte: UInt8 = 0
            try #require(pread(file, &byte, 1, offset) == 1)
            byte = ~byte
            try #require(pwrite(file, &byte, 1, offset) == 1)
        }
    }

    private let files: [File]

    init(in folder: String) {
        let own = "/proc/self/fd"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: own)) ?? []
        files = names.compactMap { name in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(own)/\(name)")
            return target?.hasPrefix(folder + "/") == true ? File(descriptor: "\(own)/\(name)") : nil
        }
    }

    var startIndex: Int { 0 }
    var endIndex: Int { files.count }
    func index(after index: Int) -> Int { index + 1 }
    subscript(index: Int) -> File { files[index] }
}
