/// The receipt after sending.
public struct ReceiptView: Sendable {
    public var service: String
    /// The tracking code.
    public var code: String
    /// The number in the office's agenda; nil where the SOP keeps none.
    public var number: String?
    public var applicant: String
    public var receivedAt: LocalTime
    public var due: LocalTime?
    /// The step for which that holds; nil: the whole case.
    public var dueFor: String?
    public var papers: [String]
    /// What follows, a sentence each: “Kepala Dinas menerima permohonan lebih dulu.”
    public var next: [String]
    /// The case's own page; for somebody without an account the tracking page.
    public var caseLink: LinkView
    /// An officer filed it: the page says so to the officer.
    public var filedBy: String?
    /// What opens the case, together with the code, to whoever left no address.
    public var key: String?

    public init(
        service: String, code: String, number: String? = nil, applicant: String, receivedAt: LocalTime,
        due: LocalTime? = nil, dueFor: String? = nil, papers: [String] = [], next: [String], caseLink: LinkView,
        filedBy: String? = nil, key: String? = nil
    ) {
        self.service = service
        self.code = code
        self.number = number
        self.applicant = applicant
        self.receivedAt = receivedAt
        self.due = due
        self.dueFor = dueFor
        self.papers = papers
        self.next = next
        self.caseLink = caseLink
        self.filedBy = filedBy
        self.key = key
    }
}

extension Page {
    /// `{base}/ajukan/{draft}/terkirim`
    public static func receipt(_ view: ReceiptView, in frame: FrameView) -> Page {
        var rows = [
            AnswerRow(label: "Layanan", value: view.service),
            AnswerRow(label: "Pemohon", value: view.applicant),
            AnswerRow(label: "Diterima", value: view.receivedAt.formal),
        ]
        if let number = view.number { rows.append(AnswerRow(label: "Nomor agenda", value: number)) }
        if let due = view.due {
            let step = view.dueFor.map { ", untuk “\($0)”" } ?? ""
            rows.append(AnswerRow(label: "Batas waktu", value: due.formal + step))
        }
        if !view.papers.isEmpty { rows.append(AnswerRow(label: "Berkas", value: WordList.joined(view.papers))) }
        if let officer = view.filedBy { rows.append(AnswerRow(label: "Diajukan oleh", value: officer)) }
        return Frame.page(
            "Tanda terima", in: frame,
            """
            <div class=read>\(Seal(title: "<h1>Permohonan terkirim</h1>", text: "Kode permohonan <b class=nb>\(view.code)</b>").html)
            \(view.key.map { keyNote($0, base: frame.office.base) })<h2>Tanda terima</h2>\(rows.list)
            <p class="small soft">Cetak halaman ini, atau simpan kodenya. Dengan kode ini keadaan permohonan dapat dilacak tanpa masuk.</p>
            <div class=acts>\(view.caseLink.button)</div>
            <h2>Apa selanjutnya</h2>\(view.next.map { "<p>\($0.sentence)</p>" })</div>
            """)
    }

    private static func keyNote(_ key: String, base: String) -> HTML {
        """
        <p class="note soon"><b>Kunci Anda: <span class=nb>\(key)</span></b> Catat kode dan kunci ini sekarang: kunci hanya \
        tampil satu jam, dan tidak dapat diminta lagi. Dengan keduanya, dan hanya dengan keduanya, Anda \
        <a\(link: "href", "\(base)/permohonan-saya")>membuka permohonan ini</a> untuk menjawab, menilai, atau mencabutnya.</p>
        """
    }
}
