import Procedures
public import Forms

/// An original that was shown and that an officer ticked (`cara: bawa`, `keduanya`).
public struct ShownOriginal: Sendable, Hashable {
    /// The paper's name.
    public let paper: String
    /// The account of who saw it.
    public let seenBy: String
    public let at: Instant

    /// As the case stands now, in the order in which they were shown.
    static func all(of file: CaseFile, among papers: [String: [PaperFile]]) -> [ShownOriginal] {
        file.events.reduce(into: []) { found, event in
            guard case .stepCompleted(let done) = event.body else { return }
            for (paper, files) in done.papers.sorted(by: { $0.key < $1.key }) where papers[paper] != nil {
                let (isShown, known) = (files.contains(where: \.isShownOriginal), found.contains { $0.paper == paper })
                if !isShown { found.removeAll { $0.paper == paper } }
                guard isShown, !known else { continue }
                found.append(ShownOriginal(paper: paper, seenBy: event.actor.person, at: event.occurred))
            }
        }
    }
}
