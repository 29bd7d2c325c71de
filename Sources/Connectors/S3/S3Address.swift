/// A bucket, and where in it the files lie: `s3://bucket` or `s3://bucket/folder`.
public struct S3Address: Hashable, Sendable, CustomStringConvertible {
    public let bucket: String
    /// Without slashes at its ends; empty where the whole bucket is Balai's.
    public let prefix: String

    /// - Returns: nil for what is none: buckets have 3 to 63 small letters, digits, dots and hyphens, a prefix plain names
    ///   between slashes.
    public init?(_ text: String) {
        guard text.hasPrefix("s3://") else { return nil }
        var parts = text.dropFirst(5).split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if parts.count > 1, parts.last == "" { parts.removeLast() }
        guard let bucket = parts.first, Self.isBucket(bucket), parts.dropFirst().allSatisfy(Self.isName) else {
            return nil
        }
        self.bucket = bucket
        prefix = parts.dropFirst().joined(separator: "/")
    }

    public var description: String { "s3://" + bucket + (prefix.isEmpty ? "" : "/" + prefix) }

    /// What the keys of all files begin with.
    var keyPrefix: String { prefix.isEmpty ? "" : prefix + "/" }

    private static let lowerCase = "abcdefghijklmnopqrstuvwxyz0123456789"

    private static func isBucket(_ name: String) -> Bool {
        guard (3...63).contains(name.utf8.count), let first = name.first, let last = name.last else { return false }
        return lowerCase.contains(first) && lowerCase.contains(last) && !name.contains("..")
            && name.utf8.allSatisfy((lowerCase + ".-").utf8.contains)
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && name != "." && name != ".."
            && name.utf8.allSatisfy((lowerCase + lowerCase.uppercased() + "._-").utf8.contains)
    }
}
