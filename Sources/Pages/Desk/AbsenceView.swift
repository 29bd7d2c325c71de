/// That somebody is away, and the tasks that they took before.
public struct AbsenceView: Sendable {
    /// “Anda menggantikan Budi Contoh di Dinas Kominfo sampai 3 Desember 2026”.
    public var text: String
    /// How many tasks whoever is away still has.
    public var tasks: Int
    /// Where a form gives them to the stand-in.
    public var pass: String?
    public var passLabel: String
    public var page: LinkView?

    public init(text: String, tasks: Int = 0, pass: String? = nil, passLabel: String = "", page: LinkView? = nil) {
        self.text = text
        self.tasks = tasks
        self.pass = pass
        self.passLabel = passLabel
        self.page = page
    }

    func html(csrf: String) -> HTML {
        let form: HTML? = pass.map {
            HTML.form(
                $0, csrf: csrf,
                "<input type=hidden name=dari value=meja><button class=\"btn alt\">\(passLabel)</button>")
        }
        return """
            <p class=note>\(text.sentence)\(page.map { " \($0.html)" })</p>\(form)
            """
    }
}
