/// Files on their way from the network to where they are kept, so that none of them lies whole in memory.
///
/// A spooled file has no name, can be read by this process alone, and is gone when nobody holds it any more, whatever
/// ended the request. What the disk gets is sealed, piece by piece, under a key that only memory has: blocks that are
/// found later tell nothing.
public struct Spool: Sendable {
    private let folder: Folder
    private let threads = FileThreads()

    /// - Parameter path: a folder for nothing else, on a disk and not in memory; made where it is not there. What a crash
    ///   may have left in it is removed.
    /// - Throws: `FileFailure`.
    public init(path: String) throws {
        folder = Folder(path)
        try folder.make()
        for name in try folder.names() { try folder.remove(name) }
    }

    /// Begins a file.
    /// - Throws: `BlobFailure.full`, `FileFailure`.
    public func begin() async throws -> SpoolIntake {
        let file = try await threads.run { [folder] in
            try BlobFailure.telling("") { try folder.nameless() }
        }
        return SpoolIntake(file: file, threads: threads)
    }
}
