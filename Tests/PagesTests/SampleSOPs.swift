import Pages

extension Samples {
    var sopPages: [(name: String, page: Page)] {
        [
            ("sop-daftar", .adoptions(adoptions, in: manager)),
            (
                "sop-daftar-kosong",
                .adoptions(
                    AdoptionListView(office: text("Desa Aren"), root: "/kelola/aren", procedures: [], drafts: []),
                    in: manager)
            ),
            ("sop-penetapan", .adoption(adoption, in: manager)),
            (
                "sop-unggah",
                .sourceCheck(begun, in: manager)
            ),
            ("sop-periksa", .sourceCheck(check(errors: true), in: manager)),
            ("sop-periksa-baik", .sourceCheck(check(errors: false), in: manager)),
            ("sop-konsep", .draft(draft(accepted: true), in: manager)),
            ("sop-konsep-rusak", .draft(draft(accepted: false), in: manager)),
            ("sop-banding", .comparison(comparison, in: manager)),
            ("sop-pindah", .moveCases(moving(rows: true), in: manager)),
            ("sop-pindah-kosong", .moveCases(moving(rows: false), in: manager)),
            ("sop-dipindah", .movedCases(moved(isStopped: false), in: manager)),
            ("sop-dipindah-sebagian", .movedCases(moved(isStopped: true), in: manager)),
            ("sop-bawahan", .adoptBelow(below(isWrong: false), in: manager)),
            ("sop-bawahan-galat", .adoptBelow(below(isWrong: true), in: manager)),
            (
                "sop-di-bawahan",
                .adoptedBelow(
                    AdoptedBelowView(
                        above: [link("SOP Kabupaten Contoh"), link("Konsep")], adopted: [text("Desa Aren")],
                        known: [text("Desa Bambu")],
                        refused: [.init(office: text("Desa Cempaka"), reason: text("Isi berubah"))],
                        back: link("Kembali ke konsep"), again: link("Kantor bawahan lain")), in: manager)
            ),
            (
                "sop-konsep-hilang",
                .goneDraft(
                    GoneDraftView(
                        list: link("SOP Dinas Kominfo"), trouble: text("Konsep ini sudah dihapus"),
                        made: link("Buka penetapannya"),
                        typed: [AnswerRow(label: text("Nomor SOP"), value: text("065/12/2026"))]), in: manager)
            ),
            ("sop-uji", .trial(trial(ended: false), in: manager)),
            ("sop-uji-selesai", .trial(trial(ended: true), in: manager)),
            ("kantor-data", .officeFacts(officeFacts, in: manager)),
            ("kantor-host", .officeHosts(hosts, in: manager)),
            (
                "kantor-host-lain",
                .officeHosts(
                    OfficeHostsView(
                        root: "/kelola/aren", office: text("Desa Aren"), address: text("https://contoh.id/k/aren"),
                        hosts: [], others: text("Nama host diatur administrator Kabupaten")), in: manager)
            ),
            ("libur-nasional", .nationalDays(nationalDays, in: manager)),
            ("jenis-kantor", .kindList(kinds, in: manager)),
            ("kantor-kalender", .officeCalendar(calendar, in: manager)),
        ]
    }

    private var manager: FrameView {
        var frame = desk
        frame.nav = NavItem.desk(
            office: "kominfo", at: .administration, isAdministrator: true, isAuditor: true, managesPeople: true)
        return frame
    }

    private func line(_ title: String) -> AdoptionListView.Line {
        .init(title: text(title), note: text("sejak 2 Februari 2026, disahkan Kepala Dinas"), href: "/p/" + text("1"))
    }

    private var officeFacts: OfficeFactsView {
        OfficeFactsView(
            root: "/kelola/kominfo", office: text("Dinas Kominfo"),
            facts: [AnswerRow(label: text("Jenis"), value: text("Perangkat Daerah"))],
            fields: [
                FieldView(
                    name: "nama", label: text("Nama kantor"), error: text("Isi nama"), control: .line(text("Dinas")))
            ],
            logo: OfficeLogoView(
                shown: LogoView(source: "/logo/a.b.jpg", width: 480, height: 320, words: text("Logo Dinas")),
                whose: text("Logo kantor ini"),
                field: FieldView(
                    name: "logo", label: text("Logo baru"), error: text("Pilih berkas"),
                    control: .files(FilesView(types: ["png", "jpg"], maxBytes: 5 << 20))),
                seen: text("kode"), action: "/kelola/kominfo/kantor/logo", remove: link("Hapus logo…")),
            below: [LinkRow(title: text("Desa Aren"), href: "/a", note: text("Desa"))], make: link("Tambah kantor"),
            load: link("Muat daftar"), hosts: link("Nama host"), remove: link("Hapus kantor…"),
            close: link("Tutup kantor…"))
    }

    private var hosts: OfficeHostsView {
        OfficeHostsView(
            root: "/kelola/kominfo", office: text("Dinas Kominfo"), address: text("https://contoh.id/k/kominfo"),
            hosts: [.init(name: text("kominfo.contoh.id"), remove: link("Hapus…"))],
            fields: [
                FieldView(
                    name: "host", label: text("Nama host"), error: text("Isi nama host"), control: .line(text("x")))
            ])
    }

    private var kinds: KindListView {
        KindListView(
            root: "/kelola/kominfo", office: text("Kabupaten"),
            kinds: [
                KindListView.Kind(
                    title: text("Rumah Sakit"), note: text("Di bawah Kabupaten"),
                    roles: [
                        KindListView.Role(title: text("Kepala"), name: text("kepala")),
                        KindListView.Role(
                            title: text("Dokter Jaga"), name: text("dokter-jaga"), acts: [link("Hapus…")]),
                    ], acts: [link("Tambah peran")])
            ], make: link("Tambah jenis kantor"))
    }

    private var nationalDays: NationalDaysView {
        NationalDaysView(
            root: "/kelola/kominfo", office: text("Kabupaten"),
            years: [.init(title: text("2027, bawaan"), days: [text("Jumat 1 Jan 2027: Tahun Baru")])],
            fields: [
                FieldView(
                    name: "isi", label: text("Isi daftar"), error: text("Baris 2: tulis tanggal"),
                    control: .paragraph(text("tanggal;hari")))
            ],
            preview: .init(
                title: text("Tahun 2028"), points: [text("2 hari berubah")], added: [text("Senin: libur")],
                removed: [text("Selasa: libur")], seen: text("kode"), text: text("tanggal;hari\n2028")),
            download: link("Unduh"), trouble: text("Tidak ada yang berubah"))
    }

    private var calendar: OfficeCalendarView {
        OfficeCalendarView(
            root: "/kelola/kominfo", office: text("Dinas Kominfo"), whose: text("Milik kantor ini"),
            lines: text("Jam kerja\n    Senin: 08.00–16.00"), years: [link("Tahun 2025")],
            holiday: .init(
                act: "libur", title: text("Tambah hari libur"),
                fields: [FieldView(name: "tanggal", label: text("Tanggal"), control: .line("", .date))],
                submit: text("Tambah hari libur")),
            ramadan: .init(
                act: "ramadan", title: text("Jam kerja Ramadan"),
                fields: [FieldView(name: "mulai", label: text("Hari pertama"), control: .line("", .date))],
                submit: text("Tetapkan jam Ramadan")),
            whole: .init(
                act: "berkas", title: text("Ubah jam kerja"),
                fields: [
                    FieldView(
                        name: "isi", label: text("Isi kalender"), error: text("Baris 2: bukan jam"),
                        control: .paragraph(text("kalender: x")))
                ], submit: text("Tetapkan kalender"), isOpen: true),
            follow: .init(
                act: "ikuti", title: text("Ikuti lagi kantor di atas"),
                fields: [FieldView(name: "keputusan-ikuti", label: text("Keputusan"), control: .line(""))],
                submit: text("Ikuti lagi kantor di atas")),
            apart: [link("Desa Aren")],
            changes: [text("Menjadi libur: Rabu 9 Des 2026")], national: link("Libur nasional…"))
    }

    private var adoptions: AdoptionListView {
        AdoptionListView(
            office: text("Dinas Kominfo"), root: "/kelola/kominfo",
            procedures: [
                .init(
                    title: text("Pendaftaran email"), inForce: line("Versi 2, nomor 1/2026"),
                    document: link("Dokumen resmi"), ahead: [line("Versi 3, nomor 2/2026")],
                    earlier: [line("Versi 1, nomor 9/2025")]),
                .init(title: text("Surat"), inForce: nil),
            ], drafts: [line("Pengaduan, versi 4")])
    }

    private var adoption: AdoptionView {
        AdoptionView(
            list: link("SOP Dinas Kominfo"), title: text("Pendaftaran email, versi 2"),
            state: TagView(text: text("Berlaku"), kind: .ok),
            facts: [AnswerRow(label: text("Nomor SOP"), value: text("1/2026"))],
            lanes: [AnswerRow(label: text("Kabid"), value: text("Kepala Bidang"))],
            checked: [AnswerRow(label: text("Alur"), value: text("Semua jalan sampai selesai"))],
            document: OfficialDocument(root: "/meja/kominfo/sop/" + text("email")),
            edit: link("Buat versi baru dari ini"), acts: [link("Akhiri untuk permohonan baru…")],
            note: text("2 permohonan masih berjalan."))
    }

    private var proven: [LinkRow] {
        [
            LinkRow(
                title: text("Isi berkas"), href: "#f-isi", note: text("1 galat"),
                tag: TagView(text: text("Belum"), kind: .soon))
        ]
    }

    private var begun: SourceCheckView {
        var view = SourceCheckView(root: "/kelola/aren", office: text("Desa Aren"))
        view.shipped = [link("Penanganan pengaduan")]
        (view.partners, view.partnersError) = (text("komifno"), text("Tidak ada kantor “komifno”"))
        return view
    }

    private func check(errors: Bool) -> SourceCheckView {
        let lines = (1...12).map { "  baris \($0): [kabit, kades]" }
        let finding = SourceCheckView.Finding(
            line: 9, column: 13, isError: true, message: text("Pelaksana “kabit” tidak ada"),
            expected: text("kabid"), path: [text("ajukan"), text("periksa:ya")], code: "E103")
        let warning = SourceCheckView.Finding(
            line: 3, column: 1, isError: false, message: text("“1 hari” dibaca 1 hari kerja"), code: "P412")
        return SourceCheckView(
            root: "/kelola/aren", office: text("Desa Aren"), title: text("Surat, versi 2"),
            text: text(lines.joined(separator: "\n")), findings: errors ? [warning, finding] : [warning],
            proven: proven, draft: "k1", trouble: errors ? text("Belum disimpan") : nil)
    }

    private func draft(accepted: Bool) -> DraftView {
        DraftView(
            list: link("SOP Dinas Kominfo"), title: text("Pendaftaran email, versi 3"),
            kept: text("Disimpan 2 Maret 2026 oleh ayu"), isAccepted: accepted,
            proven: proven.map { row in
                var row = row
                row.href = "/x"
                return row
            }, flow: flow(), adopt: link("Tetapkan"), acts: [link("Sunting"), link("Uji coba"), link("Hapus…")])
    }

    private var comparison: ComparisonView {
        ComparisonView(
            above: [link("SOP Dinas Kominfo"), link("Konsep")], title: text("Perbandingan: Pendaftaran email"),
            about: text("Versi 3 (konsep) dengan versi 2"),
            sections: [.init(title: text("Langkah"), lines: [text("Baru: “Memeriksa berkas”")])],
            lines: [
                .folded(12), .same(number: 13, text("  sama:")), .removed(number: 14, text("  waktu: 1 jam")),
                .added(number: 14, text("  waktu: 30 menit")),
            ],
            drawings: [
                .init(
                    title: text("Bagan versi 2"), picture: FlowPicture(source: "/lama.svg", width: 800, height: 600),
                    marked: [text("Memeriksa berkas")]),
                .init(
                    title: text("Bagan versi 3"), picture: FlowPicture(source: "/baru.svg", width: 800, height: 600),
                    marked: []),
            ])
    }

    private func below(isWrong: Bool) -> AdoptBelowView {
        AdoptBelowView(
            above: [link("SOP Kabupaten Contoh"), link("Konsep")], about: text("Surat pengantar, versi 3"),
            kinds: [link("Untuk Kelurahan")], kind: text("Desa"),
            groups: [
                .init(
                    whole: .init(value: "kec-contoh", name: text("Kecamatan Contoh"), isChosen: false),
                    offices: [
                        .init(value: "aren", name: text("Desa Aren"), isChosen: !isWrong),
                        .init(value: "bambu", name: text("Desa Bambu"), isChosen: false),
                    ])
            ], isEveryOffice: false, replaces: isWrong,
            fields: [FieldView(name: "nomor", label: text("Nomor SOP"), control: .line(text("065/12/2026")))],
            seen: "abc", action: "/p/bawahan", back: "/p", error: isWrong ? text("Pilih kantor") : nil,
            trouble: isWrong ? text("Belum diberlakukan") : nil)
    }

    private func moving(rows: Bool) -> MoveCasesView {
        MoveCasesView(
            above: [link("SOP Dinas Kominfo"), link("Penetapan")], about: text("Pendaftaran email, versi 3"),
            rows: rows
                ? [
                    .init(id: text("a"), number: text("2026-00001"), note: text("Versi 2 · Memeriksa"), trouble: nil),
                    .init(
                        id: text("b"), number: text("2026-00002"), note: text("Versi 2 · Mengukur"),
                        trouble: text("Langkahnya tidak ada di versi ini")),
                ] : [], notes: rows ? [] : [text("3 permohonan versi 1 tetap")], action: "/p/pindahkan", back: "/p",
            next: rows ? link("Permohonan berikutnya") : nil, trouble: rows ? nil : text("Pilih permohonan"))
    }

    private func moved(isStopped: Bool) -> MovedCasesView {
        MovedCasesView(
            above: [link("SOP Dinas Kominfo"), link("Penetapan")], about: text("12 permohonan dipindahkan"),
            stopped: isStopped ? text("Penetapan ini sudah digantikan") : nil,
            rows: isStopped
                ? [] : [.init(number: text("2026-00002"), reason: text("Langkahnya tidak ada di versi ini"))],
            back: link("Kembali ke penetapan"), again: link("Permohonan yang masih dapat dipindahkan"))
    }

    private func trial(ended: Bool) -> TrialView {
        TrialView(
            above: [link("SOP Dinas Kominfo"), link("Konsep")], title: text("Pendaftaran email"), now: time(26, 9, 0),
            task: ended
                ? nil
                : .init(
                    step: "periksa", title: text("Memeriksa berkas"), who: text("Sebagai Kabid"),
                    due: text("paling lambat Senin"),
                    fields: [
                        FieldView(
                            name: "hasil", label: text("Hasil"), error: text("Pilih hasilnya"),
                            control: .choice(nil, [OptionView(value: "ya", label: text("Ya"))])),
                        FieldView(
                            name: "berkas.ktp", label: text("KTP"), isRequired: false,
                            control: .statement(true, text: text("Anggap sudah diserahkan"))),
                    ], submit: text("Kerjakan"), maySkip: true), others: ended ? [] : [link("Mengukur")],
            ending: ended ? text("Diterima") : nil, waits: [.init(label: text("Maju 1 jam kerja"), value: "jam")],
            mayWithdraw: !ended, isBegun: true, version: 3, action: "/u",
            history: [TimelineEntry(title: text("Pemohon mengajukan"), time: time(26, 9, 0))],
            untouched: [text("Dicatat di Buku Register")], flow: flow(now: 2),
            trouble: ended ? text("Uji coba ini sudah terlalu panjang") : nil)
    }
}
