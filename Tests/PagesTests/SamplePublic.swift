import Pages

extension Samples {
    var publicPages: [(name: String, page: Page)] {
        let services = ["Surat keterangan usaha", "Surat keterangan domisili", "Surat pengantar", "Beda identitas"].map
        {
            ServiceRow(
                title: text($0), href: text("/l/") + $0, time: text("1 hari kerja"), needsVisit: $0 == "Beda identitas")
        }
        var home = HomeView(
            title: text("Urus layanan dari kantor Anda"),
            lede: text("Pilih layanan, isi datanya, lalu pantau sampai selesai. Semua layanan tidak dipungut biaya."),
            opening: OpeningView(
                text: text("Kantor buka sampai pukul 15.30"), isOpen: true, note: text("Istirahat 12.00–13.00.")),
            mostUsed: services,
            groups: [
                HomeView.ServiceGroup(title: text("Kependudukan"), services: services),
                HomeView.ServiceGroup(title: text("Usaha"), services: services),
            ])
        let plainHome = home
        home.doors = [ServiceRow(title: text("Sampaikan pengaduan"), href: text("/l/p"), time: text("Diterima Desa"))]
        home.search = HomeView.SearchResult(query: text("usaha"), services: .init([services[0]]))
        let searched = home
        let village = ServiceRow(title: text("Desa Awan"), href: text("/k/awan/"), time: text("Kecamatan Langit"))
        home.search = HomeView.SearchResult(
            query: text("awan"), offices: .init([village]), services: .init(services, of: 1449))
        let crowded = home
        home.search = HomeView.SearchResult(query: text("paspor"), services: .init([]))
        var closed = site
        closed.closed = closedOffice
        return [
            ("beranda", .home(plainHome, in: site)), ("beranda-cari", .home(searched, in: site)),
            ("beranda-banyak", .home(crowded, in: site)), ("beranda-nihil", .home(home, in: site)),
            ("beranda-ditutup", .home(plainHome, in: closed)),
            ("layanan", .service(service(.apply(action: text("/a")), flow()), in: site)),
            ("layanan-masuk", .service(service(.logIn(href: text("/masuk")), flow(lanes: 2)), in: site)),
            ("layanan-sendiri", .service(service(.apply(action: text("/a")), flow(lanes: 1)), in: site)),
            ("layanan-tutup", .service(service(.closed(text("Diajukan di kantor.")), flow(lanes: 7)), in: site)),
            ("lacak", .track(TrackView(code: text("TL-9C3R"), error: text("Kode ini tidak kami kenal")), in: site)),
            ("lacak-hasil", .tracked(tracked(due), in: site)),
            ("lacak-jeda", .tracked(tracked(.paused(since: time(20, 9, 5), left: text("4 hari kalender"))), in: site)),
            ("komponen", .components(in: withDeskStyle)),
            ("privasi", .privacy(privacy(request: link("Ajukan permintaan")), in: site)),
            ("privasi-loket", .privacy(privacy(request: nil), in: site)),
            (
                "privasi-ditutup",
                .privacy(privacy(request: link("Sampaikan kepada Desa"), isOffered: false), in: closed)
            ),
            ("aksesibilitas", .accessibility(complaint: link("sampaikan pengaduan"), in: site)),
        ]
    }

    var closedOffice: ClosedOfficeView {
        ClosedOfficeView(
            text: text("Kantor ini ditutup sejak 2 Maret 2026 berdasarkan Peraturan Rekaan"),
            successor: link("Desa Aren"))
    }

    private func privacy(request: LinkView?, isOffered: Bool = true) -> PrivacyView {
        PrivacyView(
            services: [
                PrivacyView.Service(
                    title: text("Pendaftaran email"), href: isOffered ? text("/l/e") : nil,
                    legalBasis: [text("UU 11/2008")],
                    kept: [AnswerRow(label: text("90 hari kalender"), value: text("KTP pengelola"))]),
                PrivacyView.Service(
                    title: text("Surat usaha"), ended: text("Tidak lagi dibuka."), legalBasis: [],
                    kept: [AnswerRow(label: text("30 hari kalender"), value: text("Nama usaha"))]),
            ], draftDays: 30, openingYears: 5, remarkYears: 2, request: request, complaint: link("sampaikan pengaduan"))
    }

    private func tracked(_ due: DueView) -> TrackedView {
        TrackedView(
            service: text("Pendaftaran email dan domain"), code: text("TL-9C3R-58"),
            state: TagView(text: text("Diproses"), kind: .wait), place: place(due), receivedAt: time(19, 14, 10))
    }

    private func service(_ start: ServiceView.Start, _ flow: FlowView) -> ServiceView {
        ServiceView(
            title: text("Pendaftaran email dan domain"), lede: text("Alamat email dan nama domain resmi."),
            facts: [
                ServiceView.Fact(
                    label: text("Waktu"), value: text("Paling lama 10 hari kalender"),
                    note: text("berhenti selama menunggu Anda")),
                ServiceView.Fact(label: text("Biaya"), value: text("Tidak dipungut biaya")),
                ServiceView.Fact(label: text("Cara"), value: text("Dari kantor Anda"), note: text("seluruhnya daring")),
                ServiceView.Fact(label: text("Hasil"), value: text("Email dan domain aktif")),
            ], start: start,
            papers: [
                ServiceView.Paper(
                    name: text("SK pengelola"), note: text("PDF, paling besar 2 MB"), template: link("Contoh SK")),
                ServiceView.Paper(name: text("Surat kuasa"), note: text("PDF"), isConditional: true),
            ], flow: flow, applicants: [text("Pegawai perangkat daerah yang ditunjuk dengan SK.")],
            kept: text("18 dari 20 permohonan terakhir selesai dalam 10 hari kalender."),
            standard: [AnswerRow(label: text("Persyaratan"), value: text("SK pengelola"))],
            legalBasis: [text("UU 11/2008"), text("Permenkominfo 5/2015")],
            adoption: [AnswerRow(label: text("Nomor SOP"), value: text("000/SOP-KOMINFO/2026"))],
            document: OfficialDocument(root: "/layanan/" + text("x") + "/dokumen"))
    }
}
