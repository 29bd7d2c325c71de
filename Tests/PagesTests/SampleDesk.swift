import Pages

extension Samples {
    var deskPages: [(name: String, page: Page)] {
        [
            ("meja", .inbox(inbox, in: desk)),
            ("meja-nihil", .inbox(InboxView(filters: [], groups: [], total: 0), in: desk)),
            ("meja-tak-cocok", .inbox(InboxView(filters: [], query: text("x"), groups: [], total: 0), in: desk)),
            ("meja-permohonan", .deskCase(deskCase(task(.free(claim: text("/ambil")))), in: desk)),
            ("meja-manual", .deskCase(deskCase(manualTask), in: desk)),
            (
                "meja-rekan",
                .deskCase(
                    deskCase(task(.colleague(name: text("Joko P."), since: time(23, 10, 0), release: text("/lepas")))),
                    in: desk)
            ),
            (
                "meja-bukan-anda",
                .deskCase(deskCase(task(.notYours(text("Anda yang menyiapkan surat ini.")))), in: desk)
            ),
            ("meja-lihat", .deskCase(deskCase(nil), in: desk)),
            ("meja-tertunda", .deskCase(stalledCase, in: desk)),
            ("tertunda", .givenUp(givenUp, in: administrator)),
            (
                "tertunda-nihil",
                .givenUp(GivenUpView(rows: [], total: 0, mails: 0, below: [], action: text("/a")), in: administrator)
            ),
            (
                "meja-admin",
                .inbox(
                    InboxView(
                        filters: [], groups: [], total: 0,
                        givenUp: [link("Dinas Kominfo, 2"), link("Desa Aren, 1")]), in: administrator)
            ),
            (
                "loket",
                .counter(
                    CounterView(
                        services: options(3), chosen: text("pilihan 1"), serviceError: text("Pilih layanan"),
                        fields: [field("kanal", .choice(nil, options(4)))], action: text("/a")),
                    in: desk)
            ),
            ("meja-banyak", .inbox(busyInbox, in: desk)),
            (
                "sekaligus",
                .together(
                    TogetherView(
                        batches: [batch("a")], missing: 2, panel: task(.shared), choose: text("/pilih")), in: desk)
            ),
            (
                "sekaligus-pilih",
                .together(
                    TogetherView(batches: [batch("a"), batch("b")], missing: 0, panel: nil, choose: text("/pilih")),
                    in: desk)
            ),
            ("sekaligus-nihil", .together(TogetherView(batches: [], missing: 1, panel: nil, choose: "/p"), in: desk)),
            (
                "sekaligus-hasil",
                .togetherResult(
                    TogetherResultView(
                        title: text("Hasil penyelesaian sekaligus"),
                        done: [TogetherResultView.Row(code: text("1"), href: text("/1"))],
                        refused: [
                            TogetherResultView.Row(code: text("2"), href: nil, why: text("sudah diambil rekan Anda"))
                        ]), in: desk)
            ),
            (
                "teks-siap-pakai",
                .snippets(
                    SnippetListView(
                        title: text("Teks siap pakai saya"), about: text("Hanya Anda yang melihatnya."),
                        rows: [
                            SnippetListView.Row(
                                title: text("Belum bertanda tangan"), text: text("Surat belum ditandatangani."),
                                change: text("/u"), remove: text("/h"))
                        ],
                        form: (
                            fields: [field("judul", .line("")), field("teks", .paragraph(""))], action: text("/a"),
                            submit: text("Simpan teks baru")
                        ), others: [link("Teks kantor")]), in: desk)
            ),
            (
                "disposisi",
                .disposition(
                    DispositionView(
                        service: text("Email dan domain"), code: text("2026-00060"), caseHref: text("/c"),
                        task: text("Memeriksa kelengkapan berkas"), action: text("/a"), colleagues: options(3),
                        colleagueError: text("Pilih rekan"), note: text("Dahulukan"), holder: text("Joko P."),
                        snippets: snippets), in: desk)
            ),
            (
                "disposisi-nihil",
                .disposition(
                    DispositionView(
                        service: text("Email dan domain"), code: text("2026-00060"), caseHref: text("/c"),
                        task: text("Memeriksa"), action: text("/a"), colleagues: []), in: desk)
            ),
            (
                "lembar-disposisi",
                .dispositionSheet(
                    DispositionSheetView(
                        code: text("2026-00060"), caseHref: text("/c"),
                        facts: [AnswerRow(label: text("Dari"), value: text("Desa Arumsela"))],
                        rows: [
                            DispositionSheetView.Row(
                                date: text("23 November"), from: text("Kepala Dinas"), to: text("Joko P."),
                                text: text("Dahulukan"))
                        ]), in: desk)
            ),
            ("loket-nihil", .counter(CounterView(services: [], action: text("/a")), in: desk)),
            (
                "loket-pemohon",
                .counterApplicant(
                    CounterApplicantView(
                        service: text("Pendaftaran email"),
                        fields: [field("nama", .line("")), field("nik", .line("", .nik))],
                        action: text("/a"), back: text("/b")), in: desk)
            ),
            ("semua-permohonan", .caseList(caseList(rows: caseRows), in: desk)),
            ("semua-nihil", .caseList(caseList(rows: []), in: desk)),
            (
                "buku-buku",
                .registers(
                    RegistersView(
                        books: [LinkRow(title: text("Agenda"), href: text("/1"))], taken: link("Siapa mengambil")),
                    in: desk)
            ),
            ("buku", .register(register, in: desk)), ("buku-salinan", .takeBook(takeBook, in: desk)),
            ("kabar", .notices(notices, in: desk)), ("buku-diambil", .takenBooks(takenBooks, in: desk)),
            ("sop-sop", .procedures(procedures, in: desk)), ("sop", .procedure(procedure, in: desk)),
        ]
    }

    private var inbox: InboxView {
        func row(_ code: String, _ due: DueView, holder: String? = nil) -> TaskRow {
            TaskRow(
                title: text("Memeriksa kelengkapan berkas"), href: text("/t/") + code,
                service: text("Email dan domain"),
                applicant: text("Dinas Arsip Tirtaloka"), code: text(code), holder: holder,
                office: text("Dinas Kominfo"), due: due)
        }
        func at(_ day: Int, _ relative: Relative, soon: Bool = false) -> DueView {
            .at(Due(time: time(day, 14, 30), relative: relative, isSoon: soon))
        }
        return InboxView(
            filters: [
                Tab(label: text("Semua"), count: 23, href: text("/s"), isCurrent: true),
                Tab(label: text("Terlambat"), count: 2, href: text("/t")),
            ], query: text("email"),
            groups: [
                InboxView.Group(when: .late, count: 1, rows: [row("TL-2B7X-03", at(20, .days(-1)))]),
                InboxView.Group(
                    when: .today, count: 2,
                    rows: [
                        row("TL-9C3R-60", at(23, .minutes(43), soon: true)),
                        row("TL-1F9K-12", at(23, .hours(3)), holder: text("Joko P.")),
                    ]),
                InboxView.Group(
                    when: .open, count: 2,
                    rows: [row("TL-7", .none), row("TL-8", .paused(since: time(20, 9, 0), left: text("2 jam")))]),
            ], total: 23, more: link("Tampilkan 18 tugas sesudah pekan ini"),
            keeps: [(name: "batas", value: text("semua"))],
            absences: [
                AbsenceView(
                    text: text("Anda menggantikan Budi Contoh sampai 3 Desember 2026"), tasks: 2, pass: text("/p"),
                    passLabel: text("Ambil alih 2 tugas"), page: link("Atur cuti"))
            ])
    }

    private func batch(_ name: String) -> TogetherView.Batch {
        TogetherView.Batch(title: text("Memeriksa \(name)"), service: text("Email dan domain"), rows: [tickedRow])
    }

    private var tickedRow: TaskRow {
        TaskRow(
            title: text("Memeriksa kelengkapan berkas"), href: text("/t"), service: text("Email dan domain"),
            applicant: text("Desa Arumsela"), code: text("2026-00061"), due: .none, tick: text("o/c/l/1"))
    }

    /// With ticks, choices, and selections that are kept.
    private var busyInbox: InboxView {
        let choice = NarrowingView.Choice(
            value: text("email-domain"), label: text("Email dan domain"), count: 7,
            below: [
                NarrowingView.Choice(value: text("email-domain/a"), label: text("Memeriksa"), count: 4),
                NarrowingView.Choice(value: text("email-domain/b"), label: text("Menugaskan"), count: 3),
            ])
        var view = InboxView(
            filters: [Tab(label: text("Semua"), href: text("/s")), Tab(label: text("Saya"), href: text("/m"))],
            groups: [InboxView.Group(when: .open, count: 2, rows: [tickedRow, tickedRow])], total: 2,
            narrowing: NarrowingView(
                services: [choice], service: text("email-domain/a"),
                offices: [
                    NarrowingView.Choice(value: text("kominfo"), label: text("Kominfo"), count: 7),
                    NarrowingView.Choice(value: text("aren"), label: text("Desa Aren"), count: 0),
                ], office: nil, keeps: [(name: "saring", value: text("saya"))]), isNarrowed: true,
            saved: [Tab(label: text("Pagi"), href: text("/p"), isCurrent: true)],
            keeping: .offered(action: text("/simpan"), fields: [(name: "saring", value: text("saya"))]),
            hasKeys: false, together: text("/bersama"))
        view.untold = [link("Dinas Kominfo, 2 permohonan"), link("Desa Aren, 1 permohonan")]
        return view
    }

    private var snippets: SnippetsView {
        let option = SnippetsView.Option(id: text("1"), title: text("Kurang"), text: text("Surat belum ada."))
        return SnippetsView(own: [option], shared: [option], fields: [(name: "catatan", label: text("catatan"))])
    }

    private func task(_ holding: TaskPanel.Holding) -> TaskPanel {
        TaskPanel(
            title: text("Memeriksa kelengkapan berkas"), holding: holding,
            outcomes: [
                TaskPanel.Outcome(value: text("ya"), label: text("Lengkap"), consequence: text("Lanjut ke Kasi e-Gov")),
                TaskPanel.Outcome(
                    value: text("tidak"), label: text("Tidak lengkap"),
                    consequence: text("Kembali ke pemohon, waktu berhenti"),
                    reason: .forApplicant),
                TaskPanel.Outcome(value: text("tanya"), label: text("Tanya Kasi"), reason: .forOfficers),
            ], chosen: text("tidak"), outcomeError: text("Pilih hasil"), reason: text("Belum ditandatangani"),
            reasonError: text("Isi alasan"), note: text("Utamakan desa"), noteError: text("Terlalu panjang"),
            version: 12,
            action: text("/a"), submit: text("Simpan keputusan"), standing: text("Plt. Kepala Dinas"),
            assign: link("Disposisikan kepada rekan…"), snippets: snippets)
    }

    private var manualTask: TaskPanel {
        TaskPanel(
            title: text("Mengaktifkan akun email"), holding: .mine(release: text("/lepas")),
            instruction: text("Buat akun pada server email, lalu catat hasilnya di sini."),
            given: [AnswerRow(label: text("Alamat"), value: text("sekretariat@randusela.tirtalokakab.contoh"))],
            fields: [field("alamat", .line(text("sekretariat"), .email)), field("bukti", .files(files(max: 2)))],
            version: 12, action: text("/a"), submit: text("Selesaikan tugas"))
    }

    func deskCase(_ task: TaskPanel?) -> DeskCaseView {
        DeskCaseView(
            code: text("2026-00060"), track: text("TL-9C3R-60"), service: text("Email dan domain"),
            applicant: text("Desa Arumsela"),
            next: link("Berikutnya: TL-1F9K-12 ›"),
            due: .at(Due(time: time(23, 11, 15), relative: .minutes(43), isSoon: true)),
            dueReason: text("1 hari kerja sejak Jumat 20 November 11.15; Sabtu dan Minggu libur."), why: why,
            documents: documents, sections: sections,
            checks: NoteView(kind: .ok, text: text("NIK 16 angka, alamat email belum dipakai.")), timeline: timeline,
            flow: flow(now: 2), task: task, place: place(due), otherTasks: [link("Memeriksa jadwal")],
            picture: FlowPicture(source: "/k/kominfo/" + text("x") + "/bagan.svg", width: 860, height: 700))
    }

    private var documents: DocumentPane {
        DocumentPane(
            tabs: [
                Tab(label: text("SK"), href: text("/1")), Tab(label: text("KTP"), href: text("/2"), isCurrent: true),
            ], name: text("KTP pengelola"), note: text("ktp.jpg, 1,1 MB"),
            image: DocumentPane.PageImage(
                source: text("berkas.jpg"), width: 600, height: 380, page: 2, pages: 3,
                previous: .init(href: text("/p1")), next: .init(href: text("/p3"))),
            message: text("Halaman 3 tidak terbaca."), download: text("/d"))
    }

    private var caseRows: [CaseListView.Row] {
        [due, .none, .paused(since: time(20, 9, 0), left: text("2 hari kalender"))].enumerated().map { index, due in
            CaseListView.Row(
                code: text("TL-9C3R-6\(index)"), href: text("/c"), service: text("Email dan domain"),
                applicant: text("Desa Arumsela"), place: text("Memeriksa berkas · Kabid"), receivedAt: time(20, 9, 40),
                due: due)
        }
    }

    private func caseList(rows: [CaseListView.Row]) -> CaseListView {
        var view = CaseListView(
            office: "kominfo", query: text("arumsela"),
            filters: [
                Tab(label: text("Berjalan"), count: 1400, href: text("/1"), isCurrent: true),
                Tab(label: text("Selesai"), count: 20, href: text("/2")),
            ], rows: rows, total: 1400, more: link("Berikutnya"), keeps: [(name: "keadaan", value: text("berjalan"))],
            note: text("Sudah dicari: semua yang berjalan."))
        view.older = link("Cari lebih lama")
        return view
    }

    private var register: RegisterView {
        RegisterView(
            office: "kominfo", title: text("Register domain"), year: 2026, query: text("arumsela"), action: text("/b"),
            years: [Tab(label: "2026", href: text("/1"), isCurrent: true), Tab(label: "2025", href: text("/2"))],
            columns: [text("Domain"), text("Perihal"), text("Alamat IP")],
            entries: [
                RegisterView.Entry(
                    number: text("000/1/2026"), date: LocalDate(year: 2026, month: 11, day: 3, weekday: 2),
                    cells: [text("arumsela.tirtalokakab.contoh"), text("Domain desa"), text("192.0.2.17")],
                    href: text("/c")),
                RegisterView.Entry(
                    number: text("000/2/2026"), date: LocalDate(year: 2026, month: 11, day: 4, weekday: 3),
                    cells: [text("–"), text("Domain desa"), text("–")], remark: text("Batal: permohonan dicabut"),
                    isStruck: true),
            ], total: 2, numbers: text("Nomor 1 sampai 2, tanpa celah"), newer: link("Sesudahnya"),
            more: link("Sebelumnya"), take: link("Cetak atau ambil salinan…"))
    }

    private var takeBook: TakeBookView {
        TakeBookView(
            title: text("Register domain"), year: 2026, bookHref: text("/b"), action: text("/b/salinan"), file: "xlsx",
            files: [
                OptionView(value: "a4.pdf", label: text("PDF A4"), note: text("Cetakan resmi")),
                OptionView(value: "xlsx", label: text("XLSX"), note: text("Untuk Excel")),
            ], reason: text("Laporan"), error: text("Isi untuk apa"))
    }

    private var notices: NoticesView {
        NoticesView(
            unread: 1, upTo: "1",
            rows: [
                NoticesView.Row(
                    words: text("Tugas baru: Memeriksa berkas"), number: text("2026-00012"), href: text("/t"),
                    time: time(20, 9, 15), isNew: true),
                NoticesView.Row(
                    words: text("Terlambat: Memeriksa berkas"), number: text("2026-00011"), href: text("/u"),
                    time: time(19, 9, 15), isNew: false),
            ], more: link("Yang sebelumnya"))
    }

    private var takenBooks: TakenBooksView {
        TakenBooksView(
            books: text("/b"),
            rows: [
                TakenBooksView.Row(
                    time: time(20, 9, 15), name: text("Sari"), what: text("Register domain tahun 2026, XLSX"),
                    href: text("/b?tahun=2026"), reason: text("Laporan triwulan"))
            ], more: link("Yang sebelumnya"))
    }

    private var procedures: ProceduresView {
        let checks = [
            CheckView(errors: 0, warnings: 0), CheckView(errors: 0, warnings: 2), CheckView(errors: 3, warnings: 0),
        ]
        return ProceduresView(
            rows: checks.map { check in
                ProceduresView.Row(
                    title: text("Pendaftaran email dan domain"), href: text("/s"), note: text("000/SOP/2026, versi 1"),
                    check: check, runningCases: check.warnings)
            })
    }

    private var procedure: ProcedureView {
        let rows = [AnswerRow(label: text("Nomor"), value: text("000/SOP-KOMINFO/2026"))]
        return ProcedureView(
            office: "kominfo", title: text("Pendaftaran email dan domain"), adoption: rows,
            check: CheckView(errors: 0, warnings: 0), checked: rows, lanes: rows, limits: rows, flow: flow(lanes: 3),
            legalBasis: [text("UU 11/2008")], file: link("Unduh berkas SOP"),
            document: OfficialDocument(root: "/meja/kominfo/sop/" + text("x") + "/dokumen"))
    }
}
