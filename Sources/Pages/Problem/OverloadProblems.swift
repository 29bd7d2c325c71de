/// Problems with how much is asked, and how slowly it comes.
extension ProblemView {
    /// 400: what came is no request.
    public static func unreadable(ways: [LinkView]) -> ProblemView {
        ProblemView(
            title: "Permintaan tidak terbaca",
            text: "Yang dikirim bukan permintaan halaman. Buka lagi dari peramban Anda.",
            links: ways)
    }

    /// 408: what was being sent did not come in time.
    public static func tooSlow(ways: [LinkView]) -> ProblemView {
        ProblemView(
            title: "Kiriman terputus di tengah jalan",
            text:
                "Sambungan Anda terlalu lama diam atau terlalu lambat. Coba lagi saat sinyal lebih baik, satu berkas sekali "
                + "kirim.",
            kept: "Kiriman ini tidak disimpan. Jawaban dan berkas sebelumnya tetap ada.", links: ways)
    }

    /// 414
    public static func addressTooLong(ways: [LinkView]) -> ProblemView {
        ProblemView(
            title: "Alamat halaman terlalu panjang",
            text: "Tidak ada halaman kami yang alamatnya sepanjang itu. Mulai lagi dari halaman depan.", links: ways)
    }

    /// 431
    public static func headTooLarge(ways: [LinkView]) -> ProblemView {
        ProblemView(
            title: "Peramban mengirim terlalu banyak keterangan",
            text: "Biasanya karena kuki situs ini menumpuk. Hapus kuki untuk alamat ini, lalu buka lagi.", links: ways)
    }

    /// 503: every connection is in use.
    public static func tooManyVisitors(ways: [LinkView]) -> ProblemView {
        ProblemView(
            title: "Pengunjung sedang sangat banyak", text: "Tunggu sebentar, lalu buka lagi.",
            kept: "Yang sudah terkirim tetap aman.", links: ways)
    }

    /// 503: many ask for what takes long to make.
    public static func crowded(ways: [LinkView]) -> ProblemView {
        ProblemView(
            title: "Halaman ini sedang banyak diminta", text: "Tunggu beberapa detik, lalu buka lagi.",
            kept: "Yang sudah terkirim tetap aman.", links: ways)
    }

    /// 503, or 429 where it is this visitor's own doing: more is being uploaded than can be taken.
    public static func tooManyUploads(seconds: Int, back: LinkView) -> ProblemView {
        ProblemView(
            title: "Terlalu banyak berkas sedang diunggah",
            text: "Berkas Anda belum kami terima. Coba lagi dalam \(wait(seconds)), satu berkas sekali kirim.",
            kept: "Kiriman ini tidak disimpan. Jawaban dan berkas sebelumnya tetap ada.", links: [back])
    }

    /// 429: more applications were begun at one network address than people there begin.
    public static func tooManyDrafts(seconds: Int, ways: [LinkView]) -> ProblemView {
        ProblemView(
            title: "Terlalu banyak permohonan baru",
            text:
                "Dari jaringan yang Anda pakai baru saja dimulai banyak permohonan. Coba lagi dalam \(wait(seconds)), atau "
                + "masuk dengan akun.",
            kept: "Konsep yang sudah Anda mulai tetap ada.", links: ways)
    }

    private static func wait(_ seconds: Int) -> String {
        seconds < 60 ? "\(seconds) detik" : "\((seconds + 59) / 60) menit"
    }
}
