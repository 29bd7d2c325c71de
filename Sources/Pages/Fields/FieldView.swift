/// One question of a form: its words, its control, what is wrong with the answer.
///
/// Covers every kind of field of an SOP file (`docs/bahasa-sop.md`, `formulir`).
public struct FieldView: Sendable {
    /// The expected length of an answer, in characters.
    public enum Width: Sendable { case eight, sixteen, twentyFour, full }

    /// Name of the form control; its ids are made from it.
    public var name: String
    /// No colon, no full stop.
    public var label: String
    public var hint: String?
    /// What is wrong and what is right: “NIK berisi 15 angka, seharusnya 16”.
    public var error: String?
    /// What may be left empty says so; what must be answered carries no mark.
    public var isRequired: Bool
    public var control: Control
    /// nil: as the kind of line suggests.
    public var width: Width?
    /// Token of HTML's `autocomplete`; nil: as the kind of line suggests.
    public var autocomplete: String?

    public init(
        name: String, label: String, hint: String? = nil, error: String? = nil, isRequired: Bool = true,
        control: Control, width: Width? = nil, autocomplete: String? = nil
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        self.error = error
        self.isRequired = isRequired
        self.control = control
        self.width = width
        self.autocomplete = autocomplete
    }
}

extension FieldView {
    /// Id of the control that an error message leads to.
    var id: String { "f-" + name.asIdentifier }

    /// Errors of this field and of those within it, in the order of the page.
    var errors: [(id: String, message: String)] {
        let own = error.map { [(id: id, message: $0)] } ?? []
        return own + control.inner.flatMap(\.errors)
    }

    var hasFiles: Bool {
        if case .files = control { return true }
        return control.inner.contains { $0.hasFiles }
    }

    /// Ids of hint and error, for `aria-describedby`.
    var describedBy: String? {
        let ids = [allHints == nil ? nil : "\(id)-petunjuk", error == nil ? nil : "\(id)-galat"].compactMap(\.self)
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    /// Hint and error, in that order, above the control.
    var words: HTML {
        """
        \(allHints.map { #"<p class=hint id="\#(id)-petunjuk">\#($0)</p>"# })\
        \(error.map { #"<p class=msg id="\#(id)-galat">\#($0)</p>"# })
        """
    }

    private var allHints: String? {
        let optional = isRequired || control.isFixed ? nil : "Boleh dikosongkan"
        let parts = [optional, hint, control.hint].compactMap(\.self).filter { !$0.isEmpty }
        guard parts.count > 1 else { return parts.first }
        return parts.map(\.sentence).joined(separator: " ")
    }
}

extension [FieldView] {
    var errors: [(id: String, message: String)] { flatMap(\.errors) }
    var hasFiles: Bool { contains { $0.hasFiles } }
    var html: HTML { "\(map { $0.html() })" }
}

extension String {
    /// Letters and digits as they are, everything else a hyphen.
    var asIdentifier: String {
        String(map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    }
}
