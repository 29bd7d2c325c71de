import Pages
import Web

extension EmbeddedFiles {
    /// The pictures of the guides, under the addresses at which they are served.
    var guidePictures: [Asset] {
        all(under: "docs/gambar").map { Asset(name: $0.name, type: "image/png", bytes: $0.bytes) }
    }

    /// The guides for users.
    /// - Throws: `OperatorTrouble` where a changed one of `BALAI_ASSETS` cannot be shown.
    func guides(_ pictures: [Asset]) throws -> GuideShelf {
        do {
            return try GuideShelf(
                files: GuideShelf.names.map { ($0, file("docs/panduan/\($0).md").text) }, pictures: pictures)
        } catch let trouble as GuideTrouble {
            throw OperatorTrouble(trouble.description)
        }
    }
}
