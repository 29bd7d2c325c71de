/// A button that stands outside the form that it sends: the page comes back as it was, showing something else, with what
/// was typed still there. Chosen files do not travel: only their names are sent.
public struct FormButton: Sendable {
    /// Id of the form.
    public var form: String
    public var name: String
    public var value: String

    public init(form: String, name: String, value: String) {
        self.form = form
        self.name = name
        self.value = value
    }

    var attributes: HTML {
        #" form="\#(form)" name="\#(name)" value="\#(value)" formenctype="application/x-www-form-urlencoded""#
    }

    /// What the Enter key presses: the first button of a form in the order of the page, which must be the form's own.
    func first(_ label: String) -> HTML {
        #"<button class=vh tabindex=-1 aria-hidden=true form="\#(form)">\#(label)</button>"#
    }
}
