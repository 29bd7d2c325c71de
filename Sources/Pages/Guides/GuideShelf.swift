/// A picture of a guide: where it is had, and its size, so that the page keeps its place while it comes.
public struct GuidePicture: Sendable, Hashable {
    public var href: String
    public var width: Int
    public var height: Int

    public init(href: String, width: Int, height: Int) {
        self.href = href
        self.width = width
        self.height = height
    }
}

/// The guides of an installation with their pictures, read once.
public struct GuideShelf: Sendable {
    public let guides: [Guide]
    /// By the names of their files.
    let pictures: [String: GuidePicture]

    /// - Throws: `GuideTrouble` for a link or a picture that leads nowhere.
    public init(_ guides: [Guide], pictures: [String: GuidePicture]) throws(GuideTrouble) {
        self.guides = guides
        self.pictures = pictures
        for guide in guides {
            for name in guide.pictures where pictures[name] == nil {
                throw GuideTrouble(file: "\(guide.name).md", line: 0, message: "picture \(name) is not there")
            }
            for case .link(_, let target) in guide.spans where isOfGuides(target) && href(of: target, in: guide) == nil
            {
                throw GuideTrouble(file: "\(guide.name).md", line: 0, message: "“\(target)” leads nowhere")
            }
        }
    }

    public func guide(_ name: String) -> Guide? { guides.first { $0.name == name } }

    /// Whether a link means one of the guides, and not another file of the repository, or the web.
    private func isOfGuides(_ target: String) -> Bool {
        target.hasPrefix("#") || guides.contains { target.hasPrefix("\($0.name).md") }
    }

    /// The address, below that of the guides, of what a link of a guide leads to; nil: it is not to be had here.
    func href(of target: String, in guide: Guide) -> String? {
        if target.hasPrefix("https://") { return target }
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let file = String(parts[0])
        guard let meant = file.isEmpty ? guide : guides.first(where: { "\($0.name).md" == file }) else { return nil }
        guard parts.count == 2 else { return "/\(meant.name)" }
        let anchor = String(parts[1])
        if meant.chapters.contains(where: { $0.name == anchor }) { return "/\(meant.name)/\(anchor)" }
        guard let chapter = meant.chapters.first(where: { $0.sections.contains(anchor) }) else { return nil }
        return "/\(meant.name)/\(chapter.name)#\(anchor)"
    }
}
