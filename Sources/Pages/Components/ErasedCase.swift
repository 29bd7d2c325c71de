/// What is left of a case whose content was erased.
public struct ErasedCaseView: Sendable {
    public var service: String
    /// As its reader knows it.
    public var code: String
    public var number: String
    /// The list that it stands in.
    public var back: LinkView
    public var received: LocalTime
    public var ended: LocalTime
    /// The result's title.
    public var result: String
    public var erased: LocalTime
    /// The decision, in the words of whoever made it.
    public var basis: String
    /// Who decided; nil where the reader is not told.
    public var decider: String?
    /// Offices that still hold copies of its tasks.
    public var copiesLeft: [String]

    public init(
        service: String, code: String, number: String, back: LinkView, received: LocalTime, ended: LocalTime,
        result: String, erased: LocalTime, basis: String, decider: String? = nil,
        copiesLeft: [String] = []
    ) {
        self.service = service
        self.code = code
        self.number = number
        self.back = back
        self.received = received
        self.ended = ended
        self.result = result
        self.erased = erased
        self.basis = basis
        self.decider = decider
        self.copiesLeft = copiesLeft
    }
}

extension Page {
    /// `{base}/permohonan/{case}`, `/meja/{office}/{case}`
    public static func erasedCase(_ view: ErasedCaseView, in frame: FrameView) -> Page {
        let decider = view.decider.map { " oleh \($0)" } ?? ""
        let note = NoteView(
            title: "Isi permohonan ini dihapus",
            text: "Dihapus pada \(view.erased.full)\(decider) berdasarkan \(view.basis.sentence)")
        let left =
            view.copiesLeft.isEmpty
            ? nil
            : NoteView(
                kind: .bad, title: "Salinan di kantor lain belum terhapus",
                text:
                    "Salinan tugasnya masih ada di \(view.copiesLeft.joined(separator: ", ")). Minta administrator kantor ini "
                    + "membuka Tertunda dan menekan Coba lagi.")
        return Frame.page(
            "Permohonan \(view.code)", in: frame,
            """
            <div class=read>\(Crumb(above: [view.back], here: view.code).html)
            <h1>\(view.service)</h1>\(note.html)\(left?.html)
            <dl class=rows><dt>Nomor agenda</dt><dd class=nb>\(view.number)</dd>\
            <dt>Diajukan</dt><dd>\(view.received.html(view.received.full))</dd>\
            <dt>Selesai</dt><dd>\(view.ended.html(view.ended.full))</dd>\
            <dt>Hasil</dt><dd>\(view.result)</dd></dl>
            <p class=soft>Jawaban, berkas, catatan, dan nama sudah dimusnahkan dan tidak dapat dikembalikan.</p></div>
            """)
    }
}
