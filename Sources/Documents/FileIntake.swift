/// A file that was taken: what is kept of it.
public struct AcceptedFile: Equatable, Sendable {
    /// The sender's name for it, its extension that of what is kept.
    public var name: String
    public var type: FileType
    /// A PDF as it came; of a photo, the JPEG that Balai wrote.
    public var bytes: [UInt8]
    public var pages: Int

    public init(name: String, type: FileType, bytes: [UInt8], pages: Int) {
        self.name = name
        self.type = type
        self.bytes = bytes
        self.pages = pages
    }
}

/// The way of an uploaded file from the form to what is kept.
///
/// A PDF is kept byte for byte, scripts and all, because it may be signed: show it as page images, and send it only as
/// a download in a sandbox.
public struct FileIntake: Sendable {
    private let pictures: PictureProcess

    public init(pictures: PictureProcess) {
        self.pictures = pictures
    }

    /// - Parameter name: the file's name as the sender calls it.
    /// - Throws: what is wrong with the file; `FileProblem.userMessage` says it to the sender.
    public func accept(name: String, bytes: [UInt8], rule: FileRule) async throws(FileProblem) -> AcceptedFile {
        let type = try FileInspection.check(name: name, bytes: bytes, rule: rule)
        guard type == .pdf else {
            let picture = try await pictures.photo(.bytes(bytes), bytes: min(rule.largestKept, 2 << 20))
            return AcceptedFile(name: jpegName(name), type: .jpeg, bytes: picture.bytes, pages: 1)
        }
        let facts = try await pictures.facts(.bytes(bytes))
        guard facts.pages <= rule.mostPages else { throw .tooManyPages(facts.pages, limit: rule.mostPages) }
        return AcceptedFile(name: name, type: .pdf, bytes: bytes, pages: facts.pages)
    }

    private func jpegName(_ name: String) -> String {
        guard let claimed = FileType.claimed(by: name) else { return name + ".jpg" }
        guard claimed != .jpeg, let dot = name.lastIndex(of: ".") else { return name }
        return name[..<dot] + ".jpg"
    }
}
