/// A page with one button: a link of a mail leads here, and only pressing the button uses the link up.
public struct ConfirmView: Sendable {
    public var title: String
    public var text: String
    public var action: String
    /// Verb and object: “Lanjutkan permohonan”.
    public var submit: String

    public init(title: String, text: String, action: String, submit: String) {
        self.title = title
        self.text = text
        self.action = action
        self.submit = submit
    }
}

extension Page {
    public static func confirm(_ view: ConfirmView, in frame: FrameView) -> Page {
        Frame.page(
            view.title, in: frame,
            """
            <div class=read><h1>\(view.title)</h1><p class=lede>\(view.text)</p>
            \(HTML.form(view.action, csrf: frame.csrf, FormBody(fields: [], submit: view.submit).html))</div>
            """)
    }
}
