import Procedures
public import Store

extension OpenDraft {
    /// The sample of a paper (`contoh`), filled in with the draft's answers: for whoever owns the draft.
    /// - Returns: nil where the application asks for no such paper, or it has no sample.
    public func letter(
        for paper: String, _ templates: LetterTemplates, to handling: Office, in transaction: any ReadTransaction
    ) throws -> PrefilledLetter? {
        guard procedure.step(procedure.start)?.uploads.contains(paper) == true,
            let template = procedure.paper(paper)?.template.flatMap({ templates[$0] })
        else { return nil }
        return try PrefilledLetter(
            template, values: PrefilledLetter.values(of: procedure, draft.content.answers, in: answers),
            to: handling, from: draft.content.applicantOffice, in: transaction)
    }
}

extension CaseLook {
    /// The sample of a paper (`contoh`), filled in with the case's answers: for the applicant, and for an officer who now
    /// does the step that asks for it in their stead.
    /// - Returns: nil for everybody else, and where the applicant is asked for no such paper or it has no sample.
    public func letter(
        for paper: String, _ templates: LetterTemplates, to handling: Office, in transaction: any ReadTransaction
    ) throws -> PrefilledLetter? {
        let asking = procedure.steps.filter { $0.uploads.contains(paper) && procedure.asksApplicant($0) }
        let may = viewer == .applicant || asking.contains { state.open[$0.name] != nil && isAssisting(at: $0.name) }
        guard may, !asking.isEmpty, let template = procedure.paper(paper)?.template.flatMap({ templates[$0] }) else {
            return nil
        }
        return try PrefilledLetter(
            template, values: PrefilledLetter.values(of: procedure, answers ?? [:], in: context), to: handling,
            from: state.opening.applicantOffice, in: transaction)
    }
}
