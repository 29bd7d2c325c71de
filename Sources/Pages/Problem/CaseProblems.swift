/// Problems with an act in a case, and faults of ours.
extension ProblemView {
    /// 409: a colleague completed the task first.
    /// - Parameters:
    ///   - who: “Joko Paringsela”.
    ///   - act: what they did: “menyelesaikan tugas ini” or “mengembalikan berkas”.
    ///   - entered: what the reader had written, shown so that it is not lost; "" for nothing.
    public static func someoneWasFirst(
        who: String, act: String, at time: LocalTime, entered: String = "", caseLink: LinkView, inbox: LinkView
    ) -> ProblemView {
        ProblemView(
            title: "Petugas lain lebih dulu",
            text: "\(who) \(act) pada \(time.medium).", kept: notSent(entered), links: [caseLink, inbox])
    }

    /// 409: the case went on since the page was opened.
    public static func stale(entered: String = "", caseLink: LinkView, home: LinkView) -> ProblemView {
        ProblemView(
            title: "Permohonan sudah berubah",
            text: "Halaman yang Anda pakai dibuka sebelum perubahan terakhir.", kept: notSent(entered),
            links: [caseLink, home])
    }

    /// 409: the time for this act is over.
    /// - Parameter what: “Batas waktu melengkapi berkas berakhir Senin 30 November, 24.00.”
    public static func tooLate(what: String, entered: String = "", links: [LinkView]) -> ProblemView {
        ProblemView(title: "Waktunya sudah lewat", text: what, kept: notSent(entered), links: links)
    }

    /// 410: what the case held is gone, and nothing can be done in it any more.
    public static func contentErased(ways: [LinkView]) -> ProblemView {
        ProblemView(
            title: "Isi permohonan ini sudah dihapus",
            text: "Yang masih ada hanya nomor, SOP, hasil, dan waktunya. Tidak ada lagi yang dapat dikerjakan.",
            links: ways)
    }

    /// 500
    public static func fault(ways: [LinkView]) -> ProblemView {
        ProblemView(
            title: "Ada gangguan pada layanan ini",
            text: "Kesalahan ada pada kami dan sudah tercatat.",
            kept: "Jawaban yang sudah tersimpan tetap aman. Yang terakhir Anda kirim mungkin belum masuk.",
            links: ways)
    }

    /// 503
    public static func unavailable(ways: [LinkView]) -> ProblemView {
        ProblemView(
            title: "Layanan sedang tidak dapat dipakai",
            text: "Kami sedang memulihkannya. Coba lagi beberapa menit lagi.",
            kept: "Permohonan yang sudah terkirim tetap aman.",
            links: ways)
    }

    /// Nobody knows yet whether what was sent has arrived: who sends it again without looking may do a thing twice.
    public static func perhapsKept(ways: [LinkView]) -> ProblemView {
        ProblemView(
            title: "Belum pasti apakah tersimpan",
            text: "Hubungan ke penyimpanan terputus tepat saat kiriman Anda disimpan. Lihat dahulu apakah sudah masuk; "
                + "bila belum, kirim lagi.",
            kept: "Permohonan yang sudah terkirim sebelumnya tetap aman.",
            links: ways)
    }

    /// 507
    public static func storageFull(ways: [LinkView]) -> ProblemView {
        ProblemView(
            title: "Ruang penyimpanan kami penuh",
            text:
                "Yang baru saja Anda kirim belum tersimpan. Pengelola sedang menambah ruang; coba lagi beberapa menit lagi.",
            kept: "Yang sudah terkirim sebelumnya tetap aman.", links: ways)
    }

    private static func notSent(_ entered: String) -> String {
        entered.isEmpty ? "Isian Anda tidak dikirim." : "Isian Anda tidak dikirim. Yang Anda tulis: “\(entered)”"
    }
}
