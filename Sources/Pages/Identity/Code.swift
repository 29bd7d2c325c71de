/// The second page of logging in: the code of the telephone.
public struct CodeView: Sendable {
    /// Goes with the code.
    public var token: String
    public var error: String?
    /// Where to go afterwards, sent along as `lanjut`.
    public var next: String?

    public init(token: String, error: String? = nil, next: String? = nil) {
        self.token = token
        self.error = error
        self.next = next
    }
}

extension Page {
    /// The answer to `/masuk` where a second factor is asked for; the form goes to `/masuk/kode`.
    public static func code(_ view: CodeView, in frame: FrameView) -> Page {
        let code = FieldView(
            name: "kode", label: "Kode masuk", hint: "6 angka dari aplikasi di ponsel Anda, atau satu kode cadangan",
            error: view.error, control: .line("", .oneTimeCode), width: .sixteen)
        let next: HTML? = view.next.map { #"<input type=hidden name=lanjut value="\#($0)">"# }
        let form = FormBody(fields: [code], submit: "Masuk")
        return Frame.page(
            "Kode masuk", in: frame, isError: view.error != nil,
            """
            <div class=read>\(ErrorSummary([code]).html)<h1>Kode masuk</h1>
            \(HTML.form(
                "\(frame.office.base)/masuk/kode", csrf: frame.csrf,
                "<input type=hidden name=kunci-masuk value=\"\(view.token)\">\(next)\(form.html)"))
            <p class="small soft">Ponsel dan kode cadangan hilang? Minta administrator kantor Anda menghapus kode masuk.</p></div>
            """)
    }
}
