/// Who asks the Kominfo office for a mailbox: agencies for their own, village officers for theirs.
enum DemoMailboxes {
    static let all: [DemoStory] = agencies + villages

    private static let agencies: [DemoStory] = [
        agency("pertanian", "perbenihan", from: -9, through: .confirmed),
        agency(
            "kesehatan", "promkes", from: -8, through: .checked,
            then: [
                DemoScene(
                    day: -8, time: "10:00",
                    act: .complete(
                        "putuskan", by: "kabid-egov", outcome: "tidak",
                        reason: "Surat permohonan ditujukan ke dinas lain. Buat surat yang baru, lalu ajukan lagi.")),
                DemoScene(day: -8, time: "10:10", act: .complete("beri-tahu", by: "kabid-egov")),
            ]),
        agency("langit-teduh", "trantib", from: -1, through: .applied),
        agency("pertanian", "penyuluhan", from: -1, through: .checked),
        agency("kesehatan", "farmasi", from: -2, through: .decided),
        agency("langit-teduh", "pelayanan", from: -2, through: .made),
    ]

    private static let villages: [DemoStory] = [
        village(.operatorOf("awan-biru"), "sekretariat-awan", from: -9, through: .opened),
        village(.operatorOf("kali-bintang"), "kaur-umum", from: -3, through: .sent),
        village(.operatorOf("padi-kencana"), "perangkat-padi", from: -1, through: .handedIn),
        village(.operatorOf("awan-biru"), "kasi-awan", from: -1, through: .filledIn),
        village(
            .operatorOf("padi-kencana"), "kaur-padi", from: -4, through: .handedIn,
            then: [
                DemoScene(
                    day: -3, time: "09:20",
                    act: .complete(
                        "verifikasi", by: "tim-teknis", outcome: "kurang",
                        reason: "Jabatan pada formulir tidak sama dengan SK pengangkatan. Samakan dengan SK."))
            ]),
        village(
            .operatorOf("kali-bintang"), "bendahara-kali", from: -6, through: .handedIn,
            then: [
                DemoScene(
                    day: -5, time: "14:00",
                    act: .complete(
                        "verifikasi", by: "tim-teknis-2", outcome: "tolak",
                        reason: "SK pengangkatan sudah berakhir. Ajukan lagi dengan SK yang berlaku."))
            ]),
        // Without an account yet: the help desk compares the registration first.
        village(.resident(11, "Desa Awan Biru"), "dusun-awan", from: -1, through: .registered),
    ]

    private enum AgencyStop: Int { case applied, checked, decided, made, confirmed }

    private static func agency(
        _ slug: String, _ label: String, from day: Int, through stop: AgencyStop, then more: [DemoScene] = []
    ) -> DemoStory {
        let way: [(time: String, act: DemoAct)] = [
            ("08:30", .apply), ("08:50", .complete("verifikasi-berkas", by: "tim-teknis")),
            ("09:10", .complete("putuskan", by: "kabid-egov", outcome: "ya")), ("09:30", .effect("buat-akun")),
            ("09:40", .complete("kirim-konfirmasi", by: "tim-teknis")),
        ]
        return DemoStory(
            applicant: .operatorOf(slug), label: label, service: "email-perangkat-daerah",
            answers: [
                "penanggung.jabatan": "Operator",
                "verifikasi.catatan": "Surat permohonan ada dan ditandatangani. Alamat yang diminta belum dipakai.",
                "surat.nomor": "555/contoh/2026",
            ], scenes: way.prefix(stop.rawValue + 1).map { DemoScene(day: day, time: $0.time, act: $0.act) } + more)
    }

    private enum VillageStop: Int { case registered, matched, filledIn, handedIn, verified, made, sent, opened }

    private static func village(
        _ applicant: DemoApplicant, _ label: String, from day: Int, through stop: VillageStop,
        then more: [DemoScene] = []
    ) -> DemoStory {
        let way: [(day: Int, time: String, act: DemoAct)] = [
            (0, "08:20", .apply), (0, "08:35", .complete("cocokkan", by: "helpdesk", outcome: "cocok")),
            (0, "08:50", .answer("isi-data")), (0, "09:15", .answer("ajukan")),
            (1, "09:30", .complete("verifikasi", by: "tim-teknis", outcome: "setuju")),
            (1, "10:10", .effect("buat-email")),
            (1, "10:30", .effect("kirim-aktivasi", outcome: "terkirim")),
            (2, "08:15", .answer("aktivasi", outcome: "masuk")),
        ]
        return DemoStory(
            applicant: applicant, label: label, service: "email-perangkat-desa",
            answers: [
                "data.jabatan": "Kepala Urusan Umum", "data.dikuasakan": "tidak", "pencocokan.surel": "ya",
            ],
            papers: ["sk", "surat-permohonan", "ktp"],
            scenes: way.prefix(stop.rawValue + 1).map { DemoScene(day: day + $0.day, time: $0.time, act: $0.act) }
                + more)
    }
}
