/// Filing for somebody who stands at the counter, wrote or rang: which service, by which way, for whom.
///
/// The questions themselves are the applicant's screens (`Page.question`) in the frame of the desk.
public struct CounterView: Sendable {
    public var services: [OptionView]
    public var chosen: String?
    public var serviceError: String?
    /// The way in (`kanal`), the day it really came in, and what else the SOP's rules ask of the counter.
    public var fields: [FieldView]
    public var action: String

    public init(
        services: [OptionView], chosen: String? = nil, serviceError: String? = nil, fields: [FieldView] = [],
        action: String
    ) {
        self.services = services
        self.chosen = chosen
        self.serviceError = serviceError
        self.fields = fields
        self.action = action
    }
}

/// Who the applicant at the counter is.
public struct CounterApplicantView: Sendable {
    public var service: String
    /// Name, identity, contact: as the SOP's `siapa` wants them.
    public var fields: [FieldView]
    public var action: String
    public var back: String

    public init(service: String, fields: [FieldView], action: String, back: String) {
        self.service = service
        self.fields = fields
        self.action = action
        self.back = back
    }
}

extension Page {
    /// `/meja/{office}/loket`
    public static func counter(_ view: CounterView, in frame: FrameView) -> Page {
        let service = FieldView(
            name: "layanan", label: "Layanan apa yang diajukan?", error: view.serviceError,
            control: .choice(view.chosen, view.services))
        let fields = [service] + view.fields
        let errors = ErrorSummary(fields)
        let form = HTML.form(view.action, csrf: frame.csrf, FormBody(fields: fields, submit: "Isi permohonan").html)
        let empty = EmptyState(
            title: "Belum ada layanan untuk loket",
            text: "Layanan tampil di sini bila SOP-nya mengizinkan Anda membantu pemohon.")
        return Frame.page(
            "Loket", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)<h1>Ajukan untuk pemohon</h1>
            <p class=lede>Permohonan dicatat sebagai diajukan oleh Anda. Pemohon diberi tahu bila ada alamat email.</p>
            \(view.services.isEmpty ? empty.html : form)</div>
            """)
    }

    /// The first screen of a draft opened at the counter.
    public static func counterApplicant(_ view: CounterApplicantView, in frame: FrameView) -> Page {
        let errors = ErrorSummary(view.fields)
        let form = FormBody(fields: view.fields, submit: "Simpan dan lanjutkan")
        return Frame.page(
            "Siapa pemohonnya?", in: frame, isError: !errors.isEmpty,
            """
            <div class=read>\(errors.html)\(Crumb.back(view.back))<p class="soft small">\(view.service)</p>
            <h1>Siapa pemohonnya?</h1><p>Cocokkan dengan tanda pengenal yang dibawa pemohon.</p>
            \(HTML.form(view.action, csrf: frame.csrf, hasFiles: view.fields.hasFiles, form.html))</div>
            """)
    }
}
