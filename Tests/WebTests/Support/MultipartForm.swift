/// A form with files, as browsers send it (RFC 7578).
struct MultipartForm {
    static let boundary = "----batas7f3a91c05b"
    static let contentType = "multipart/form-data; boundary=\(boundary)"

    private(set) var bytes: [UInt8] = []

    init(_ fields: [(String, String)], files: [Upload]) {
        for (name, value) in fields { part("name=\"\(name)\"", type: nil, Array(value.utf8)) }
        for file in files {
            part("name=\"\(file.field)\"; filename=\"\(file.name)\"", type: file.type, file.bytes)
        }
        bytes += Array("--\(MultipartForm.boundary)--\r\n".utf8)
    }

    private mutating func part(_ disposition: String, type: String?, _ content: [UInt8]) {
        bytes += Array("--\(MultipartForm.boundary)\r\nContent-Disposition: form-data; \(disposition)\r\n".utf8)
        if let type { bytes += Array("Content-Type: \(type)\r\n".utf8) }
        bytes += Array("\r\n".utf8) + content + Array("\r\n".utf8)
    }
}

/// A file that a person chose.
struct Upload: Sendable {
    var field: String
    var name: String
    var type: String
    var bytes: [UInt8]

    static func pdf(_ paper: String, name: String? = nil) -> Upload {
        Upload(
            field: "berkas.\(paper)", name: name ?? "\(paper).pdf", type: "application/pdf", bytes: Papers.pdf(paper))
    }

    /// What a browser sends for a file control in which nothing was chosen.
    static func none(_ paper: String) -> Upload {
        Upload(field: "berkas.\(paper)", name: "", type: "application/octet-stream", bytes: [])
    }
}
