/// What lies in a bucket, a number of files at a time, a thousand at most (ListObjectsV2).
struct S3Listing {
    struct Entry {
        let key: String
        /// Seconds since 1970 by the service's clock; where it is unreadable, later than anything.
        let changed: Int64
    }

    let entries: [Entry]
    /// Asks for what follows; nil at the end.
    let continuation: String?

    static func request(under prefix: String, after continuation: String? = nil, limit: Int) -> S3Request {
        var request = S3Request(.get)
        request.query = ["list-type": "2", "max-keys": "\(limit)", "prefix": prefix]
        request.query["continuation-token"] = continuation
        return request
    }

    /// Nil where the answer is no list.
    init?(_ answer: S3Answer) {
        let list = S3Elements(answer.body[...])
        guard list.isOne("ListBucketResult") else { return nil }
        entries = list.all("Contents").compactMap { entry in
            entry.first("Key").map { key in
                Entry(key: key, changed: entry.first("LastModified").flatMap(S3Time.seconds) ?? .max)
            }
        }
        let isCut = list.first("IsTruncated") == "true"
        continuation = isCut ? list.first("NextContinuationToken") : nil
        if isCut && continuation == nil { return nil }
    }
}
