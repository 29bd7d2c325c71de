import Procedures
public import Forms

/// An original that was shown and that an officer ticked (`cara: bawa`, `keduanya`).
public struct ShownOriginal: Sendable, Hashable {
    /// The paper's name.
    public let paper: String
    /// The account of who saw it.
    public let seenBy: String
    public let at: Instant

    /// As the case stands now, in the order in which they were given. One that the parent's case lent was seen there.
    static func all(of file: CaseFile, among papers: [String: [PaperFile]]) -> [ShownOriginal] {
        file.events.reduce(into: []) { found, event in
            guard case .stepCompleted(let done) = event.body else { return }
            for (paper, files) in done.papers.sorted(by: { $0.key < $1.key }) where papers[paper] != nil {
                guard let mark = files.first(where: \.isShownOriginal) else {
                    found.removeAll { $0.paper == paper }
                    continue
                }
                guard !found.contains(where: { $0.paper == paper }) else { continue }
                found.append(
                    ShownOriginal(
                        paper: paper, seenBy: mark.sighting?.by ?? event.actor.person,
                        at: mark.sighting?.at ?? event.occurred))
            }
        }
    }

    /// As what another case is lent: who saw it goes along.
    var lent: PaperFile {
        var mark = PaperFile.shownOriginal
        mark.sighting = PaperFile.Sighting(by: seenBy, at: at)
        return mark
    }
}
