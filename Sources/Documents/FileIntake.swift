import Dispatch

/// A file that was taken: what is kept of it.
public struct AcceptedFile: Equatable, Sendable {
    public enum Kept: Equatable, Sendable {
        /// The file byte for byte: a PDF.
        case asItCame
        /// What Balai made of it: of a photo, a JPEG.
        case made([UInt8])
    }

    /// The sender's name for it, its extension that of what is kept.
    public var name: String
    public var type: FileType
    public var kept: Kept
    public var pages: Int

    public init(name: String, type: FileType, kept: Kept, pages: Int) {
        self.name = name
        self.type = type
        self.kept = kept
        self.pages = pages
    }
}

/// The way of an uploaded file from the form to what is kept. The file is read from where it lies, piece by piece; only
/// the decoder's process ever holds it whole.
///
/// A PDF is kept byte for byte, scripts and all, because it may be signed: show it as page images, and send it only as
/// a download in a sandbox.
public struct FileIntake: Sendable {
    let pictures: PictureProcess
    private let threads = DispatchQueue(label: "file intake", attributes: .concurrent)

    public init(pictures: PictureProcess) {
        self.pictures = pictures
    }

    /// - Parameter name: the file's name as the sender calls it.
    /// - Throws: what is wrong with the file; `FileProblem.userMessage` says it to the sender.
    public func accept(
        name: String, content: some FileContent, rule: FileRule
    ) async throws(FileProblem) -> AcceptedFile {
        let type = try await inspected(name, content, rule).get()
        guard type == .pdf else {
            let picture = try await pictures.photo(.content(content), bytes: min(rule.largestKept, 2 << 20))
            return AcceptedFile(name: jpegName(name), type: .jpeg, kept: .made(picture.bytes), pages: 1)
        }
        let facts = try await pictures.facts(.content(content))
        guard facts.pages <= rule.mostPages else { throw .tooManyPages(facts.pages, limit: rule.mostPages) }
        return AcceptedFile(name: name, type: .pdf, kept: .asItCame, pages: facts.pages)
    }

    /// The look reads from the disk.
    func inspected(
        _ name: String, _ content: some FileContent, _ rule: FileRule
    ) async -> Result<FileType, FileProblem> {
        await withCheckedContinuation { continuation in
            threads.async {
                continuation.resume(
                    returning: Result { () throws(FileProblem) in
                        try FileInspection.check(name: name, content: content, rule: rule)
                    })
            }
        }
    }

    private func jpegName(_ name: String) -> String {
        guard let claimed = FileType.claimed(by: name) else { return name + ".jpg" }
        guard claimed != .jpeg, let dot = name.lastIndex(of: ".") else { return name }
        return name[..<dot] + ".jpg"
    }
}
