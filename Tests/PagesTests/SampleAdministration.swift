import Pages

extension Samples {
    var administrationPages: [(name: String, page: Page)] {
        [
            ("kelola", .administration(offices, in: manager)),
            ("petugas", .officers(officers(search: text("rat")), in: manager)),
            ("petugas-kosong", .officers(noOfficers, in: manager)),
            ("petugas-satu", .officer(officer, in: manager)),
            ("petugas-lain", .officer(shared, in: manager)),
            ("undang", .ask(invitation, in: manager)),
            ("akhiri-peran", .ask(ending, in: manager)),
            ("tautan-petugas", .linkSlip(slip, in: manager)),
            ("cuti", .leave(leave, in: desk)),
            ("catatan", .acts(acts, in: manager)),
            (
                "catatan-kosong",
                .acts(ActListView(office: text("Desa Aren"), back: link("Petugas"), rows: []), in: manager)
            ),
        ]
    }

    private var manager: FrameView {
        var frame = desk
        frame.nav = NavItem.desk(
            office: "kominfo", at: .administration, isAdministrator: true, isAuditor: true, managesPeople: true)
        return frame
    }

    private var leave: LeaveView {
        LeaveView(
            about: text("Budi Contoh, Dinas Kominfo"), back: "/meja",
            rows: [
                LeaveView.Row(
                    days: text("26 November 2026 sampai 3 Desember 2026"),
                    standIn: text("Digantikan Citra Contoh sebagai Plh. Kepala Dinas"),
                    state: TagView(text: text("Sedang cuti"), kind: .soon), pass: text("/a"), tasks: 2, end: text("/b")),
                LeaveView.Row(
                    days: text("21 Desember 2026 sampai 23 Desember 2026"), standIn: text("Digantikan Citra Contoh"),
                    state: TagView(text: text("Belum mulai"), kind: .wait), end: text("/c")),
            ],
            fields: [
                FieldView(
                    name: "pengganti", label: text("Pengganti"), error: text("Pilih"),
                    control: .choice(nil, options(3))),
                field("mulai", .line("", .date)), field("sampai", .line("", .date)),
            ], action: text("/cuti"))
    }

    private var offices: AdministrationView {
        AdministrationView(rows: [
            .init(
                name: text("Dinas Kominfo"), kind: text("Perangkat Daerah"), officers: 12, lacksAdministrator: false,
                href: text("/a")),
            .init(name: text("Desa Aren"), kind: text("Desa"), officers: 3, lacksAdministrator: true, href: text("/b")),
        ])
    }

    private func officers(search: String?) -> OfficerListView {
        OfficerListView(
            root: "/kelola/" + text("kominfo"), office: text("Dinas Kominfo"),
            rows: [
                .init(
                    name: text("Ratna Adiloka"), username: text("ratna"), href: text("/1"),
                    roles: [text("Kabid Tata Kelola, sejak 2 Januari 2026"), text("Plt. Kepala Dinas")]),
                .init(
                    name: text("Melati Kencanasela"), username: text("melati"), href: text("/2"), roles: [],
                    state: TagView(text: text("Belum masuk"), kind: .soon)),
            ],
            offers: [
                .init(
                    username: text("melati"), role: text("Operator, sejak 2 Januari 2026"),
                    state: text("Menunggu jawaban"), takeBack: link("Tarik…"))
            ], total: 14, search: search, action: text("/c"), invite: link("Undang petugas"),
            giveRole: link("Beri peran"), more: [link("Catatan")], other: link("Semua"))
    }

    private var noOfficers: OfficerListView {
        var view = officers(search: nil)
        (view.rows, view.offers, view.total) = ([], [], 0)
        return view
    }

    private var officer: OfficerView {
        OfficerView(
            office: link("Dinas Kominfo"), name: text("Ratna Adiloka"), username: text("ratna"),
            email: text("ratna@tirtalokakab.contoh"), state: TagView(text: text("Belum masuk"), kind: .soon),
            giveRole: link("Beri peran"),
            roles: [
                .init(
                    title: text("Plt. Kepala Dinas"), days: text("sejak 1 November 2026"),
                    acts: [link("Hari terakhir"), link("Akhiri")]),
                .init(title: text("Operator"), days: text("2025"), state: TagView(text: text("Berakhir"))),
            ],
            acts: [link("Tutup akun…")],
            sessions: [
                SessionView(device: text("Chrome di Android"), lastSeen: time(23, 9, 0), close: text("/1")),
                SessionView(device: text("Firefox"), lastSeen: time(20, 9, 0), isCurrent: true, close: text("/2")),
            ], closeAll: text("/3"))
    }

    private var shared: OfficerView {
        OfficerView(
            office: link("Desa Aren"), name: text("Melati Kencanasela"), username: text("melati"), roles: [],
            notWhole: text("Petugas ini juga bertugas di kantor lain."), unreached: text("Undangan tidak sampai"))
    }

    private var invitation: AskView {
        AskView(
            title: text("Undang petugas"), about: text("Ke Desa Aren"),
            fields: [
                FieldView(
                    name: "nama", label: text("Nama lengkap"), error: text("Isi nama"),
                    control: .line(text("Ratna"), .text)),
                FieldView(
                    name: "cara", label: text("Dijabat sebagai"),
                    control: .choice("plt", [OptionView(value: "plt", label: text("Plt."), note: text("Kosong"))])),
            ], action: text("/a"), submit: text("Undang petugas"), back: text("/b"), already: link("Sudah"))
    }

    private var ending: AskView {
        AskView(
            title: text("Akhiri peran ini sekarang?"), about: text("Kepala Dinas, Ratna Adiloka"),
            points: [text("Petugas langsung kehilangan tugas")], fields: [.ownPassword(error: text("Tidak cocok"))],
            action: text("/a"), submit: text("Akhiri peran"), isBad: true, back: text("/b"),
            trouble: text("Tunjuk penggantinya dahulu"))
    }

    private var slip: LinkSlipView {
        LinkSlipView(
            title: text("Undangan petugas"), name: text("Ratna Adiloka"), username: text("ratna"),
            office: text("Dinas Kominfo"), link: text("https://balai.contoh/undangan/abc"),
            validity: text("sekali, sampai Kamis 3 Desember 2026, 09.00"), wasMailed: true, back: link("Ke petugas"))
    }

    private var acts: ActListView {
        ActListView(
            office: text("Dinas Kominfo"), back: link("Petugas"),
            rows: [
                .init(
                    time: time(23, 9, 0), what: text("Peran diberikan"), subject: text("Ratna Adiloka"),
                    detail: text("Plt. Kepala Dinas"), by: text("Ayu Contoh")),
                .init(
                    time: time(20, 9, 0), what: text("Undangan dibuat lagi"), subject: text("Melati"), detail: nil,
                    by: text("Ayu Contoh")),
            ], more: link("Yang sebelumnya"))
    }
}
