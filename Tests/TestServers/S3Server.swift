/// A real S3 server of the tests' own (`s3_server.py`), with an empty bucket.
public final class S3Server: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        /// Proves signatures, and knows no `If-None-Match`.
        case nanio
        /// Keeps to `If-None-Match`, and takes any signature.
        case moto
    }

    public static let bucket = "berkas"
    public static let accessKey = "KUNCI-UJI"
    public static let secretKey = "rahasia-uji-0123456789"

    private let server: PythonServer

    public var port: Int { server.port }
    /// Where `ca.pem` lies, with `--tls`.
    public var folder: String { server.folder }

    /// - Parameter options: of the script.
    public init(_ kind: Kind, _ options: String = "") throws {
        server = try PythonServer(Self.script, "\(kind.rawValue) \(options)")
    }

    private static let script =
        #filePath.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/s3_server.py"

    /// One of each kind that the whole run shares: every test has a prefix of its own.
    public static func shared(_ kind: Kind) throws -> S3Server {
        switch kind {
        case .nanio: try nanio.get()
        case .moto: try moto.get()
        }
    }

    private static let nanio = Result { try S3Server(.nanio) }
    private static let moto = Result { try S3Server(.moto) }
}
