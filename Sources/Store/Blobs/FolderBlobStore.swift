import Glibc

/// Blobs as files: `<root>/<office>/<id>`, and `<id>.part` while they are being written.
public struct FolderBlobStore: BlobStore {
    private let root: Folder
    private let threads = FileThreads()

    /// - Parameter path: made when it is not there.
    public init(path: String) throws {
        root = Folder(path)
        try root.make()
    }

    static let unfinished = ".part"

    public func create(_ place: BlobPlace) async throws -> any BlobSink {
        let folder = folder(of: place)
        return try await threads.run { [threads] in
            try BlobFailure.telling(place.id) {
                try folder.make()
                let file = try OpenFile(folder.path + "/" + place.id + Self.unfinished, for: .creating)
                // Whoever holds the unfinished file is the only one who could make this one.
                guard access(folder.path + "/" + place.id, F_OK) != 0 else {
                    try folder.remove(place.id + Self.unfinished)
                    throw BlobFailure.taken(id: place.id)
                }
                return FileSink(file: file, folder: folder, id: place.id, threads: threads)
            }
        }
    }

    public func open(_ place: BlobPlace) async throws -> any BlobSource {
        let path = folder(of: place).path + "/" + place.id
        return try await threads.run { [threads] in
            try BlobFailure.telling(place.id) {
                FileSource(file: try OpenFile(path, for: .reading), id: place.id, threads: threads)
            }
        }
    }

    public func remove(_ place: BlobPlace) async throws {
        let folder = folder(of: place)
        try await threads.run {
            try folder.remove(place.id)
            try folder.remove(place.id + Self.unfinished)
        }
    }

    public func places(writtenBefore moment: Int64) async throws -> [BlobPlace] {
        let root = root
        return try await threads.run {
            try root.names().flatMap { office in
                let folder = Folder(root.path + "/" + office)
                // What is no folder of ours, or may not be read, holds none of our files.
                return try ((try? folder.names()) ?? []).compactMap { name -> BlobPlace? in
                    // A file that goes while we look is none of ours.
                    guard let file = try? OpenFile(folder.path + "/" + name, for: .reading),
                        try file.status().changed < moment
                    else { return nil }
                    let id = name.hasSuffix(Self.unfinished) ? String(name.dropLast(Self.unfinished.count)) : name
                    let place = BlobPlace(office: office, id: id)
                    return place.isPlain ? place : nil
                }
            }
        }
    }

    public func check() async throws {
        let path = root.path
        try await threads.run {
            guard access(path, W_OK | X_OK) == 0 else {
                throw BlobFailure.refused(cause: "folder \(path) tidak dapat ditulisi.")
            }
        }
    }

    private func folder(of place: BlobPlace) -> Folder {
        precondition(place.isPlain, "a blob's place is made of plain names")
        return Folder(root.path + "/" + place.office)
    }
}

private struct FileSink: BlobSink {
    let file: OpenFile
    let folder: Folder
    let id: String
    let threads: FileThreads

    func write(_ bytes: [UInt8]) async throws {
        try await threads.run { [file, id] in try BlobFailure.telling(id) { try file.write(bytes) } }
    }

    func finish() async throws {
        try await threads.run { [file, folder, id] in
            try BlobFailure.telling(id) {
                try file.sync()
                try folder.rename(id + FolderBlobStore.unfinished, to: id)
            }
        }
    }

    func abandon() async {
        // What cannot be removed now goes with the orphans.
        try? await threads.run { [folder, id] in try folder.remove(id + FolderBlobStore.unfinished) }
    }
}

private struct FileSource: BlobSource {
    let file: OpenFile
    let id: String
    let threads: FileThreads

    func read(upTo count: Int) async throws -> [UInt8] {
        try await threads.run { [file, id] in try BlobFailure.telling(id) { try file.read(upTo: count) } }
    }
}
