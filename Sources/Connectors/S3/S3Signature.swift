import Store

/// A signature of AWS, version 4, in the header `Authorization` ("Authenticating Requests: Using the Authorization
/// Header" of the Amazon S3 reference): over method, path, query, every header that is given, and the body's hash.
struct S3Signature {
    let credentials: S3Credentials
    let region: String
    /// Seconds since 1970; the service accepts fifteen minutes either way.
    let moment: Int64

    /// What a body has as its hash that is none.
    static let emptyBody = Hexadecimal.text(Digest.sha256([UInt8]()))

    /// - Parameters:
    ///   - path: encoded.
    ///   - headers: by their names in small letters, `host` among them.
    ///   - body: SHA-256 in hexadecimal digits.
    /// - Returns: the headers, and those that date and sign them.
    func signed(
        _ method: String, path: String, query: [String: String], headers: [String: String], body: String
    ) -> [String: String] {
        let time = S3Time.text(moment)
        var headers = headers
        headers["x-amz-date"] = time
        headers["x-amz-content-sha256"] = body
        let sorted = headers.sorted { $0.key < $1.key }
        let names = sorted.map(\.key).joined(separator: ";")
        let lines = sorted.map { "\($0.key):\($0.value)\n" }.joined()
        let request = [method, path, S3Encoding.query(query), lines, names, body].joined(separator: "\n")
        let scope = "\(time.prefix(8))/\(region)/s3/aws4_request"
        let text = ["AWS4-HMAC-SHA256", time, scope, Hexadecimal.text(Digest.sha256(request))].joined(separator: "\n")
        let signature = Hexadecimal.text(HMAC.sha256(Array(text.utf8), key: key(of: scope)))
        headers["authorization"] =
            "AWS4-HMAC-SHA256 Credential=\(credentials.accessKey)/\(scope),SignedHeaders=\(names),Signature=\(signature)"
        return headers
    }

    /// The day's key: the secret, hashed with each word of the scope.
    private func key(of scope: String) -> [UInt8] {
        scope.split(separator: "/").reduce(Array("AWS4\(credentials.secretKey)".utf8)) { key, word in
            HMAC.sha256(Array(word.utf8), key: key)
        }
    }
}
