/// The form that passes a step over (`boleh-dilewati`): it asks for the reason.
public struct SkipView: Sendable {
    public var action: String
    public var reason: String
    public var error: String?

    public init(action: String, reason: String = "", error: String? = nil) {
        self.action = action
        self.reason = reason
        self.error = error
    }

    var field: FieldView {
        FieldView(
            name: "alasan", label: "Alasan melewati", hint: "Tersimpan dalam riwayat permohonan", error: error,
            control: .paragraph(reason, rows: 3))
    }

    func html(csrf: String) -> HTML {
        let form: HTML =
            "\(field.html())<div class=acts><button class=\"btn alt\">Lewati langkah ini</button></div>"
        return """
            <details\(flag: "open", error != nil)><summary>Lewati langkah ini…</summary>\
            \(HTML.form(action, csrf: csrf, form))</details>
            """
    }
}
