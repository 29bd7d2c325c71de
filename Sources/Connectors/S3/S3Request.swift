import Store

/// One request, before it is dated and signed. Every one that Balai makes may be made again.
struct S3Request: Sendable {
    enum Method: String, Sendable {
        case get = "GET"
        case head = "HEAD"
        case put = "PUT"
        case delete = "DELETE"
    }

    var method: Method
    /// In the bucket; empty for the bucket itself.
    var key = ""
    var query: [String: String] = [:]
    /// By their names in small letters.
    var headers: [String: String] = [:]
    var body: S3Body?

    init(_ method: Method, key: String = "") {
        self.method = method
        self.key = key
    }
}

/// What is sent, out of a file.
struct S3Body: Sendable {
    let file: OpenFile
    let length: Int
    /// Hexadecimal.
    let sha256: String
}

/// What a server said.
struct S3Answer: Sendable {
    var status = 0
    /// By their names in small letters.
    var headers: [String: String] = [:]
    var body: [UInt8] = []
}

/// No whole answer came.
struct S3NoAnswer: Error {
    /// libcurl's own words.
    let words: String
    /// Whether another try may fare better.
    let isPassing: Bool
}
