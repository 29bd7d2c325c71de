import Procedures

/// What anybody brings to an office: complaints, requests for information, calls.
enum DemoCitizens {
    static let all: [DemoStory] = complaints + requests + calls

    // MARK: Complaints

    private static let complaints: [DemoStory] = [
        complaint(41, "Lampu jalan di RT 2 padam sejak pekan lalu.", from: -14, through: .judged),
        complaint(42, "Saluran air di depan balai dusun tersumbat.", from: -1, through: .reported),
        complaint(43, "Jadwal posyandu berubah tanpa pemberitahuan.", from: -3, through: .sorted),
        complaint(44, "Jembatan kecil di dusun timur retak.", from: -6, through: .done),
        complaint(45, "Antrean pengambilan surat terlalu lama.", from: -5, through: .answered),
        complaint(46, "Petugas meminta uang untuk surat yang gratis.", kind: "rahasia", from: -2, through: .reported),
        complaint(47, "Mohon dibuatkan taman bacaan.", kind: "anonim", from: -4, through: .sorted),
        complaint(
            48, "Jalan kecamatan menuju pasar berlubang.", from: -2, through: .reported,
            then: [
                DemoScene(
                    day: -1, time: "09:30",
                    act: .complete("telaah", by: "kasi-pelayanan", outcome: "teruskan"))
            ]),
        complaint(
            49, "Sampah menumpuk.", from: -3, through: .reported,
            then: [
                DemoScene(
                    day: -2, time: "10:15",
                    act: .complete(
                        "telaah", by: "kasi-pelayanan", outcome: "lengkapi",
                        reason: "Sebutkan tempatnya, supaya kami tahu ke mana petugas dikirim."))
            ]),
    ]

    private enum ComplaintStop: Int { case reported, sorted, done, answered, judged }

    private static func complaint(
        _ number: Int, _ text: String, kind: String = "terbuka", from day: Int, through stop: ComplaintStop,
        then more: [DemoScene] = []
    ) -> DemoStory {
        let way: [(day: Int, time: String, act: DemoAct)] = [
            (0, "08:25", .apply), (1, "09:05", .complete("telaah", by: "kasi-pelayanan", outcome: "tangani")),
            (2, "13:40", .complete("kerjakan", by: "kasi-kesejahteraan")),
            (3, "10:20", .complete("jawab", by: "kasi-pelayanan")), (4, "08:30", .answer("nilai", outcome: "puas")),
        ]
        return DemoStory(
            applicant: .resident(number, "Desa Awan Biru"), label: "lapor", service: "pengaduan", office: "awan-biru",
            answers: [
                "laporan.sifat": kind, "laporan.uraian": text, "laporan.tanggal": "",
                "golongan.kelas": "biasa", "jawaban-kami.isi": "Sudah kami kerjakan. Terima kasih atas laporan Anda.",
            ], papers: ["bukti", "hasil-kerja"],
            scenes: way.prefix(stop.rawValue + 1).map { DemoScene(day: day + $0.day, time: $0.time, act: $0.act) }
                + more)
    }

    // MARK: Information

    private static let requests: [DemoStory] = [
        request(51, "Daftar aplikasi yang dipakai dinas tahun ini.", from: -12, through: .handedOver),
        request(52, "Anggaran pemeliharaan jaringan tahun lalu.", from: -1, through: .applied),
        request(53, "Jumlah menara telekomunikasi per kecamatan.", from: -3, through: .registered),
        request(
            54, "Laporan gangguan layanan lima tahun terakhir.", from: -9, through: .registered,
            then: [
                DemoScene(
                    day: -4, time: "09:10",
                    act: .extend(
                        "jawaban", by: "sekretaris", reason: "Arsip tahun-tahun awal masih disalin dari gudang."))
            ]),
        request(55, "Notulen rapat penetapan domain.", from: -6, through: .searched),
        request(
            56, "Denah ruang peladen dan nomor seri perangkatnya.", from: -10, through: .searched,
            then: [
                DemoScene(
                    day: -5, time: "09:15",
                    act: .complete(
                        "putuskan", by: "sekretaris", outcome: "tolak",
                        reason: "Membukanya membahayakan keamanan sistem kantor.")),
                DemoScene(day: -5, time: "10:00", act: .complete("beritahukan", by: "sekretaris")),
            ]),
        request(
            57, "Jumlah kepala keluarga per desa.", found: "tidak", from: -11, through: .searched,
            then: [
                DemoScene(
                    day: -6, time: "09:20",
                    act: .complete(
                        "putuskan", by: "sekretaris", outcome: "tidak-dikuasai",
                        reason: "Data itu dipegang Dinas Kependudukan dan Pencatatan Sipil. Ajukan ke sana.")),
                DemoScene(day: -6, time: "10:00", act: .complete("beritahukan", by: "sekretaris")),
            ]),
    ]

    private enum RequestStop: Int { case applied, checked, registered, searched, decided, told, handedOver }

    private static func request(
        _ number: Int, _ text: String, found: String = "ada", from day: Int, through stop: RequestStop,
        then more: [DemoScene] = []
    ) -> DemoStory {
        let way: [(day: Int, time: String, act: DemoAct)] = [
            (0, "08:35", .apply), (0, "10:10", .complete("periksa", by: "petugas-informasi", outcome: "lengkap")),
            (0, "10:30", .complete("catat", by: "petugas-informasi")),
            (3, "13:15", .complete("telusur", by: "operator")),
            (4, "09:25", .complete("putuskan", by: "sekretaris", outcome: "beri")),
            (4, "10:40", .complete("beritahukan", by: "sekretaris")),
            (5, "08:45", .complete("serahkan", by: "petugas-informasi")),
        ]
        return DemoStory(
            applicant: .resident(number, "Warga Tirtaloka"), label: "info", service: "permohonan-informasi",
            answers: [
                "permintaan.sebagai": "orang", "permintaan.dikuasakan": "tidak", "permintaan.alamat": "Jalan Contoh 5",
                "permintaan.rincian": text, "permintaan.tujuan": "Bahan tulisan", "permintaan.bentuk": "salinan",
                "temuan.ada": found,
                "pengecualian.dasar": "UU 14/2008 pasal 17: membahayakan keamanan sistem.",
            ], papers: found == "ada" ? ["identitas", "salinan", "pemberitahuan"] : ["identitas", "pemberitahuan"],
            scenes: way.prefix(stop.rawValue + 1).map { DemoScene(day: day + $0.day, time: $0.time, act: $0.act) }
                + more)
    }

    // MARK: Calls

    private static let calls: [DemoStory] = [
        call(61, "informasi", "Menanyakan jam buka kantor desa.", from: -3, then: [("jawab", "selesai", "operator")]),
        call(
            62, "layanan", "Menanyakan syarat pengantar nikah bila ayah sudah meninggal.", from: -1,
            then: [("jawab", "tanya", "operator"), ("siapkan", "selesai", "sekretaris")]),
        call(63, "layanan", "Menanyakan apakah suratnya sudah jadi.", from: -1, then: []),
        call(64, "atasan", "Menanyakan jadwal rekam KTP di kecamatan.", from: -1, then: []),
        call(
            65, "pengaduan", "Mengeluhkan tiang listrik yang miring.", from: -1,
            then: [("terangkan-pengaduan", "lanjut", "operator")]),
    ]

    private static func call(
        _ number: Int, _ kind: String, _ text: String, from day: Int, then acts: [(String, String, String)]
    ) -> DemoStory {
        let later = acts.enumerated().map { index, act in
            DemoScene(day: day, time: "09:\(20 + index * 15)", act: .complete(act.0, by: act.2, outcome: act.1))
        }
        return DemoStory(
            applicant: .resident(number, "Desa Awan Biru", at: true), label: "telepon", service: "panggilan",
            office: "awan-biru",
            answers: [
                "catatan.keperluan": kind, "catatan.isi": text, "catatan.rekam": "tidak", "catatan.sifat": "terbuka",
                "balasan.isi": "Sudah dijelaskan; syaratnya dibacakan dan dapat dilihat di halaman layanan.",
            ], papers: [], clerk: "operator", channel: .telephone,
            scenes: [DemoScene(day: day, time: "09:05", act: .apply)] + later)
    }
}
