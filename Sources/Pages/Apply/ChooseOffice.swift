/// For which office somebody applies who serves in several.
public struct ChooseOfficeView: Sendable {
    public var service: String
    public var offices: [OptionView]
    public var error: String?
    public var action: String
    public var back: String

    public init(service: String, offices: [OptionView], error: String? = nil, action: String, back: String) {
        self.service = service
        self.offices = offices
        self.error = error
        self.action = action
        self.back = back
    }
}

extension Page {
    /// Before the first question: `{base}/layanan/{sop}/ajukan`
    public static func chooseOffice(_ view: ChooseOfficeView, in frame: FrameView) -> Page {
        let question = "Untuk kantor mana Anda mengajukan?"
        let field = FieldView(
            name: "kantor", label: question, hint: "Anda bertugas di beberapa kantor", error: view.error,
            control: .choice(nil, view.offices))
        let form = FormBody(fields: [field], submit: "Lanjutkan", question: question)
        let errors = ErrorSummary([field])
        return Frame.page(
            question, in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(Crumb.back(view.back))<p class="soft small">\(view.service)</p>
            \(HTML.form(view.action, csrf: frame.csrf, form.html))</div>
            """)
    }
}
