import Store

/// Gathers a new file on the disk, where it goes with this value, and sends it once it is whole.
actor S3Sink: BlobSink {
    private let id: String
    private let key: String
    private let file: OpenFile
    private let client: S3Client
    private let threads: FileThreads
    private var digest = Digest.Running()
    private var length = 0

    /// Where the service keeps the hash of what was sent, beside the file.
    private static let hashHeader = "x-amz-meta-sha256"

    init(id: String, key: String, file: OpenFile, client: S3Client, threads: FileThreads) {
        self.id = id
        self.key = key
        self.file = file
        self.client = client
        self.threads = threads
    }

    func write(_ bytes: [UInt8]) async throws {
        digest.add(bytes)
        length += bytes.count
        try await threads.run { [file, id] in try BlobFailure.telling(id) { try file.write(bytes) } }
    }

    func finish() async throws {
        let sha256 = Hexadecimal.text(digest.value)
        var request = S3Request(.put, key: key)
        request.headers = ["if-none-match": "*", Self.hashHeader: sha256]
        request.body = S3Body(file: file, length: length, sha256: sha256)
        let answer = try await client.send(request)
        switch answer.status {
        case 200: return
        case 412: guard try await isThere(sha256) else { throw BlobFailure.taken(id: id) }
        default: throw client.failure(of: answer)
        }
    }

    /// Nothing was sent. What an interrupted `finish` may have left goes with the orphans.
    func abandon() async {}

    /// Whether what lies there is what was sent: an earlier try has arrived whose answer was lost.
    private func isThere(_ sha256: String) async throws -> Bool {
        let answer = try await client.send(S3Request(.head, key: key))
        guard answer.status == 200 || answer.status == 404 else { throw client.failure(of: answer) }
        return answer.status == 200 && answer.headers[Self.hashHeader] == sha256
    }
}
