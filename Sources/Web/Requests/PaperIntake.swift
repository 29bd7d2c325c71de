import Documents
import Procedures
import Services
import Store

/// Takes a file that was sent for a paper: looks at what it truly is, reduces photos, and stores it sealed.
struct PaperIntake {
    private let web: WebServices
    private let office: String

    init(_ web: WebServices, office: String) {
        self.web = web
        self.office = office
    }

    /// - Throws: `PaperRefused` with a message for the field.
    func take(_ file: Form.File, for paper: Paper) async throws -> (file: PaperFile, blob: WrittenBlob) {
        let rule = FileRule(
            accepted: paper.extensions.compactMap { FileType(sopWord: $0.rawValue) }, largestKept: paper.maximumBytes)
        let spooled: SpooledFile
        switch file.content {
        case .spooled(let content): spooled = content
        case .tooLarge(let beginning):
            throw PaperRefused(
                message: FileInspection.problem(name: file.name, beginning: beginning, rule: rule)
                    .userMessage(name: file.name))
        case .dropped:
            throw PaperRefused(message: "Berkas “\(file.name)” belum kami terima. Pilih lagi, lalu kirim.")
        }
        let accepted: AcceptedFile
        do {
            accepted = try await FileIntake(pictures: web.pictures).accept(
                name: file.name, content: spooled, rule: rule)
        } catch let problem {
            throw PaperRefused(message: problem.userMessage(name: file.name))
        }
        let blob =
            switch accepted.kept {
            case .asItCame: try await web.blobs.write(spooled, office: office)
            case .made(let bytes): try await web.blobs.write(bytes, office: office)
            }
        let kind: Paper.Extension =
            switch accepted.type {
            case .jpeg: .jpg
            case .png: .png
            default: .pdf
            }
        return (
            PaperFile(
                blob: blob.place.id, name: accepted.name, type: kind, bytes: blob.size,
                digest: Hexadecimal.text(blob.digest)), blob
        )
    }
}

/// A file that cannot be taken; the message stands at its field.
struct PaperRefused: Error {
    let message: String
}
