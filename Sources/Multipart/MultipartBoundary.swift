/// The boundary that a Content-Type names (RFC 2046 §5.1.1), and with it the bytes that part the parts.
struct MultipartBoundary {
    /// CRLF, two hyphens, the boundary. A carriage return stands only at its beginning, so that a broken match can
    /// begin anew at the present byte and nowhere earlier.
    let delimiter: [UInt8]

    init(contentType: String) throws(MultipartError) {
        var header = HeaderScanner(Array(contentType.utf8))
        guard header.word()?.lowercased() == "multipart/form-data" else { throw .notMultipart }
        var found: [UInt8]?
        while let parameter = try header.parameter() {
            guard parameter.name == "boundary" else { continue }
            guard found == nil else { throw .notMultipart }
            found = parameter.value
        }
        guard let boundary = found, (1...70).contains(boundary.count), boundary.last != .space,
            boundary.allSatisfy({ $0.isBoundaryCharacter })
        else { throw .notMultipart }
        delimiter = [.carriageReturn, .lineFeed, .hyphen, .hyphen] + boundary
    }
}

extension UInt8 {
    fileprivate var isBoundaryCharacter: Bool {
        isLetterOrDigit || "'()+_,-./:=? ".utf8.contains(self)
    }
}
