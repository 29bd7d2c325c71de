public import Forms
public import Procedures

/// Answers and papers that came with an act which was entered too late (SOP.md §10.3).
public struct LateContent: Sendable, Hashable {
    public struct Answer: Sendable, Hashable {
        public let field: Field
        public let value: Value
    }

    public struct Given: Sendable, Hashable {
        public let paper: Paper
        public let files: [PaperFile]
    }

    /// In the order of the file.
    public let answers: [Answer]
    public let papers: [Given]

    /// - Parameter erased: papers whose files are gone; that an original was shown stays.
    init(_ content: LateActContent, of procedure: Procedure, without erased: Set<String>) {
        answers = procedure.forms.flatMap(\.asked).compactMap { question in
            content.answers[question.path].map { Answer(field: question.field, value: $0) }
        }
        papers = procedure.papers.compactMap { paper in
            content.papers[paper.name].map { files in
                Given(paper: paper, files: files.filter { $0.isShownOriginal || !erased.contains(paper.name) })
            }
        }
    }
}

extension CaseLook {
    /// Files that came with acts which were entered too late: no papers of the case, but officers may open them.
    var latePapers: [(String, [PaperFile])] {
        guard case .officer = viewer else { return [] }
        return state.lateActs.compactMap(\.content).flatMap { $0.papers.map { ($0.key, $0.value) } }
    }
}
