/// Reads a multipart/form-data body (RFC 7578, RFC 2046 §5.1) as it comes from the network, in pieces of any size, and
/// holds never more of it than one part's header.
///
/// ```swift
/// var parser = try MultipartParser(contentType: request.contentType, limits: limits)
/// for try await piece in body {
///     for event in try parser.feed(piece) { … }
/// }
/// try parser.finish()
/// ```
///
/// After an error the parser stays in it: every further call throws the same one.
public struct MultipartParser: Sendable {
    private enum State {
        case preamble, afterDelimiter, header, body, epilogue
        case failed(MultipartError)
    }

    private let delimiter: [UInt8]
    private let limits: MultipartLimits
    private var state = State.preamble
    /// How many bytes of the delimiter the latest bytes are. The body begins as if a line had just ended, so that a
    /// boundary in the very first line is one.
    private var matched = 2
    /// How many of the matched bytes are not content: a part's header ends with a CRLF that may at once begin the
    /// delimiter of a part without a body (RFC 2046 §5.1.1, `body-part`).
    private var phantom = 0
    /// Bytes of a part's header, or of the line of a boundary.
    private var held: [UInt8] = []
    private var head = PartHead(name: "")
    private var totalBytes = 0
    private var partBytes = 0
    private var parts = 0
    private var files = 0

    /// - Parameter contentType: the request's Content-Type with its boundary.
    /// - Throws: `MultipartError.notMultipart`.
    public init(contentType: String, limits: MultipartLimits = MultipartLimits()) throws(MultipartError) {
        delimiter = try MultipartBoundary(contentType: contentType).delimiter
        self.limits = limits
    }

    /// Takes the next bytes of the body and says what they complete.
    ///
    /// - Throws: what is wrong with the form; then the events of this piece are lost, and with them the form.
    public mutating func feed(_ bytes: ArraySlice<UInt8>) throws(MultipartError) -> [MultipartEvent] {
        if case .failed(let error) = state { throw error }
        do {
            return try read(bytes)
        } catch {
            state = .failed(error)
            throw error
        }
    }

    /// Takes the next bytes of the body and says what they complete.
    public mutating func feed(_ bytes: [UInt8]) throws(MultipartError) -> [MultipartEvent] {
        try feed(bytes[...])
    }

    /// Says that no more bytes come.
    ///
    /// - Throws: `MultipartError.truncated` when the closing boundary has not come.
    public mutating func finish() throws(MultipartError) {
        switch state {
        case .epilogue: return
        case .failed(let error): throw error
        case .preamble, .afterDelimiter, .header, .body:
            state = .failed(.truncated)
            throw .truncated
        }
    }

    private mutating func read(_ bytes: ArraySlice<UInt8>) throws(MultipartError) -> [MultipartEvent] {
        totalBytes += bytes.count
        guard totalBytes <= limits.totalBytes else { throw .bodyTooLarge(limit: limits.totalBytes) }
        var events: [MultipartEvent] = []
        var rest = bytes
        while let byte = rest.first {
            switch state {
            case .preamble, .body: try scan(&rest, into: &events)
            case .afterDelimiter:
                rest.removeFirst()
                try endDelimiterLine(byte, into: &events)
            case .header:
                rest.removeFirst()
                try extendHeader(byte, into: &events)
            case .epilogue: return events
            case .failed(let error): throw error
            }
        }
        return events
    }

    /// Passes on content up to the next delimiter or the end of the bytes.
    private mutating func scan(
        _ rest: inout ArraySlice<UInt8>, into events: inout [MultipartEvent]
    ) throws(MultipartError) {
        // What an earlier piece ended with, and what of the delimiter it may have been.
        let before = matched
        var index = rest.startIndex
        while index < rest.endIndex, matched < delimiter.count {
            let byte = rest[index]
            if byte == delimiter[matched] {
                matched += 1
            } else {
                matched = byte == .carriageReturn ? 1 : 0
            }
            index += 1
        }
        // The bytes read are `before` + what was consumed; the last `matched` of them are perhaps a delimiter.
        let settled = before + (index - rest.startIndex) - matched
        if case .body = state {
            let fromBefore = min(before, settled)
            try passOn(delimiter[min(phantom, fromBefore)..<fromBefore], into: &events)
            try passOn(rest[rest.startIndex..<rest.startIndex + settled - fromBefore], into: &events)
        }
        if settled > 0 { phantom = 0 }
        rest = rest[index...]
        guard matched == delimiter.count else { return }
        if case .body = state { events.append(.end) }
        matched = 0
        held = []
        state = .afterDelimiter
    }

    private mutating func passOn(
        _ content: ArraySlice<UInt8>, into events: inout [MultipartEvent]
    ) throws(MultipartError) {
        guard !content.isEmpty else { return }
        partBytes += content.count
        if let filename = head.filename {
            guard partBytes <= limits.fileBytes else {
                throw .fileTooLarge(name: head.name, filename: filename, limit: limits.fileBytes)
            }
        } else {
            guard partBytes <= limits.fieldBytes else {
                throw .fieldTooLarge(name: head.name, limit: limits.fieldBytes)
            }
        }
        events.append(.body(content))
    }

    /// After a boundary: two hyphens close the form; white space and CRLF begin a part.
    private mutating func endDelimiterLine(
        _ byte: UInt8, into events: inout [MultipartEvent]
    ) throws(MultipartError) {
        switch (held.last, byte) {
        case (nil, .hyphen), (nil, .carriageReturn), (.space, .carriageReturn), (nil, .space), (.space, .space):
            held.append(byte)
        case (nil, .tab), (.space, .tab): held.append(.space)
        case (.hyphen, .hyphen):
            state = .epilogue
            events.append(.finish)
        case (.carriageReturn, .lineFeed):
            parts += 1
            guard parts <= limits.parts else { throw .tooManyParts(limit: limits.parts) }
            held = []
            state = .header
        default: throw .malformed("text after a boundary")
        }
        guard held.count <= limits.headerBytes else { throw .headerTooLarge(limit: limits.headerBytes) }
    }

    private mutating func extendHeader(
        _ byte: UInt8, into events: inout [MultipartEvent]
    ) throws(MultipartError) {
        held.append(byte)
        guard held.count <= limits.headerBytes else { throw .headerTooLarge(limit: limits.headerBytes) }
        let emptyLine: [UInt8] = [.carriageReturn, .lineFeed]
        guard byte == .lineFeed, held == emptyLine || held.suffix(4).elementsEqual(emptyLine + emptyLine) else {
            return
        }
        head = try PartHeader.read(held.dropLast(2))
        if head.isFile { files += 1 }
        guard files <= limits.files else { throw .tooManyFiles(limit: limits.files) }
        held = []
        partBytes = 0
        matched = 2
        phantom = 2
        state = .body
        events.append(.begin(head))
    }
}
