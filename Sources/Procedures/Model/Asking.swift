public import Forms

/// `isi`: a whole form, or single fields of one.
public struct FormUse: Hashable, Sendable {
    public var form: String
    /// nil: every field.
    public var fields: [String]?
    public var position: SourcePosition

    public init(form: String, fields: [String]? = nil, position: SourcePosition = .start) {
        self.form = form
        self.fields = fields
        self.position = position
    }

    /// Whether it asks this question.
    func asks(_ path: FieldPath) -> Bool { form == path.form && fields?.contains(path.field) ?? true }
}

/// An item of `kelengkapan`.
public enum RequirementItem: Hashable, Sendable {
    case paper(String)
    case form(String)
    case letter(String)
    case text(String)
}
