/// A link that is handed over, shown once: a slip to be printed or copied.
public struct LinkSlipView: Sendable {
    public var title: String
    public var name: String
    public var username: String
    public var office: String
    public var link: String
    /// “Berlaku sekali, sampai Kamis 3 Desember 2026, 09.00”.
    public var validity: String
    /// It went by mail too.
    public var wasMailed: Bool
    public var back: LinkView

    public init(
        title: String, name: String, username: String, office: String, link: String, validity: String, wasMailed: Bool,
        back: LinkView
    ) {
        self.title = title
        self.name = name
        self.username = username
        self.office = office
        self.link = link
        self.validity = validity
        self.wasMailed = wasMailed
        self.back = back
    }
}

extension Page {
    /// The answer to an invitation or a new link.
    public static func linkSlip(_ view: LinkSlipView, in frame: FrameView) -> Page {
        let warning = NoteView(
            kind: .soon, title: "Tautan ini hanya tampil sekali",
            text: (view.wasMailed ? "Tautan lain sudah dikirim ke email petugas. " : "")
                + "Cetak halaman ini atau salin tautannya, lalu serahkan langsung kepada petugas.")
        return Frame.page(
            view.title, in: frame,
            """
            <div class=read><h1>\(view.title)</h1>\(warning.html)
            <div class=panel>\([
                AnswerRow(label: "Untuk", value: view.name), AnswerRow(label: "Kantor", value: view.office),
                AnswerRow(label: "Nama pengguna", value: view.username),
                AnswerRow(label: "Tautan", value: view.link), AnswerRow(label: "Berlaku", value: view.validity),
            ].list)<p>Buka tautan itu dengan peramban, lalu buat kata sandi. Jangan berikan kepada orang lain; petugas \
            Balai tidak pernah meminta kata sandi Anda.</p></div>
            <p class=acts>\(view.back.quietButton)</p></div>
            """)
    }
}
