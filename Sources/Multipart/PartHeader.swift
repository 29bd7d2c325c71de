/// Reads the header lines of one part.
enum PartHeader {
    /// - Parameter lines: the bytes before the empty line, each line with its CRLF.
    static func read(_ lines: ArraySlice<UInt8>) throws(MultipartError) -> PartHead {
        var disposition: (name: String, filename: String?)?
        var contentType: String?
        var rest = lines
        while !rest.isEmpty {
            let (name, value) = try line(&rest)
            switch name {
            case "content-disposition":
                guard disposition == nil else { throw .malformed("two Content-Disposition lines") }
                disposition = try readDisposition(value)
            case "content-type":
                guard let text = String(validating: value, as: UTF8.self) else { throw .malformed("Content-Type") }
                contentType = text
            case "content-transfer-encoding":
                // RFC 7578 §4.7 ended it. Bytes in another encoding would be taken for the content.
                let encoding = String(decoding: value, as: UTF8.self).lowercased()
                guard ["binary", "8bit", "7bit"].contains(encoding) else {
                    throw .malformed("Content-Transfer-Encoding \(encoding)")
                }
            default: break
            }
        }
        guard let disposition else { throw .malformed("part without Content-Disposition") }
        return PartHead(name: disposition.name, filename: disposition.filename, contentType: contentType)
    }

    private static func line(_ rest: inout ArraySlice<UInt8>) throws(MultipartError) -> (name: String, value: [UInt8]) {
        guard let end = rest.firstIndex(of: .carriageReturn), rest.index(after: end) < rest.endIndex,
            rest[end + 1] == .lineFeed
        else { throw .malformed("header line without CRLF") }
        let line = rest[rest.startIndex..<end]
        rest = rest[(end + 2)...]
        guard let colon = line.firstIndex(of: .colon), colon > line.startIndex,
            line[line.startIndex..<colon].allSatisfy({ $0.isToken })
        else { throw .malformed("header line without a name") }
        guard line.allSatisfy({ $0 >= .space && $0 != 0x7F || $0 == .tab }) else { throw .badName }
        let name = String(decoding: line[line.startIndex..<colon], as: UTF8.self).lowercased()
        var value = line[(colon + 1)...]
        while value.first?.isWhiteSpace == true { value.removeFirst() }
        while value.last?.isWhiteSpace == true { value.removeLast() }
        return (name, Array(value))
    }

    private static func readDisposition(_ value: [UInt8]) throws(MultipartError) -> (name: String, filename: String?) {
        var header = HeaderScanner(value)
        guard header.word()?.lowercased() == "form-data" else { throw .malformed("disposition is not form-data") }
        var name: String?
        var filename: String?
        while let parameter = try header.parameter() {
            switch parameter.name {
            case "name":
                guard name == nil else { throw .malformed("two names") }
                name = try PartName.field(parameter.value)
            case "filename":
                guard filename == nil else { throw .malformed("two file names") }
                filename = try PartName.file(parameter.value)
            // `filename*` may not be sent in a form (RFC 7578 §4.2): obeying it would let one part have two names.
            default: break
            }
        }
        guard let name, !name.isEmpty else { throw .malformed("part without a name") }
        return (name, filename)
    }
}
