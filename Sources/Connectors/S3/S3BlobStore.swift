public import Store

/// Blobs in an S3 service: `<prefix>/<office>/<id>`, named as in a folder, so that either can be copied into the other.
///
/// A file is put in one request once it is whole, and only where none lies (`If-None-Match: *`): what the service has
/// acknowledged is there for good, and nothing is ever overwritten.
public struct S3BlobStore: BlobStore {
    private let client: S3Client
    private let spool: Folder
    private let threads = FileThreads()
    /// How many files one answer lists at most.
    var listed = 1_000

    /// - Parameter spool: a folder on the disk where a file lies, sealed and nameless, until it is sent.
    public init(_ configuration: S3Configuration, spool: String) {
        client = S3Client(configuration)
        self.spool = Folder(spool)
    }

    public func create(_ place: BlobPlace) async throws -> any BlobSink {
        S3Sink(id: place.id, key: key(of: place), file: try await nameless(), client: client, threads: threads)
    }

    public func open(_ place: BlobPlace) async throws -> any BlobSource {
        let source = S3Source(id: place.id, key: key(of: place), client: client)
        try await source.begin()
        return source
    }

    public func remove(_ place: BlobPlace) async throws { try await remove(key: key(of: place)) }

    public func places(writtenBefore moment: Int64) async throws -> [BlobPlace] {
        var places: [BlobPlace] = []
        var continuation: String?
        repeat {
            let answer = try await client.send(
                S3Listing.request(under: address.keyPrefix, after: continuation, limit: listed))
            let page = try listing(in: answer)
            places += page.entries.filter { $0.changed < moment }.compactMap { place(of: $0.key) }
            continuation = page.continuation
        } while continuation != nil
        return places
    }

    public func check() async throws {
        _ = try listing(in: await client.ask(S3Listing.request(under: address.keyPrefix, limit: 1)))
    }

    /// Whether nothing at all lies where these files are to lie.
    /// - Throws: `BlobFailure`.
    public func isEmpty() async throws -> Bool {
        let answer = try await client.send(S3Listing.request(under: address.keyPrefix, limit: 1))
        return try listing(in: answer).entries.isEmpty
    }

    /// Makes sure that a file can be written and removed.
    /// - Returns: whether the service keeps what is there from being written over; some ignore that they are asked to.
    /// - Throws: `BlobFailure.unreachable`, `.refused`.
    public func prove() async throws -> Bool {
        try await check()
        var request = S3Request(.put, key: "\(address.keyPrefix)uji-tulis-\(Identifier.random())")
        request.body = S3Body(file: try await nameless(), length: 0, sha256: S3Signature.emptyBody)
        let first = try await client.ask(request)
        guard first.status == 200 else { throw client.failure(of: first) }
        request.headers["if-none-match"] = "*"
        let second = try await client.ask(request)
        guard second.status == 412 || second.status == 200 else { throw client.failure(of: second) }
        try await remove(key: request.key)
        return second.status == 412
    }

    private var address: S3Address { client.configuration.address }

    private func nameless() async throws -> OpenFile {
        try await threads.run { [spool] in
            try BlobFailure.telling("") {
                try spool.make()
                return try spool.nameless()
            }
        }
    }

    private func listing(in answer: S3Answer) throws -> S3Listing {
        guard answer.status == 200, let page = S3Listing(answer) else { throw client.failure(of: answer) }
        return page
    }

    private func remove(key: String) async throws {
        let answer = try await client.send(S3Request(.delete, key: key))
        guard answer.status == 204 || answer.status == 200 || S3Refusal(answer).isMissing else {
            throw client.failure(of: answer)
        }
    }

    private func key(of place: BlobPlace) -> String {
        precondition(place.isPlain, "a blob's place is made of plain names")
        return "\(address.keyPrefix)\(place.office)/\(place.id)"
    }

    /// Nil for what is no file of Balai's.
    private func place(of key: String) -> BlobPlace? {
        guard key.hasPrefix(address.keyPrefix) else { return nil }
        let names = key.dropFirst(address.keyPrefix.count).split(separator: "/", omittingEmptySubsequences: false)
        guard names.count == 2 else { return nil }
        let place = BlobPlace(office: String(names[0]), id: String(names[1]))
        return place.isPlain ? place : nil
    }
}
