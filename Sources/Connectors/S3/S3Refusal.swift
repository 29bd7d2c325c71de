import Store

/// Why a server does not do what it was asked, as far as its answer tells.
struct S3Refusal {
    let status: Int
    /// S3's word for it, as `NoSuchBucket`; empty where it gives none (to HEAD it never does).
    let code: String
    /// Where the bucket really is, where the server says so.
    let region: String?

    init(_ answer: S3Answer) {
        status = answer.status
        let elements = S3Elements(answer.body[...])
        // What else stands in the text may repeat the key and what was signed: not ours to show.
        code = (elements.first("Code") ?? "").filter { $0.isASCII && $0.isLetter }
        region = answer.headers["x-amz-bucket-region"] ?? elements.first("Region")
    }

    /// The same request may be answered well a moment later.
    var isPassing: Bool {
        if ["SlowDown", "RequestTimeout", "OperationAborted", "ConditionalRequestConflict"].contains(code) {
            return true
        }
        return status == 408 || status == 429 || status >= 500 && status != 501 && status != 507
    }

    /// A 404 without S3's own word comes from somebody else, and says nothing of the file.
    var isMissing: Bool { status == 404 && code == "NoSuchKey" }

    /// In the words of the store's seam.
    func failure(_ configuration: S3Configuration) -> BlobFailure {
        if status == 507 || ["QuotaExceeded", "InsufficientStorage", "XMinioStorageFull"].contains(code) {
            return .full
        }
        if isPassing { return .unreachable(cause: "\(configuration.endpoint) menjawab \(said).") }
        return .refused(cause: cause(configuration) + " (\(said)).")
    }

    private var said: String { code.isEmpty ? "\(status)" : "\(status) \(code)" }

    private func cause(_ configuration: S3Configuration) -> String {
        let (bucket, server) = (configuration.address.bucket, configuration.endpoint)
        return switch code {
        case "InvalidAccessKeyId": "\(server) tidak mengenal kunci akses \(configuration.credentials.accessKey)"
        case "SignatureDoesNotMatch": "kunci rahasia untuk \(configuration.credentials.accessKey) salah"
        case "AccessDenied", "AllAccessDisabled":
            "kunci akses \(configuration.credentials.accessKey) tidak berhak atas \(configuration.address)"
        case "NoSuchBucket": "bucket \(bucket) tidak ada di \(server)"
        case "RequestTimeTooSkewed": "jam mesin ini berbeda lebih dari 15 menit dengan jam \(server)"
        case "PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException":
            "bucket \(bucket) tidak di wilayah \(configuration.region)" + (region.map { ", melainkan \($0)" } ?? "")
        case "NotImplemented": "\(server) tidak mengenal If-None-Match, yang menjaga agar tidak ada yang tertimpa"
        default:
            status == 403
                ? "\(server) menolak kunci akses \(configuration.credentials.accessKey)"
                : "\(server) menjawab yang tidak diharapkan; periksa alamat dan bucket-nya"
        }
    }
}
