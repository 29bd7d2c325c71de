import Forms
import Procedures

/// What an officer needs to tell an applicant something in another way than by mail.
extension CaseLook {
    /// The applicant's telephone number, as they gave it first (`+62812…`), else as the counter noted it; nil: none, or
    /// closed to the viewer.
    public var applicantTelephone: String? {
        guard !closedScopes.closesIdentity, let answers else { return nil }
        // What an officer noted of somebody is not the applicant's.
        let given = procedure.applicantsQuestions.lazy.filter { $0.field.kind == .phone }.compactMap { question in
            if case .text(let number) = answers[question.path] { number } else { nil }
        }.first
        return given ?? state.opening.telephone
    }

    /// Whether the viewer looks after the case and may tell the applicant of it.
    public var mayTellApplicant: Bool {
        if case .officer(let lanes) = viewer { !lanes.isEmpty } else { false }
    }

    /// Whether the applicant decides for themselves alone, since they sent it alone and no mail reaches them
    /// (docs/decisions/0067); for officers.
    public var isHelpedByNobody: Bool {
        let opening = state.opening
        guard let reach, opening.assistedBy == nil, opening.parent == nil || opening.applicant != nil else {
            return false
        }
        return reach != .mail
    }

    /// Whether the viewer may read what the news says: an officer's reasons stand in it, which are content.
    public var mayReadNews: Bool { !closedScopes.contains(.content) }

    /// Whether there is more to tell the applicant than at an earlier look: no mail carries it.
    public func hasMoreToTell(than before: CaseLook) -> Bool {
        let known = Set(before.notices.map(\.notice.key))
        return notices.contains { $0.mustBeTold && !known.contains($0.notice.key) }
    }

    /// What the applicant has not been told, else what they were told last.
    public var newsForApplicant: [Notice] {
        let own = notices.filter(\.isApplicants)
        let open = own.filter(\.mustBeTold)
        return (open.isEmpty ? Array(own.prefix(1)) : open).map(\.notice)
    }
}
