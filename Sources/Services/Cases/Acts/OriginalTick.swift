public import Procedures

extension CaseState {
    /// Whether something was given for a paper: a file, or the sight of its original.
    func isGiven(_ paper: String) -> Bool { papers[paper]?.isEmpty == false }

    /// What a form may say of originals. Whoever cannot see what was given for a paper is not asked about it, and neither
    /// confirms it nor takes it back.
    /// - Parameter hidden: papers that are closed to who fills the form in.
    func ticks(_ originals: [String: Bool], hidden: Set<String>) -> [String: Bool] {
        originals.filter { !hidden.contains($0.key) || !isGiven($0.key) }
    }
}

extension CaseLook {
    /// Whether the viewer's form asks if the original of this paper was shown.
    public func asksForOriginal(of paper: Paper) -> Bool {
        paper.delivery != .upload && (!hiddenPapers.contains(paper.name) || !full.isGiven(paper.name))
    }
}
