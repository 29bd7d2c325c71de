/// Residents who ask their village for a letter, in every state; those of some weeks ago said what they think of it.
enum DemoLetters {
    static let all: [DemoStory] = judged + running

    /// Long enough ago that their answers are told.
    private static let judged: [DemoStory] = [
        ([4, 3, 3, 4, 4, 3, 4, 3, 3], nil),
        ([3, 3, 2, 4, 3, 3, 4, 3, 3], "Kabari juga lewat WA bila surat sudah siap."),
        ([4, 4, 4, 4, 4, 4, 4, 4, 4], nil), ([3, 2, 3, 4, 3, 3, 3, 3, 2], "Kursi di ruang tunggu kurang."),
        ([4, 4, 3, 4, 4, 4, 4, 4, 3], nil), ([3, 3, 3, 4, 3, 4, 4, 3, 3], nil),
    ].enumerated().map { number, said in
        letter(
            .resident(21 + number, "Desa Awan Biru"), "usaha", at: "awan-biru", from: -42 + number % 3, through: .ready,
            electronic: true,
            then: [DemoScene(day: -37, time: "09:00", act: .judge(said.0, remark: said.1))])
    }

    private static let running: [DemoStory] = [
        letter(.resident(31, "Desa Awan Biru"), "domisili", at: "awan-biru", from: -1, through: .drafted),
        letter(.resident(32, "Desa Awan Biru"), "pengantar-skck", at: "awan-biru", from: -1, through: .applied),
        letter(.resident(33, "Desa Awan Biru"), "tidak-mampu-sekolah", at: "awan-biru", from: -1, through: .checked),
        letter(.resident(34, "Desa Awan Biru"), "keramaian", at: "awan-biru", from: -2, through: .approved),
        letter(
            .resident(35, "Desa Awan Biru"), "kehilangan", at: "awan-biru", from: -2, through: .signed,
            electronic: true),
        letter(.resident(36, "Desa Awan Biru"), "pengantar-nikah", at: "awan-biru", from: -3, through: .ready),
        letter(.resident(37, "Desa Awan Biru", at: true), "usaha", at: "awan-biru", from: -8, through: .collected),
        letter(
            .resident(38, "Desa Awan Biru"), "beda-identitas", at: "awan-biru", from: -2, through: .applied,
            then: [
                DemoScene(
                    day: -1, time: "09:40",
                    act: .complete(
                        "periksa", by: "operator", outcome: "perbaiki",
                        reason: "Tulis pada keterangan nama mana yang dipakai di ijazah."))
            ]),
        letter(
            .resident(39, "Desa Kali Bintang"), "domisili", at: "kali-bintang", from: -4, through: .applied,
            then: [
                DemoScene(
                    day: -4, time: "13:20",
                    act: .complete(
                        "periksa", by: "operator", outcome: "tolak",
                        reason: "KTP Anda terdaftar di desa lain. Mintalah surat ini di sana."))
            ]),
        letter(.resident(40, "Desa Padi Kencana"), "tanah", at: "padi-kencana", from: -1, through: .checked),
    ]

    private enum Stop: Int { case drafted, applied, checked, approved, signed, ready, collected }

    private static func letter(
        _ applicant: DemoApplicant, _ kind: String, at village: String, from day: Int, through stop: Stop,
        electronic: Bool = false, then more: [DemoScene] = []
    ) -> DemoStory {
        let way: [(day: Int, time: String, act: DemoAct)] = [
            (0, "08:05", .apply), (0, "08:15", .answer("ajukan", outcome: "ajukan")),
            (0, "10:00", .complete("periksa", by: "operator", outcome: "sesuai")),
            (0, "11:10", .complete("setujui", by: "sekretaris", outcome: "setuju")),
            (1, "09:20", .complete("tandatangani", by: "kepala", outcome: "tanda-tangan")),
            (1, "10:05", .complete("siapkan", by: "operator")), (1, "14:30", .complete("serahkan", by: "operator")),
        ]
        return DemoStory(
            applicant: applicant, label: "surat", service: "surat-layanan-mandiri", office: village,
            answers: [
                "permintaan.jenis": kind, "permintaan.untuk": "sendiri", "permintaan.keperluan": "Melengkapi berkas",
                "permintaan.penanda-tangan": "kades", "naskah.kode": "400.12.2.1",
                "naskah.isi":
                    "Yang bertanda tangan di bawah ini menerangkan bahwa \(applicant.name) adalah warga desa kami.",
                "pencocokan.identitas": "ya", "tanda-tangan.cara": electronic ? "elektronik" : "basah",
                "tanda-tangan.nomor": "400.12.2.1/contoh/2026",
            ], papers: ["ktp", "kk", electronic ? "surat-jadi" : "identitas-asli"], clerk: "operator",
            scenes: way.prefix(stop.rawValue + 1).map { DemoScene(day: day + $0.day, time: $0.time, act: $0.act) }
                + more)
    }
}
