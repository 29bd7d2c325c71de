extension Page {
    /// Every component once, for looking at and for the accessibility check. The values are invented.
    public static func components(in frame: FrameView) -> Page {
        Frame.page(
            "Komponen", in: frame,
            """
            \(ErrorSummary(SampleFields.wrong).html)
            <h1>Komponen</h1><p class=lede>Semua bagian halaman, sekali masing-masing.</p>
            <div class=cols><div>\(words)\(lists)\(states)\(flows)\(desk)</div>
            <aside aria-label=Isian><h2>Isian</h2>
            \(HTML.form("#", csrf: frame.csrf, hasFiles: true, FormBody(
                fields: SampleFields.all, submit: "Simpan contoh", later: "Simpan, lanjutkan nanti").html))
            </aside></div>
            """)
    }

    private static var words: HTML {
        let tags: [TagView] = [
            TagView(text: "Konsep"), TagView(text: "Diproses", kind: .wait), TagView(text: "Perlu Anda", kind: .soon),
            TagView(text: "Selesai", kind: .ok), TagView(text: "Terlambat 2 hari", kind: .late),
        ]
        let notes: [NoteView] = [
            NoteView(text: "Kantor libur Jumat 25 Desember. Batas waktu Anda sudah memperhitungkannya."),
            NoteView(kind: .ok, text: "Konsep tersimpan pukul 10.32."),
            NoteView(kind: .soon, title: "Sambungan belum menjawab", text: "Kami mencoba lagi setiap menit."),
            NoteView(kind: .bad, text: "Tugas ini sudah diselesaikan petugas lain. Isian Anda tidak dikirim."),
        ]
        return """
            <h2>Tombol</h2><div class=acts><button class=btn>Kirim permohonan</button>\
            <button class="btn alt">Lepaskan</button><button class="btn alt bad">Cabut permohonan</button></div>
            <h2>Keadaan</h2><p>\(tags.map { "\($0.html) " })</p>
            <h2>Pemberitahuan</h2>\(notes.map(\.html))
            \(Seal(title: "<h2>Permohonan terkirim</h2>", text: "Kode permohonan <b class=nb>TL-4H8P-21</b>").html)
            """
    }

    private static var lists: HTML {
        let rows = [
            AnswerRow(label: "NIK", value: "•••• •••• •••• 0417", spoken: "NIK berakhir 0417", change: "#"),
            AnswerRow(label: "Alamat email", value: "sekretariat@randusela.tirtalokakab.contoh"),
        ]
        let facts = [
            ServiceView.Fact(
                label: "Waktu", value: "Paling lama 10 hari kalender", note: "berhenti selama menunggu Anda"),
            ServiceView.Fact(label: "Biaya", value: "Tidak dipungut biaya"),
        ]
        let links = [
            LinkRow(
                title: "SK pengangkatan", href: "#", note: "PDF, 412 KB", tag: TagView(text: "Diterima", kind: .ok)),
            LinkRow(title: "Surat permohonan", href: "#", note: "PDF, 101 KB"),
        ]
        let tabs = [
            Tab(label: "Semua", count: 23, href: "#", isCurrent: true), Tab(label: "Terlambat", count: 2, href: "#"),
        ]
        return """
            <h2>Daftar</h2>\(facts.html)\(rows.list)\(LinkRow.list(links))\(Tab.bar(tabs, name: "Saringan contoh"))
            \(SearchForm(action: "#", name: "q", label: "Cari contoh", value: "", hint: "Nama atau kode").html)
            \(EmptyState(title: "Belum ada surat", text: "Surat yang Anda buat akan tampil di sini.",
                act: LinkView(label: "Buat surat", href: "#")).html)
            """
    }

    private static var states: HTML {
        let time = LocalTime(year: 2026, month: 11, day: 30, weekday: 1, hour: 16, minute: 10)
        let place = WhereView(
            now: "Permintaan email diperiksa", nowNote: "kegiatan 8 dari 13", holder: "Tim Teknis",
            holderNote: "sejak hari ini pukul 09.20", due: .at(Due(time: time, relative: .days(7))),
            why: WhyView(
                question: "Mengapa Senin 30 November pukul 16.10?",
                rows: [
                    WhyView.Row(when: "Jumat 20 Nov 16.10", text: "Waktu mulai: permohonan diajukan."),
                    WhyView.Row(when: "Senin 30 Nov 16.10", text: "Genap 10 hari kalender."),
                ], basis: "Dasar: batas 10 hari kalender."))
        let timeline = [
            TimelineEntry(title: "Tim Teknis memeriksa permintaan email", time: time, isNow: true),
            TimelineEntry(title: "Kabid Tata Kelola mengembalikan berkas", quote: "Belum ditandatangani.", time: time),
        ]
        return "<h2>Keadaan permohonan</h2>\(place.html)<h2>Riwayat</h2>\(timeline.html)"
    }

    private static var flows: HTML {
        let rows = [
            FlowRow(
                number: "1", text: "Mengajukan permohonan", lanes: [0], time: "1 hari kerja",
                branches: [FlowBranch(target: .rows([1]))], isDone: true),
            FlowRow(
                number: "2", text: "Memeriksa berkas", lanes: [1], shape: .diamond, time: "2 jam",
                branches: [
                    FlowBranch(label: "Lengkap", target: .rows([2, 3])),
                    FlowBranch(label: "Kurang", target: .rows([0])),
                ], isNow: true),
            FlowRow(
                number: "3", text: "Memeriksa jadwal", lanes: [2], time: "1 jam",
                branches: [FlowBranch(target: .rows([4]))]),
            FlowRow(
                number: "4", text: "Meminta persetujuan", lanes: [1, 2], time: "1 hari kerja",
                branches: [FlowBranch(target: .rows([4]))]),
            FlowRow(
                number: "5", text: "Menandatangani izin", lanes: [3], time: "1 hari kerja",
                branches: [FlowBranch(target: .end("Izin terbit"))]),
        ]
        let lanes = ["Pemohon", "Operator", "Kaur Umum", "Kepala Desa"]
        return """
            <h2>Alur</h2>\(FlowView.key)\(FlowView(lanes: lanes, rows: rows).html)
            <h3>Lebih dari enam pelaksana</h3>
            \(FlowView(lanes: lanes + ["Camat", "Sekretaris", "Kasi"], rows: rows).html)
            """
    }

    private static var desk: HTML {
        let time = LocalTime(year: 2026, month: 11, day: 23, weekday: 1, hour: 11, minute: 15)
        func row(_ code: String, _ due: DueView) -> TaskRow {
            TaskRow(
                title: "Memeriksa kelengkapan berkas", href: "#", service: "Email dan domain",
                applicant: "Desa Arumsela",
                code: code, holder: "Anda", due: due)
        }
        let groups = [
            InboxView.Group(
                when: .late, count: 1, rows: [row("TL-2B7X-03", .at(Due(time: time, relative: .days(-1))))]),
            InboxView.Group(
                when: .today, count: 2,
                rows: [
                    row("TL-9C3R-60", .at(Due(time: time, relative: .minutes(43), isSoon: true))),
                    row("TL-1F9K-12", .at(Due(time: time, relative: .hours(3)))),
                ]),
        ]
        let task = TaskPanel(
            title: "Memeriksa kelengkapan berkas", holding: .mine(release: "#"),
            outcomes: [
                TaskPanel.Outcome(value: "ya", label: "Lengkap", consequence: "Lanjut ke Kasi e-Gov"),
                TaskPanel.Outcome(value: "tidak", label: "Tidak lengkap", reason: .forApplicant),
            ], note: "", version: 1, action: "#", submit: "Simpan keputusan")
        return "<h2>Kotak tugas</h2>\(inboxTable(groups))\(task.html(csrf: "contoh"))"
    }
}
