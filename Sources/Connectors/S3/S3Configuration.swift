/// Where files lie in an S3 service, and how Balai speaks to it.
public struct S3Configuration: Sendable {
    /// Where a request names the bucket.
    public enum Style: Sendable {
        /// `https://server/bucket/key`, as most services outside Amazon want it.
        case path
        /// `https://bucket.server/key`.
        case subdomain
    }

    public let address: S3Address
    public let endpoint: S3Endpoint
    public let style: Style
    /// The service's name for where it is; part of each signature.
    public let region: String
    public let credentials: S3Credentials
    /// A file of certificates to trust instead of the system's.
    public let certificateAuthorities: String?
    /// From the connection to the last byte of one request.
    public let timeout: Duration
    /// How long is waited before each further try of a request that was not answered.
    public let pauses: [Duration]

    public init(
        address: S3Address, endpoint: S3Endpoint, style: Style, region: String, credentials: S3Credentials,
        certificateAuthorities: String? = nil, timeout: Duration = .seconds(120),
        pauses: [Duration] = [.milliseconds(200), .milliseconds(800), .milliseconds(3_200)]
    ) {
        self.address = address
        self.endpoint = endpoint
        self.style = style
        self.region = region
        self.credentials = credentials
        self.certificateAuthorities = certificateAuthorities
        self.timeout = timeout
        self.pauses = pauses
    }

    /// What stands as Host in a request.
    var host: String {
        style == .path ? endpoint.authority : "\(address.bucket).\(endpoint.authority)"
    }

    /// The path of a key; of the bucket itself where it is empty. Written as it is signed.
    func path(of key: String) -> String {
        "/" + S3Encoding.path(style == .path ? "\(address.bucket)/\(key)" : key)
    }
}

/// Who Balai is to the service. Shown without its secret.
public struct S3Credentials: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public let accessKey: String
    let secretKey: String

    public init(accessKey: String, secretKey: String) {
        self.accessKey = accessKey
        self.secretKey = secretKey
    }

    public var description: String { accessKey }
    public var debugDescription: String { accessKey }
    public var customMirror: Mirror { Mirror(self, children: ["accessKey": accessKey]) }
}
