/// The form that asks for a tracking code.
public struct TrackView: Sendable {
    public var code: String
    /// “Kode ini tidak kami kenal. Periksa lagi pada tanda terima Anda”
    public var error: String?
    /// Where the case of this code is, at another office.
    public var elsewhere: LinkView?

    public init(code: String = "", error: String? = nil, elsewhere: LinkView? = nil) {
        self.code = code
        self.error = error
        self.elsewhere = elsewhere
    }
}

/// What anybody with the code may see: where the case is, no name and no content.
public struct TrackedView: Sendable {
    public var service: String
    public var code: String
    public var state: TagView
    /// Its holder is a part in the service (“Kabid Tata Kelola”), never a person.
    public var place: WhereView
    public var receivedAt: LocalTime
    /// Once it has ended.
    public var survey: SurveyOfferView?

    public init(
        service: String, code: String, state: TagView, place: WhereView, receivedAt: LocalTime,
        survey: SurveyOfferView? = nil
    ) {
        self.service = service
        self.code = code
        self.state = state
        self.place = place
        self.receivedAt = receivedAt
        self.survey = survey
    }
}

extension Page {
    /// `{base}/lacak`
    public static func track(_ view: TrackView, in frame: FrameView) -> Page {
        let field = FieldView(
            name: "kode", label: "Kode permohonan", hint: "Ada pada tanda terima. Huruf besar dan kecil sama saja",
            error: view.error, control: .line(view.code, .addressPart))
        return Frame.page(
            "Lacak permohonan", in: frame, isError: view.error != nil,
            """
            <div class=read>\(ErrorSummary([field]).html)<h1>Lacak permohonan</h1>
            \(view.elsewhere.map { "<p>\($0.html)</p>" })
            <form\(link: "action", "\(frame.office.base)/lacak") novalidate>\(field.html())
            <div class=acts><button class=btn>Lacak permohonan</button></div></form>
            <p class="small soft">Dengan kode ini siapa pun dapat melihat keadaan permohonan, tetapi tidak isinya. \
            <a\(link: "href", "\(frame.office.base)/permohonan-saya")>Kode hilang? Buka lewat email</a></p></div>
            """)
    }

    /// `{base}/lacak?kode=…`, found.
    public static func tracked(_ view: TrackedView, in frame: FrameView) -> Page {
        Frame.page(
            "Keadaan permohonan", in: frame,
            """
            \(Crumb.back("\(frame.office.base)/lacak"))
            <h1>\(view.service)</h1>
            <p><span class=soft>Kode <b class=nb>\(view.code)</b> · diterima \
            \(view.receivedAt.html(view.receivedAt.full))</span> \(view.state.html)</p>\(view.place.html)
            \(view.survey?.html)
            <p class="small soft">Isinya tidak tampil di sini. Pemohon membukanya lewat \
            <a\(link: "href", "\(frame.office.base)/permohonan-saya")>tautan email atau kunci</a>, atau \
            <a\(link: "href", "\(frame.office.base)/masuk")>akun</a>.</p>
            """)
    }
}
