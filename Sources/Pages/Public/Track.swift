/// The form that asks for a tracking code.
public struct TrackView: Sendable {
    public var code: String
    /// “Kode ini tidak kami kenal. Periksa lagi pada tanda terima Anda.”
    public var error: String?

    public init(code: String = "", error: String? = nil) {
        self.code = code
        self.error = error
    }
}

/// What anybody with the code may see: the state, no name and no content.
public struct TrackedView: Sendable {
    public var service: String
    public var code: String
    public var state: TagView
    /// “Sedang diperiksa”, “Menunggu perbaikan dari pemohon”.
    public var now: String
    public var since: LocalTime
    public var due: DueView
    public var receivedAt: LocalTime

    public init(
        service: String, code: String, state: TagView, now: String, since: LocalTime, due: DueView,
        receivedAt: LocalTime
    ) {
        self.service = service
        self.code = code
        self.state = state
        self.now = now
        self.since = since
        self.due = due
        self.receivedAt = receivedAt
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
            <form\(link: "action", "\(frame.office.base)/lacak") novalidate>\(field.html())
            <div class=acts><button class=btn>Lacak permohonan</button></div></form>
            <p class="small soft">Dengan kode ini siapa pun dapat melihat keadaan permohonan, tetapi tidak isinya.</p></div>
            """)
    }

    /// `{base}/lacak?kode=…`, found.
    public static func tracked(_ view: TrackedView, in frame: FrameView) -> Page {
        let rows = [
            AnswerRow(label: "Kode", value: view.code),
            AnswerRow(label: "Diterima", value: view.receivedAt.full),
            AnswerRow(label: "Keadaan", value: view.now),
            AnswerRow(label: "Sejak", value: view.since.full),
        ]
        return Frame.page(
            "Keadaan permohonan", in: frame,
            """
            <div class=read>\(Crumb.back("\(frame.office.base)/lacak"))
            <h1>\(view.service)</h1><p>\(view.state.html)</p>\((rows + dueRow(view.due)).list)
            <p class="small soft">Isi permohonan hanya tampil bagi pemohon yang masuk dengan akunnya.</p></div>
            """)
    }

    private static func dueRow(_ due: DueView) -> [AnswerRow] {
        switch due {
        case .none: []
        case .at(let due): [AnswerRow(label: "Paling lambat", value: "\(due.time.full) · \(due.words)")]
        case .paused(let since, let left):
            [AnswerRow(label: "Batas waktu", value: "Berhenti sejak \(since.full), sisa \(left)")]
        }
    }
}
