/// The fields of a form with its buttons.
struct FormBody {
    var fields: [FieldView]
    /// Verb and object: “Kirim permohonan”.
    var submit: String
    /// A second button that sends the same form with `nanti=ya`.
    var later: String?
    /// The page's heading, when the form is one question.
    var question: String?
    /// What stands between the fields and the buttons.
    var aside: HTML?

    var html: HTML {
        """
        \(Self.firstButton(submit), when: hasOtherButtons)\
        \(fields.map { $0.html(asQuestion: fields.count == 1 ? question : nil) })\
        \(aside)<div class=acts><button class=btn>\(submit)</button>\
        \(later.map { "<button class=\"btn alt\" name=nanti value=ya>\($0)</button>" })</div>
        """
    }

    /// True when a button stands before the form's own one: the Enter key would press that.
    private var hasOtherButtons: Bool {
        aside != nil
            || fields.contains { field in
                switch field.control {
                case .rows: true
                case .files(let files): !files.given.isEmpty
                default: field.control.inner.contains { $0.hasFiles }
                }
            }
    }

    private static func firstButton(_ label: String) -> HTML {
        "<button class=vh tabindex=-1 aria-hidden=true>\(label)</button>"
    }
}
