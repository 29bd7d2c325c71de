/// Problems with what was asked for.
extension ProblemView {
    /// 404
    /// - Parameter ways: where the reader can go from here.
    public static func notFound(ways: [LinkView]) -> ProblemView {
        ProblemView(
            title: "Halaman ini tidak ada",
            text: "Alamatnya mungkin salah tulis, atau halamannya sudah dipindahkan.", links: ways)
    }

    /// 404: a draft that is not this browser's, or is none any more. Which of it, nobody is told.
    public static func draftElsewhere(ways: [LinkView]) -> ProblemView {
        ProblemView(
            title: "Konsep ini tidak ada di peramban ini",
            text: "Konsep terbuka di peramban tempat Anda mengisi atau melanjutkannya, dan disimpan 30 hari kalender.",
            kept: "Buka tautan yang Anda simpan untuk melanjutkannya di sini. Bila diisi dengan akun, masuk dahulu.",
            links: ways)
    }

    /// 403: signed in, but not entitled.
    /// - Parameter reason: who may, when that can be told: “Hanya Kabid Tata Kelola yang dapat memutuskan langkah ini.”
    public static func noRight(reason: String? = nil, home: LinkView, base: String = "") -> ProblemView {
        ProblemView(
            title: "Anda tidak berhak membuka halaman ini",
            text: reason ?? "Akun yang Anda pakai tidak mempunyai peran untuk ini.",
            links: [home, LinkView(label: "Masuk dengan akun lain", href: "\(base)/masuk")])
    }

    /// 403: at the desk, a case of which the reader is the applicant.
    /// - Parameter page: where they look at it as that.
    public static func ownCase(page: String, ways: [LinkView]) -> ProblemView {
        ProblemView(
            title: "Ini permohonan Anda sendiri",
            text: "Anda tidak dapat memutuskan permohonan Anda sendiri; mintalah rekan lain. "
                + "Sebagai pemohon, Anda melihat sampai di mana permohonan ini.",
            links: [LinkView(label: "Lihat sebagai pemohon", href: page)] + ways)
    }

    /// 403: the form came from a page of another site; nothing of it is shown.
    public static func foreignForm(back: String) -> ProblemView {
        ProblemView(
            title: "Formulir ini tidak dikirim dari situs ini",
            text: "Demi keamanan, formulir hanya kami terima dari halaman situs ini sendiri.",
            kept: "Tidak ada yang berubah.",
            links: [LinkView(label: "Buka formulir di situs ini", href: back)])
    }

    /// 405: the address is there, and not for this.
    public static func wrongMethod(page: String) -> ProblemView {
        ProblemView(
            title: "Alamat ini tidak dapat dibuka dengan cara ini",
            text: "Alamat ini dipakai dari sebuah halaman, bukan dibuka langsung.",
            links: [LinkView(label: "Buka halamannya", href: page)])
    }

    /// 410: an invitation, a reset link or a draft that is over.
    public static func linkOver(next: LinkView) -> ProblemView {
        ProblemView(
            title: "Tautan ini sudah tidak berlaku",
            text: "Tautan hanya dapat dipakai satu kali dan dalam waktu terbatas.",
            links: [next])
    }

    /// 410: the service that somebody is applying for is not offered any more.
    public static func serviceEnded(_ service: String, keptUntil: LocalDate, home: LinkView) -> ProblemView {
        ProblemView(
            title: "Layanan ini tidak lagi dibuka", text: "Kantor ini tidak lagi menerima permohonan “\(service)”.",
            kept:
                "Yang sudah Anda isi tersimpan sampai \(keptUntil.long), dan dapat dilanjutkan bila layanan ini dibuka lagi.",
            links: [home])
    }

    /// 410: the office is closed.
    public static func officeClosed(_ closed: ClosedOfficeView, ways: [LinkView]) -> ProblemView {
        ProblemView(
            title: "Kantor ini ditutup", text: closed.text.sentence,
            kept: "Permohonan yang lama tetap dapat dilacak dan dibaca.",
            links: [
                LinkView(label: "Layanannya pada \(closed.successor.label)", href: closed.successor.href)
            ] + ways)
    }

    /// 413
    public static func tooBig(maxBytes: Int, back: String) -> ProblemView {
        ProblemView(
            title: "Kiriman terlalu besar",
            text: "Semua berkas dalam satu kiriman paling besar \(Digits.fileSize(maxBytes)).",
            kept: "Kiriman ini tidak disimpan. Jawaban dan berkas sebelumnya tetap ada.",
            links: [LinkView(label: "Kembali ke formulir", href: back)])
    }

    /// 421
    public static let unknownHost = ProblemView(
        title: "Alamat situs ini tidak dilayani di sini",
        text: "Tidak ada kantor dengan alamat ini. Periksa tulisan alamatnya.", links: [])

    /// 429
    /// - Parameter seconds: until the next try is taken.
    public static func tooMany(seconds: Int, back: LinkView) -> ProblemView {
        let wait = seconds < 60 ? "\(seconds) detik" : "\((seconds + 59) / 60) menit"
        return ProblemView(
            title: "Terlalu banyak percobaan",
            text: "Coba lagi dalam \(wait).", kept: "Tidak ada yang berubah pada akun Anda.", links: [back])
    }

    /// 429: more passwords wait to be looked at than can be.
    public static func busy(back: String) -> ProblemView {
        ProblemView(
            title: "Banyak orang sedang masuk", text: "Tunggu beberapa detik, lalu coba lagi.",
            kept: "Tidak ada yang berubah pada akun Anda.", links: [LinkView(label: "Kembali", href: back)])
    }
}
