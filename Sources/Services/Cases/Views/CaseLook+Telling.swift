import Forms
import Procedures

/// What an officer needs to tell an applicant something in another way than by mail.
extension CaseLook {
    /// The applicant's telephone number, as they gave it first (`+62812…`); nil: none, or closed to the viewer.
    public var applicantTelephone: String? {
        guard !closedScopes.contains(.identity), let answers else { return nil }
        for form in procedure.forms {
            for field in form.fields where field.kind == .phone {
                if case .text(let number) = answers[FieldPath(form: form.name, field: field.name)] { return number }
            }
        }
        return nil
    }

    /// Whether the viewer looks after the case and may tell the applicant of it.
    public var mayTellApplicant: Bool {
        if case .officer(let lanes) = viewer { !lanes.isEmpty } else { false }
    }

    /// What the applicant has not been told, else what they were told last.
    public var newsForApplicant: [Notice] {
        let own = notices.filter(\.isApplicants)
        let open = own.filter(\.mustBeTold)
        return (open.isEmpty ? Array(own.prefix(1)) : open).map(\.notice)
    }
}
