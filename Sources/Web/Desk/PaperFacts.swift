import Documents
import Store

/// How many pages an uploaded file has and how large they are. Looking costs a process each; a file never changes, so
/// it is looked at once. Kept by the blob's random id; nothing of the content is.
final class PaperFacts: Sendable {
    private let known = Kept<String, PictureFacts?>(most: 5000)

    /// - Returns: nil for a file that cannot be drawn.
    func facts(of blob: String, pictures: PictureProcess, bytes: () async throws -> [UInt8]) async throws
        -> PictureFacts?
    {
        if let found = known[blob] { return found }
        let content = try await bytes()
        do {
            let facts = try await pictures.facts(.bytes(content))
            known.keep(facts, as: blob)
            return facts
        } catch {
            // A file that is broken stays so; that the machine is busy passes.
            if !error.isOurs { known.keep(nil, as: blob) }
            return nil
        }
    }
}
