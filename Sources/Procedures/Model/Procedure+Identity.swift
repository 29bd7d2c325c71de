public import Forms

/// What tells who the applicant is, for `kerahasiaan` with `tutup: identitas` (SOP.md §5).
extension Procedure {
    /// Whether an answer names the applicant or leads to them: their name, what is always sealed (NIK, KK, telephone,
    /// address), how to reach them, and what the file marks as `rahasia`.
    public func identifies(_ path: FieldPath) -> Bool {
        guard let field = field(path) else { return false }
        return field.leadsToSomebody || (field.name == "nama" && isAskedAtStart(path))
    }

    /// Whether a paper is handed in by the applicant: it bears their name more often than not.
    public func isApplicants(paper: String) -> Bool {
        guard let applicant = applicantLane?.name else { return false }
        return steps.contains { $0.lanes.contains(applicant) && $0.uploads.contains(paper) }
    }

    private func isAskedAtStart(_ path: FieldPath) -> Bool {
        step(start)?.asks.contains { $0.asks(path) } ?? false
    }
}

extension Field {
    fileprivate var leadsToSomebody: Bool {
        if isSecret || kind.isAlwaysSecret || columns.contains(where: \.leadsToSomebody) { return true }
        switch kind {
        case .email, .nip, .familyMember, .location: return true
        default: return false
        }
    }
}
