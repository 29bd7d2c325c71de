import Store

/// Gives a file in pieces that are asked for one by one, so that no connection waits for a slow reader and a lost one
/// costs a piece. One reader at a time.
actor S3Source: BlobSource {
    /// Bytes.
    private static let piece = 1 << 20

    private let id: String
    private let key: String
    private let client: S3Client
    private var length = 0
    /// Fetched and not yet read.
    private var ahead: ArraySlice<UInt8> = []
    private var fetched = 0

    init(id: String, key: String, client: S3Client) {
        self.id = id
        self.key = key
        self.client = client
    }

    /// Asks how long the file is: not every service takes a range that ends behind it.
    /// - Throws: `BlobFailure.missing`.
    func begin() async throws {
        let answer = try await client.send(S3Request(.head, key: key))
        if answer.status == 200, let length = answer.headers["content-length"].flatMap({ Int($0) }) {
            self.length = length
        } else {
            // An answer to HEAD has no body that could name the cause.
            throw failure(of: try await client.send(request(0..<1)))
        }
    }

    func read(upTo count: Int) async throws -> [UInt8] {
        while ahead.count < count && fetched < length { try await fetch() }
        defer { ahead = ahead.dropFirst(count) }
        return Array(ahead.prefix(count))
    }

    private func fetch() async throws {
        let range = fetched..<min(fetched + Self.piece, length)
        let answer = try await client.send(request(range))
        // Where the whole file is asked for, a service may answer so.
        let isGiven = answer.status == 206 || answer.status == 200 && range.count == length
        guard isGiven, answer.body.count == range.count else { throw failure(of: answer) }
        ahead = Array(ahead) + answer.body[...]
        fetched = range.upperBound
    }

    private func request(_ range: Range<Int>) -> S3Request {
        var request = S3Request(.get, key: key)
        request.headers["range"] = "bytes=\(range.lowerBound)-\(range.upperBound - 1)"
        return request
    }

    private func failure(of answer: S3Answer) -> BlobFailure {
        S3Refusal(answer).isMissing ? .missing(id: id) : client.failure(of: answer)
    }
}
