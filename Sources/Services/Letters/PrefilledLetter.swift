import Forms
public import Procedures
public import Store

/// A letter that an applicant writes, as far as what they answered fills it in (`contoh`). What is not known yet is to be
/// filled in by hand.
public struct PrefilledLetter: Sendable {
    public let template: LetterTemplate
    /// Who writes it, where an office applies; its letterhead stands above. nil: only the writer knows.
    public let writer: Office?
    public let writersContacts: OfficeContacts?
    private let values: [String: String]

    /// A parameter's text; nil: a line to fill in.
    public func text(_ parameter: String) -> String? { values[parameter] }

    /// - Parameters:
    ///   - handling: the office that the letter goes to.
    ///   - writer: the id of the applicant's office.
    init(
        _ template: LetterTemplate, values: [String: String] = [:], to handling: Office, from writer: String?,
        in transaction: any ReadTransaction
    ) throws {
        self.template = template
        let writer = try writer.flatMap { try Office.find($0, in: transaction) }
        self.writer = writer
        writersContacts = try writer.map { try OfficeContacts.of($0.id, in: transaction) }
        var values = values
        values["kantor"] = handling.name
        values["tempat-kantor"] = handling.letterhead.place
        values["tempat"] = writer?.letterhead.place
        if values["instansi"] == nil { values["instansi"] = writer?.name }
        self.values = values.filter { !$0.value.isEmpty }
    }

    /// The letter with nothing in it: what a service shows to whoever has not applied yet.
    /// - Returns: nil where the paper has no sample.
    public static func blank(
        _ paper: Paper, _ templates: LetterTemplates, to handling: Office, in transaction: any ReadTransaction
    ) throws -> PrefilledLetter? {
        try paper.template.flatMap { templates[$0] }.map {
            try PrefilledLetter($0, to: handling, from: nil, in: transaction)
        }
    }

    /// The answer to the first question of a parameter's name that is asked at all. What is `rahasia` is in no letter.
    static func values(
        of procedure: Procedure, _ answers: Answers, in context: some ConditionContext
    ) -> [String: String] {
        var values: [String: String] = [:]
        for form in procedure.forms {
            for field in form.fields where values[field.name] == nil {
                guard let value = answers[FieldPath(form: form.name, field: field.name)],
                    !field.isSecret || field.kind.isAlwaysSecret, field.shownWhen?.holds(in: context) ?? true
                else { continue }
                values[field.name] = field.display(value)
            }
        }
        return values
    }
}
