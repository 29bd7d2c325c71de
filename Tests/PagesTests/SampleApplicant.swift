import Pages

extension Samples {
    var applicantPages: [(name: String, page: Page)] {
        [
            ("permohonan-saya", .myCases(myCases, in: signedIn)),
            ("permohonan-nihil", .myCases(MyCasesView(name: text("Melati"), todos: [], open: []), in: signedIn)),
            ("permohonan", .applicantCase(caseView(todos: []), in: signedIn)),
            ("permohonan-perlu", .applicantCase(caseView(todos: [todo]), in: signedIn)),
            ("permohonan-selesai", .applicantCase(endedCase, in: signedIn)),
            ("permohonan-jeda", .applicantCase(pausedCase, in: signedIn)),
            ("jawab", .answer(answer, in: signedIn)),
            (
                "cabut",
                .withdraw(
                    WithdrawView(
                        service: text("Pendaftaran email dan domain"), code: text("TL-9C3R-58"), action: text("/a"),
                        caseHref: text("/b"), version: 7, reason: text("Sudah tidak perlu"), error: text("Isi alasan"),
                        assisting: [field("terjadi", .line(""))], isReasonRequired: true,
                        consequences: [text("Alamat IP yang sudah disediakan dilepas.")]),
                    in: signedIn)
            ),
        ]
    }

    private var todo: TodoView {
        TodoView(
            title: text("Surat permohonan dikembalikan"), quote: text("Belum ditandatangani Kepala Desa."),
            due: .at(Due(time: time(30, 24, 0), relative: .days(2), isSoon: true)), act: link("Perbaiki sekarang"))
    }

    private var myCases: MyCasesView {
        let row = LinkRow(
            title: text("Pendaftaran email dan domain"), href: text("/1"),
            note: text("Tim Teknis sampai Senin 30 November"),
            tag: TagView(text: text("Diproses"), kind: .wait))
        return MyCasesView(name: text("Melati Kencanasela"), todos: [todo], open: [row], drafts: [row], ended: [row])
    }

    func place(_ due: DueView) -> WhereView {
        WhereView(
            now: text("Permintaan email diperiksa"), nowNote: text("kegiatan 8 dari 10"), holder: text("Tim Teknis"),
            holderNote: text("sejak hari ini pukul 09.20"), due: due, dueNote: text("untuk seluruh permohonan"),
            why: why)
    }

    var why: WhyView {
        WhyView(
            question: text("Mengapa Senin 30 November pukul 16.10?"),
            rows: [
                WhyView.Row(when: text("Kamis 19 Nov 14.10"), text: text("Waktu mulai: permohonan diajukan.")),
                WhyView.Row(when: text("Jumat 20 Nov 09.05"), text: text("Berhenti: berkas dikembalikan kepada Anda.")),
                WhyView.Row(when: text("Senin 30 Nov 16.10"), text: text("Genap 10 hari kalender.")),
            ], basis: text("Dasar: SOP Pendaftaran Email dan Domain, batas 10 hari kalender."))
    }

    var timeline: [TimelineEntry] {
        [
            TimelineEntry(title: text("Tim Teknis memeriksa permintaan email"), time: time(23, 9, 20), isNow: true),
            TimelineEntry(
                title: text("Kabid Tata Kelola mengembalikan berkas"), text: text("Versi 2"),
                quote: text("Surat permohonan belum ditandatangani Kepala Desa. Berkas lain sudah benar."),
                time: time(20, 9, 5)),
            TimelineEntry(
                title: text("Anda mengajukan permohonan"), text: text("Nomor agenda 000/118/XI/2026"),
                time: time(19, 14, 10)),
        ]
    }

    func caseView(todos: [TodoView]) -> CaseView {
        CaseView(
            service: text("Pendaftaran email dan domain"), code: text("TL-9C3R-58"), number: text("2026-00118"),
            submittedAt: time(19, 14, 10),
            filedNote: text("diajukan petugas loket atas permintaan Anda"), place: place(due), todos: todos,
            timeline: timeline, flow: flow(now: 7),
            papers: [
                LinkRow(
                    title: text("SK pengangkatan"), href: text("/b"), note: text("PDF, 412 KB"),
                    tag: TagView(text: text("Diterima"), kind: .ok))
            ], answers: sections, withdraw: link("Cabut permohonan"),
            picture: FlowPicture(source: "/k/kominfo/" + text("x") + "/bagan.svg", width: 860, height: 700))
    }

    private var endedCase: CaseView {
        var view = caseView(todos: [])
        view.result = NoteView(
            kind: .ok, title: text("Email dan domain aktif"), text: text("Kata sandi awal kami kirim lewat email."))
        view.place.holder = nil
        view.place.endedAt = time(27, 10, 0)
        view.place.due = .paused(since: time(20, 9, 5), left: text("4 hari kalender"))
        view.flow = flow(lanes: 6)
        return view
    }

    private var pausedCase: CaseView {
        var view = caseView(todos: [todo])
        view.place.due = .paused(since: time(20, 9, 5), left: text("4 hari kalender"))
        view.flow = flow(lanes: 4)
        return view
    }

    private var answer: AnswerView {
        AnswerView(
            service: text("Pendaftaran email dan domain"), code: text("TL-9C3R-58"),
            title: text("Melengkapi permohonan"),
            returned: ReturnView(
                reason: text("Surat permohonan belum ditandatangani Kepala Desa. Berkas lain sudah benar."),
                by: text("Kabid Tata Kelola"), at: time(20, 9, 5)),
            due: .at(Due(time: time(30, 24, 0), relative: .days(2), isSoon: true, isProvisional: true)),
            fields: [field("nama", .line(text("Melati"))), field("ktp", .files(files(max: 1)))], version: 7,
            action: text("/a"),
            caseHref: text("/b"), submit: text("Kirim perbaikan"), next: text("Setelah dikirim, Kabid memeriksa lagi."))
    }
}
