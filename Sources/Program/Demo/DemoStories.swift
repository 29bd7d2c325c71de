/// The applications of the demo: one or more in every state of the flow, and every result.
enum DemoStories {
    static let all: [DemoStory] =
        ended + checked + early + registering + DemoMailboxes.all + DemoLetters.all + DemoCitizens.all

    /// Those that have their result.
    private static let ended: [DemoStory] = [
        DemoStory(
            applicant: .resident(1, "Karang Taruna Embun"), label: "karang-taruna",
            scenes: DemoPath.scenes(from: -14, through: .domainActive, registers: true)
                + [DemoScene(day: -12, time: "09:40", act: .openAccount)]),
        DemoStory(
            applicant: .operatorOf("kesehatan"), label: "dinkes",
            scenes: [
                DemoScene(day: -15, time: "08:20", act: .apply),
                DemoScene(day: -15, time: "10:00", act: .complete("perintah-periksa", by: "kepala")),
                DemoScene(
                    day: -14, time: "09:15",
                    act: .complete(
                        "periksa", by: "kabid-tata-kelola", outcome: "tidak",
                        reason: "Surat permohonan belum ditandatangani. Unggah yang sudah ditandatangani.")),
                DemoScene(day: -13, time: "08:40", act: .answer("ajukan")),
                DemoScene(day: -13, time: "13:20", act: .complete("perintah-periksa", by: "kepala")),
            ] + DemoPath.scenes(from: -13, through: .domainActive).dropFirst(2)),
        DemoStory(
            applicant: .resident(2, "Sanggar Halimun"), label: "sanggar",
            scenes: DemoPath.scenes(from: -10, through: .ordered) + [
                DemoScene(
                    day: -9, time: "09:25",
                    act: .complete(
                        "periksa", by: "kabid-tata-kelola", outcome: "tolak",
                        reason: "Layanan ini untuk perangkat daerah dan lembaga desa; sanggar ini bukan keduanya."))
            ]),
        DemoStory(
            applicant: .operatorOf("langit-teduh"), label: "kecamatan",
            scenes: DemoPath.scenes(from: -9, through: .examined) + [
                DemoScene(
                    day: -8, time: "14:10",
                    act: .withdraw("Alamat email lama masih dipakai; permohonan diajukan lagi tahun depan."))
            ]),
        DemoStory(
            applicant: .colleagueAt("pertanian", 1), label: "penyuluh",
            scenes: DemoPath.scenes(from: -18, through: .registered, registers: true) + [
                DemoScene(
                    day: -16, time: "10:30",
                    act: .complete(
                        "cek", by: "tim-teknis", outcome: "perlu-diperbaiki",
                        reason: "Nama tidak sama dengan kartu identitas. Perbaiki namanya."))
            ]),
        DemoStory(
            applicant: .colleagueAt("kali-bintang", 2), label: "pustaka",
            scenes: DemoPath.scenes(from: -11, through: .registered, registers: true) + [
                DemoScene(
                    day: -9, time: "11:10",
                    act: .complete(
                        "cek", by: "tim-teknis-2", outcome: "ditolak",
                        reason: "Kartu identitas bukan milik pengelola yang didaftarkan."))
            ]),
    ]

    /// Those that the technical team has before it, from the e-mail form to the activation.
    private static let checked: [DemoStory] = [
        DemoStory(
            applicant: .operatorOf("awan-biru"), label: "awan-biru",
            scenes: DemoPath.scenes(from: -4, through: .guided)),
        DemoStory(
            applicant: .operatorOf("kali-bintang"), label: "kali-bintang",
            scenes: DemoPath.scenes(from: -4, through: .mailboxAsked)),
        DemoStory(
            applicant: .operatorOf("padi-kencana"), label: "padi-kencana",
            scenes: DemoPath.scenes(from: -5, through: .mailboxChecked)),
        DemoStory(
            applicant: .operatorOf("pertanian"), label: "pertanian",
            scenes: DemoPath.scenes(from: -6, through: .mailboxMade)),
        DemoStory(
            applicant: .operatorOf("kesehatan"), label: "puskesmas",
            scenes: DemoPath.scenes(from: -5, through: .domainAsked)),
        DemoStory(
            applicant: .operatorOf("langit-teduh"), label: "langit-teduh",
            scenes: DemoPath.scenes(from: -6, through: .domainChecked)),
        DemoStory(
            applicant: .operatorOf("awan-biru"), label: "bumdes-awan",
            scenes: DemoPath.scenes(from: -7, through: .addressGiven)),
        DemoStory(
            applicant: .operatorOf("padi-kencana"), label: "lumbung",
            scenes: DemoPath.scenes(from: -8, through: .addressGiven) + [
                DemoScene(day: -5, time: "13:15", act: .effect("aktifkan-domain", outcome: "nama-terpakai"))
            ]),
        DemoStory(
            applicant: .operatorOf("kali-bintang"), label: "wisata",
            scenes: DemoPath.scenes(from: -9, through: .addressGiven) + [
                DemoScene(day: -6, time: "13:25", act: .effect("aktifkan-domain", outcome: "nama-terpakai")),
                DemoScene(day: -5, time: "09:45", act: .answer("isi-domain-lain")),
            ]),
    ]

    /// Those that are on their way through the offices of the head and the divisions.
    private static let early: [DemoStory] = [
        DemoStory(
            applicant: .operatorOf("awan-biru"), label: "posyandu",
            scenes: DemoPath.scenes(from: -1, through: .applied)),
        DemoStory(
            applicant: .operatorOf("kali-bintang"), label: "bpd",
            scenes: DemoPath.scenes(from: -1, through: .ordered)),
        DemoStory(
            applicant: .resident(3, "Kelompok Tani Bianglala", at: true), label: "tani",
            scenes: DemoPath.scenes(from: -2, through: .ordered)),
        DemoStory(
            applicant: .operatorOf("padi-kencana"), label: "paud",
            scenes: DemoPath.scenes(from: -3, through: .ordered) + [
                DemoScene(
                    day: -2, time: "09:50",
                    act: .complete(
                        "periksa", by: "kabid-tata-kelola", outcome: "tidak",
                        reason: "SK pengelola belum bertanggal. Unggah SK yang sudah bertanggal dan bernomor."))
            ]),
        DemoStory(
            applicant: .operatorOf("pertanian"), label: "benih",
            scenes: DemoPath.scenes(from: -2, through: .examined)),
        DemoStory(
            applicant: .operatorOf("kesehatan"), label: "gizi",
            scenes: DemoPath.scenes(from: -2, through: .assigned) + [
                DemoScene(day: -1, time: "10:30", act: .claim("pandu", by: "tim-teknis"))
            ]),
        // Late: the head of division has it for longer than the whole limit.
        DemoStory(
            applicant: .operatorOf("langit-teduh"), label: "pkk",
            scenes: DemoPath.scenes(from: -13, through: .ordered)),
        DemoStory(
            applicant: .operatorOf("awan-biru"), label: "karang-awan",
            scenes: [DemoScene(day: -1, time: "14:30", act: .begin)]),
    ]

    /// Those whose manager is getting an account.
    private static let registering: [DemoStory] = [
        DemoStory(
            applicant: .resident(4, "Paguyuban Rembulan"), label: "paguyuban",
            scenes: DemoPath.scenes(from: -3, through: .guided)),
        DemoStory(
            applicant: .resident(5, "Koperasi Telaga"), label: "koperasi",
            scenes: DemoPath.scenes(from: -4, through: .registered, registers: true)),
        DemoStory(
            applicant: .colleagueAt("langit-teduh", 3), label: "pemadam",
            scenes: DemoPath.scenes(from: -5, through: .registered, registers: true) + [
                DemoScene(
                    day: -2, time: "11:20",
                    act: .complete(
                        "cek", by: "tim-teknis", outcome: "perlu-diperbaiki",
                        reason: "Foto kartu identitas buram. Unggah lagi yang terbaca."))
            ]),
    ]
}
