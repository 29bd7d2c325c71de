public import Forms

/// `tutup-sampai`: a paper or an answer that the applicant does not see before something has been done (SOP.md §5).
public struct Withholding: Hashable, Sendable {
    public enum Subject: Hashable, Sendable {
        case field(FieldPath)
        case paper(String)
    }

    public var subject: Subject
    public var until: EventReference

    public init(_ subject: Subject, until: EventReference) {
        self.subject = subject
        self.until = until
    }

    /// The same rule, wherever it stands in its file.
    var unplaced: Withholding {
        Withholding(subject, until: EventReference(step: until.step, outcome: until.outcome, isFirst: until.isFirst))
    }
}

extension Procedure {
    /// Whether the file ever keeps it from the applicant.
    func withholds(_ reference: AnswerReference) -> Bool {
        switch reference {
        case .field(let path): withholdings.contains { $0.subject == .field(path) }
        case .paper(let name): withholdings.contains { $0.subject == .paper(name) }
        default: false
        }
    }
}
