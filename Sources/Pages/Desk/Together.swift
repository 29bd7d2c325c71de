/// One decision for several cases: which they are, and the form that decides.
public struct TogetherView: Sendable {
    /// Tasks of one step.
    public struct Batch: Sendable {
        public var title: String
        public var service: String
        /// As many as can be done at once.
        public var rows: [TaskRow]
        /// How many more were ticked.
        public var beyond: Int

        public init(title: String, service: String, rows: [TaskRow], beyond: Int = 0) {
            self.title = title
            self.service = service
            self.rows = rows
            self.beyond = beyond
        }

        var ticks: [HTML] {
            rows.compactMap(\.tick).map { #"<input type=hidden name=tugas value="\#($0)">"# }
        }
    }

    /// More than one: the reader chooses which is done first.
    public var batches: [Batch]
    /// How many of the ticked are not there any more.
    public var missing: Int
    /// Outcomes, reason and note, where there is one batch.
    public var panel: TaskPanel?
    /// Where another choice of ticks leads to this page again.
    public var choose: String

    public init(batches: [Batch], missing: Int, panel: TaskPanel?, choose: String) {
        self.batches = batches
        self.missing = missing
        self.panel = panel
        self.choose = choose
    }
}

extension Page {
    /// `/daftar-tugas/bersama`
    public static func together(_ view: TogetherView, in frame: FrameView) -> Page {
        guard let panel = view.panel, let batch = view.batches.first, view.batches.count == 1 else {
            return chooseBatch(view, in: frame)
        }
        let errors = ErrorSummary(panel.formFields)
        let count = Digits.grouped(batch.rows.count)
        let title = "\(panel.outcomes.count > 1 ? "Putuskan" : "Selesaikan") \(count) permohonan sekaligus"
        return Frame.page(
            title, in: frame, isError: !errors.isEmpty,
            """
            \(errors.html)\(inboxCrumb("Sekaligus"))<h1>\(title)</h1>
            <p><b>\(batch.title)</b> · <span class=soft>\(batch.service)</span></p>\(missing(view.missing))\(beyond(batch))
            <div class=cols><div>\(table(batch.rows))</div>
            <section class="panel act" aria-label=Keputusan>\
            <p class=small>Berlaku untuk setiap permohonan pada daftar ini. Masing-masing dicatat sendiri: \
            yang tidak dapat diproses tidak menghalangi yang lain.</p>\
            \(HTML.form(panel.action, csrf: frame.csrf, """
                \(batch.ticks)\(FormBody(fields: panel.formFields, submit: panel.submit, aside: panel.snippets?.html).html)
                """))</section></div>
            """)
    }

    /// The ticked tasks are of several steps, each of which asks for a decision of its own; or there is none left.
    private static func chooseBatch(_ view: TogetherView, in frame: FrameView) -> Page {
        let isEmpty = view.batches.isEmpty
        let title = isEmpty ? "Tidak ada tugas untuk diselesaikan sekaligus" : "Pilih satu langkah dahulu"
        let lede: HTML =
            isEmpty
            ? "Centang beberapa tugas dari langkah yang sama, lalu tekan tombolnya lagi."
            : "Tugas yang Anda pilih berasal dari \(view.batches.count) langkah, kantor, atau versi SOP. Masing-masing diputuskan sendiri."
        return Frame.page(
            title, in: frame,
            """
            <div class=read>\(inboxCrumb("Sekaligus"))<h1>\(title)</h1><p class=lede>\(lede)</p>\(missing(view.missing))
            \(view.batches.map { batch in
                HTML.form(view.choose, csrf: frame.csrf, """
                    \(batch.ticks)<p><b>\(batch.title)</b><br><span class=soft>\(batch.service)</span></p>\
                    <button class="btn alt">Lanjutkan dengan \(Digits.grouped(batch.rows.count)) tugas</button>
                    """)
            })<p>\(LinkView(label: "Kembali ke Tugas saya", href: "/meja").html)</p></div>
            """)
    }

    private static func missing(_ count: Int) -> HTML? {
        guard count > 0 else { return nil }
        return NoteView(
            kind: .soon,
            text:
                "\(Digits.grouped(count)) tugas yang dipilih tidak termasuk: sudah selesai, diambil rekan, atau SOP-nya "
                + "tidak mengizinkan."
        ).html
    }

    private static func beyond(_ batch: TogetherView.Batch) -> HTML? {
        guard batch.beyond > 0 else { return nil }
        return NoteView(
            kind: .soon,
            text: "\(Digits.grouped(batch.beyond)) tugas lain yang Anda pilih belum termasuk: sekaligus paling banyak "
                + "\(Digits.grouped(batch.rows.count)). Pilih lagi sesudah ini."
        ).html
    }

    static func inboxCrumb(_ here: String) -> HTML {
        Crumb(above: [LinkView(label: "Tugas saya", href: "/meja")], here: here).html
    }

    private static func table(_ rows: [TaskRow]) -> HTML {
        """
        <div class=scroll tabindex=0 role=region aria-label="Permohonan yang dipilih"><table>\
        <caption class=vh>Permohonan yang dipilih</caption><thead><tr><th scope=col>Nomor agenda</th>\
        <th scope=col>Pemohon</th></tr></thead><tbody>\
        \(rows.map { "<tr><td class=nb><a\(link: "href", $0.href)>\($0.code)</a></td><td>\($0.applicant)</td></tr>" as HTML })\
        </tbody></table></div>
        """
    }
}
