public import Documents
import Forms
import Procedures
import Store

/// What was found out about SOP files: checks of texts, and ways from one version to another.
///
/// Each may take a second. So they are done outside of any transaction, one at a time, on a thread that may block and that
/// they share with no documents; and each is kept under the hashes of all that it depends on.
public struct Proofs: Sendable {
    private struct Text: Hashable {
        let hash: String
        let name: String?
        let surroundings: String
    }

    private struct Way: Hashable {
        let from: String
        let to: String
    }

    let press = DocumentPress()
    /// Weighed in bytes of their texts.
    private let checks = Kept<Text, CheckedSource>(most: 4 * 1024 * 1024)
    /// Weighed in bytes of the markings that they hold: of one pair of versions that may be some megabytes.
    private let ways: Kept<Way, VersionMove?>

    /// - Parameter waysWeight: how many bytes of ways are kept before the oldest go; at most twice as many are held.
    public init(waysWeight: Int = 16 * 1024 * 1024) { ways = Kept(most: waysWeight) }

    /// What the checker says of a text.
    /// - Parameter name: of its file; nil: as the SOP in it.
    /// - Throws: `FileProblem.busy` when too many wait already.
    public func check(
        _ source: [UInt8], called name: String? = nil, in surroundings: CheckedSource.Surroundings
    ) async throws(FileProblem) -> CheckedSource {
        let text = Text(
            hash: Hexadecimal.text(Digest.sha256(source)), name: name, surroundings: surroundings.fingerprint)
        if let known = checks[text] { return known }
        let checked = try await press.make { () throws(FileProblem) -> CheckedSource in
            CheckedSource(source, called: name, in: surroundings)
        }
        checks.keep(checked, as: text, weight: source.count)
        return checked
    }

    /// Which cases of one version may go on under another, and how; nil: that one does not allow it.
    /// - Parameters:
    ///   - from, to: hashes of both.
    /// - Throws: `FileProblem.busy` when too many wait already.
    func move(
        _ old: Procedure, from: String, to new: Procedure, _ to: String, catalogue: Catalogue
    ) async throws(FileProblem) -> VersionMove? {
        let way = Way(from: from, to: to)
        if let known = ways[way] { return known }
        let move = try await press.make { () throws(FileProblem) -> VersionMove? in
            VersionMove(from: old, to: new, catalogue: catalogue)
        }
        ways.keep(move, as: way, weight: Proofs.leastWeight + (move?.heldBytes ?? 0))
        return move
    }

    /// Of a way that has no markings, or that is none.
    private static let leastWeight = 512
}
