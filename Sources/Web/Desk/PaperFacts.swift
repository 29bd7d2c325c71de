import Documents
import Synchronization

/// How many pages an uploaded file has and how large they are. Looking costs a process each; a file never changes, so
/// it is looked at once. Kept by the blob's random id; nothing of the content is.
final class PaperFacts: Sendable {
    private let known = Mutex<[String: PictureFacts]>([:])
    private let most = 5000

    /// - Returns: nil for a file that cannot be drawn.
    func facts(of blob: String, pictures: PictureProcess, bytes: () async throws -> [UInt8]) async throws
        -> PictureFacts?
    {
        if let found = known.withLock({ $0[blob] }) { return found }
        guard let facts = try? await pictures.facts(.bytes(try await bytes())) else { return nil }
        known.withLock { known in
            if known.count >= most { known.removeAll() }
            known[blob] = facts
        }
        return facts
    }
}
