/// What every route answers to six people. A route without a line here fails the walk.
///
/// Statuses in this order:
/// 1. nobody: not signed in
/// 2. wrong role: serves in the office, in no lane of the SOP
/// 3. other office: holds a role of the lane's name, in another office
/// 4. another's task: has a lane of the SOP, but not this step's, and has not applied
/// 5. other applicant: could have applied, and has not
/// 6. the right one
struct RouteLine: Sendable {
    enum Right: Sendable {
        /// The village's clerk who applied.
        case applicant
        /// The head of the office, whose step is open.
        case head
        /// The technician who may file at the counter.
        case counter
        /// The regency's administrator.
        case administrator
        /// The auditor of the office.
        case auditor
        /// The browser, not signed in, that began the draft.
        case stranger
    }

    /// Method and path as the route table has them.
    let route: String
    /// The address with its parts filled in: `{draf}` and the like are looked up in the scene.
    let address: String
    var fields: [(String, String)] = []
    let right: Right
    let statuses: [Int]

    init(_ route: String, _ address: String, _ fields: [(String, String)], _ right: Right, _ statuses: Int...) {
        (self.route, self.address, self.fields, self.right, self.statuses) = (route, address, fields, right, statuses)
    }

    init(_ route: String, _ address: String, _ right: Right, _ statuses: Int...) {
        (self.route, self.address, self.right, self.statuses) = (route, address, right, statuses)
    }
}

enum RouteTable {
    static let lines: [RouteLine] =
        publicPages + applying + identity + applicant + desk + counter + handovers + administration + procedures
        + offices + machine
        + last

    private static let passwords = [("sandi", "sapi menari di sawah"), ("ulangi", "sapi menari di sawah")]

    private static let publicPages = [
        RouteLine("GET /", "/", .stranger, 200, 200, 200, 200, 200, 200),
        RouteLine("GET /layanan/{sop}", "/k/kominfo/layanan/email-domain", .stranger, 200, 200, 200, 200, 200, 200),
        // A paper of this SOP without a sample; `LetterPagesTests` asks for those that have one.
        RouteLine(
            "GET /layanan/{sop}/contoh/{berkas}", "/k/kominfo/layanan/email-domain/contoh/sk", .stranger,
            404, 404, 404, 404, 404, 404),
        RouteLine(
            "GET /layanan/{sop}/dokumen/{berkas}", "/k/kominfo/layanan/email-domain/dokumen/a4.pdf", .stranger,
            200, 200, 200, 200, 200, 200),
        RouteLine("GET /lacak", "/lacak", .stranger, 200, 200, 200, 200, 200, 200),
        // Without the code of a case.
        RouteLine(
            "GET /lacak/penilaian", "/k/kominfo/lacak/penilaian", .stranger, 404, 404, 404, 404, 404, 404),
        RouteLine(
            "POST /lacak/penilaian", "/k/kominfo/lacak/penilaian", .stranger, 404, 404, 404, 404, 404, 404),
        RouteLine("GET /kepuasan", "/k/kominfo/kepuasan", .stranger, 200, 200, 200, 200, 200, 200),
        RouteLine("GET /laporan", "/k/kominfo/laporan", .stranger, 200, 200, 200, 200, 200, 200),
        RouteLine("GET /laporan/csv", "/k/kominfo/laporan/csv", .stranger, 200, 200, 200, 200, 200, 200),
        RouteLine("GET /privasi", "/k/kominfo/privasi", .stranger, 200, 200, 200, 200, 200, 200),
        RouteLine("GET /aksesibilitas", "/k/kominfo/aksesibilitas", .stranger, 200, 200, 200, 200, 200, 200),
        RouteLine("GET /bantuan", "/k/kominfo/bantuan", .stranger, 200, 200, 200, 200, 200, 200),
        RouteLine("GET /bantuan/{panduan}", "/bantuan/petugas", .stranger, 200, 200, 200, 200, 200, 200),
        RouteLine(
            "GET /bantuan/{panduan}/{bab}", "/k/kominfo/bantuan/petugas/kode-masuk", .stranger,
            200, 200, 200, 200, 200, 200),
        // The demo's; `ComponentsTests` looks at it there.
        RouteLine("GET /komponen", "/k/kominfo/komponen", .stranger, 404, 404, 404, 404, 404, 404),
    ]

    /// A draft of somebody who is not signed in is its browser's.
    private static let applying = [
        RouteLine(
            "POST /layanan/{sop}/ajukan", "/k/kominfo/layanan/email-domain/ajukan", .stranger, 303, 303, 303, 303, 303,
            303),
        RouteLine("GET /ajukan/{draf}", "{draf}", .stranger, 404, 404, 404, 404, 404, 303),
        RouteLine("GET /ajukan/{draf}/kontak", "{draf}/kontak", .stranger, 404, 404, 404, 404, 404, 200),
        RouteLine(
            "POST /ajukan/{draf}/kontak", "{draf}/kontak", [("email", "budi@contoh.id")], .stranger,
            404, 404, 404, 404, 404, 303),
        RouteLine("GET /ajukan/{draf}/kode/{verifikasi}", "{draf}/kode/salah", .stranger, 404, 404, 404, 404, 404, 200),
        RouteLine(
            "POST /ajukan/{draf}/kode/{verifikasi}", "{draf}/kode/salah", [("kode", "123456")], .stranger,
            404, 404, 404, 404, 404, 422),
        RouteLine(
            "POST /ajukan/{draf}/kode/{verifikasi}/ulang", "{draf}/kode/salah/ulang", .stranger,
            404, 404, 404, 404, 404, 422),
        RouteLine("GET /ajukan/{draf}/periksa", "{draf}/periksa", .stranger, 404, 404, 404, 404, 404, 200),
        RouteLine("POST /ajukan/{draf}/periksa", "{draf}/periksa", .stranger, 404, 404, 404, 404, 404, 422),
        RouteLine("GET /ajukan/{draf}/terkirim", "{draf}/terkirim", .stranger, 404, 404, 404, 404, 404, 303),
        RouteLine("GET /ajukan/{draf}/simpan", "{draf}/simpan", .stranger, 404, 404, 404, 404, 404, 200),
        RouteLine(
            "GET /ajukan/{draf}/lanjut/{token}", "{draf}/lanjut/salah", .stranger, 200, 200, 200, 200, 200, 200),
        RouteLine(
            "POST /ajukan/{draf}/lanjut/{token}", "{draf}/lanjut/salah", .stranger, 404, 404, 404, 404, 404, 404),
        RouteLine(
            "GET /ajukan/{draf}/contoh/{berkas}", "{draf}/contoh/sk", .stranger, 404, 404, 404, 404, 404, 404),
        RouteLine("GET /ajukan/{draf}/{layar}", "{draf}/1", .stranger, 404, 404, 404, 404, 404, 200),
        RouteLine(
            "POST /ajukan/{draf}/{layar}", "{draf}/1", [("pengelola.nama", "Budi")], .stranger,
            404, 404, 404, 404, 404, 303),
        RouteLine("GET /kontak/{token}", "/kontak/salah", .stranger, 410, 410, 410, 410, 410, 410),
        RouteLine("POST /kontak/{token}", "/kontak/salah", .stranger, 410, 410, 410, 410, 410, 410),
    ]

    private static let identity = [
        RouteLine("GET /masuk", "/masuk", .stranger, 200, 303, 303, 303, 303, 200),
        RouteLine(
            "POST /masuk", "/masuk", [("pengenal", "tidak-ada-{siapa}"), ("sandi", "x")], .stranger,
            422, 422, 422, 422, 422, 422),
        RouteLine("GET /undangan/{token}", "/undangan/salah", .stranger, 410, 410, 410, 410, 410, 410),
        RouteLine("POST /undangan/{token}", "/undangan/salah", passwords, .stranger, 410, 410, 410, 410, 410, 410),
        RouteLine("GET /sandi/lupa", "/sandi/lupa", .stranger, 200, 200, 200, 200, 200, 200),
        RouteLine(
            "POST /sandi/lupa", "/sandi/lupa", [("pengenal", "tidak-ada")], .stranger, 200, 200, 200, 200, 200, 200),
        RouteLine("GET /sandi/{token}", "/sandi/salah", .stranger, 410, 410, 410, 410, 410, 410),
        RouteLine("POST /sandi/{token}", "/sandi/salah", passwords, .stranger, 410, 410, 410, 410, 410, 410),
        RouteLine("GET /permohonan-saya", "/permohonan-saya", .stranger, 200, 200, 200, 200, 200, 200),
        RouteLine(
            "POST /permohonan-saya", "/permohonan-saya", [("email", "tidak-ada@contoh.id")], .stranger,
            200, 200, 200, 200, 200, 200),
        RouteLine(
            "POST /permohonan-saya/kunci", "/permohonan-saya/kunci",
            [("kode-permohonan", "salah"), ("kunci-permohonan", "salah")], .stranger, 422, 422, 422, 422, 422, 422),
        RouteLine(
            "GET /permohonan-saya/tautan/{token}", "/permohonan-saya/tautan/salah", .stranger,
            200, 200, 200, 200, 200, 200),
        RouteLine(
            "POST /permohonan-saya/tautan/{token}", "/permohonan-saya/tautan/salah", .stranger,
            410, 410, 410, 410, 410, 410),
        RouteLine("GET /akun", "/akun", .applicant, 303, 200, 200, 200, 200, 200),
        RouteLine(
            "POST /akun/sandi", "/akun/sandi", [("sandi-lama", "salah sekali")] + passwords, .applicant,
            403, 422, 422, 422, 422, 422),
        RouteLine(
            "POST /akun/ringkasan", "/akun/ringkasan", [("ringkasan", "ya")], .applicant, 403, 303, 303, 303, 303, 303),
        // The clerk's address is not proven yet; the others have none.
        RouteLine("GET /akun/email", "/akun/email", .applicant, 303, 404, 404, 404, 404, 200),
        RouteLine(
            "POST /akun/email", "/akun/email", [("sandi", "salah sekali")], .applicant, 403, 404, 404, 404, 404, 422),
        RouteLine(
            "POST /akun/email/pastikan", "/akun/email/pastikan", [("kode", "000000")], .applicant,
            403, 404, 404, 404, 404, 422),
        RouteLine("GET /akun/email/ganti", "/akun/email/ganti", .applicant, 303, 200, 200, 200, 200, 200),
        RouteLine(
            "POST /akun/email/ganti", "/akun/email/ganti", [("surel", "lain@contoh.id"), ("sandi", "salah sekali")],
            .applicant, 403, 422, 422, 422, 422, 422),
        RouteLine(
            "POST /akun/email/ganti/pastikan", "/akun/email/ganti/pastikan",
            [("surel", "lain@contoh.id"), ("kode", "000000")], .applicant, 403, 422, 422, 422, 422, 422),
        RouteLine("GET /akun/kode-masuk", "/akun/kode-masuk", .applicant, 303, 200, 200, 200, 200, 200),
        RouteLine(
            "POST /akun/kode-masuk", "/akun/kode-masuk", [("sandi", "salah sekali")], .applicant,
            403, 422, 422, 422, 422, 422),
        RouteLine(
            "POST /akun/kode-masuk/pastikan", "/akun/kode-masuk/pastikan", [("kode", "000000")], .applicant,
            403, 422, 422, 422, 422, 422),
        RouteLine(
            "POST /akun/kode-masuk/cadangan", "/akun/kode-masuk/cadangan", [("sandi", "salah sekali")], .applicant,
            403, 422, 422, 422, 422, 422),
        RouteLine(
            "POST /akun/kode-masuk/matikan", "/akun/kode-masuk/matikan", [("sandi", "salah sekali")], .applicant,
            403, 422, 422, 422, 422, 422),
        RouteLine("POST /masuk/kode", "/masuk/kode", [("kode", "000000")], .stranger, 303, 303, 303, 303, 303, 303),
        RouteLine(
            "POST /akun/peran/{tawaran}/terima", "/akun/peran/salah/terima", .applicant, 403, 404, 404, 404, 404, 404),
        RouteLine(
            "POST /akun/peran/{tawaran}/tolak", "/akun/peran/salah/tolak", .applicant, 403, 404, 404, 404, 404, 404),
        RouteLine("POST /akun/sesi/{sesi}", "/akun/sesi/salah", .applicant, 403, 303, 303, 303, 303, 303),
        RouteLine("POST /akun/sesi-lain", "/akun/sesi-lain", .applicant, 403, 303, 303, 303, 303, 303),
    ]

    /// The case of another is nobody's business. Papers are also those officers' who have a lane.
    private static let applicant = [
        RouteLine("GET /permohonan", "/k/kominfo/permohonan", .applicant, 303, 200, 200, 200, 200, 200),
        RouteLine("GET /permohonan/{permohonan}", "{milik}", .applicant, 303, 404, 404, 404, 404, 200),
        RouteLine(
            "GET /permohonan/{permohonan}/bagan.svg", "{milik}/bagan.svg", .applicant, 303, 404, 404, 404, 404, 200),
        RouteLine(
            "GET /permohonan/{permohonan}/tanda-terima", "{milik}/tanda-terima", .applicant,
            303, 404, 404, 404, 404, 200),
        RouteLine("GET /permohonan/{permohonan}/cabut", "{milik}/cabut", .applicant, 303, 404, 404, 404, 404, 200),
        RouteLine(
            "GET /permohonan/{permohonan}/berkas/{berkas}", "{milik}/berkas/{berkas}", .applicant,
            303, 404, 404, 200, 404, 200),
        RouteLine(
            "GET /permohonan/{permohonan}/tugas/{langkah}/{kunjungan}", "{kembali}/tugas/ajukan/2", .applicant,
            303, 404, 404, 404, 404, 200),
        // No form of this case waits at another office.
        RouteLine(
            "GET /permohonan/{permohonan}/isian/{draf}/periksa", "{milik}/isian/salah/periksa", .applicant,
            303, 404, 404, 404, 404, 404),
        RouteLine(
            "POST /permohonan/{permohonan}/isian/{draf}/periksa", "{milik}/isian/salah/periksa", .applicant,
            403, 404, 404, 404, 404, 404),
        RouteLine(
            "GET /permohonan/{permohonan}/isian/{draf}/terkirim", "{milik}/isian/salah/terkirim", .applicant,
            303, 404, 404, 404, 404, 404),
        RouteLine(
            "GET /permohonan/{permohonan}/isian/{draf}/simpan", "{milik}/isian/salah/simpan", .applicant,
            303, 404, 404, 404, 404, 404),
        RouteLine(
            "GET /permohonan/{permohonan}/isian/{draf}/contoh/{berkas}", "{milik}/isian/salah/contoh/sk", .applicant,
            303, 404, 404, 404, 404, 404),
        RouteLine(
            "GET /permohonan/{permohonan}/contoh/{berkas}", "{milik}/contoh/sk", .applicant,
            303, 404, 404, 404, 404, 404),
        RouteLine(
            "GET /permohonan/{permohonan}/isian/{draf}/{layar}", "{milik}/isian/salah/1", .applicant,
            303, 404, 404, 404, 404, 404),
        RouteLine(
            "POST /permohonan/{permohonan}/isian/{draf}/{layar}", "{milik}/isian/salah/1", .applicant,
            403, 404, 404, 404, 404, 404),
        // This SOP offers none of these; who applied is told so.
        RouteLine(
            "GET /permohonan/{permohonan}/perbaikan", "{milik}/perbaikan", .applicant, 303, 404, 404, 404, 404, 403),
        RouteLine(
            "POST /permohonan/{permohonan}/perbaikan", "{milik}/perbaikan", .applicant, 403, 404, 404, 404, 404, 403),
        // The case still runs: its applicant is told so.
        RouteLine(
            "GET /permohonan/{permohonan}/penilaian", "{milik}/penilaian", .applicant, 303, 404, 404, 404, 404, 409),
        RouteLine(
            "POST /permohonan/{permohonan}/penilaian", "{milik}/penilaian", .applicant, 403, 404, 404, 404, 404, 409),
        RouteLine(
            "POST /permohonan/{permohonan}/lanjutan/{lanjutan}", "{milik}/lanjutan/keberatan", .applicant,
            403, 404, 404, 404, 404, 404),
        RouteLine(
            "POST /permohonan/{permohonan}/tugas/{langkah}/{kunjungan}/lewati", "{kembali}/tugas/ajukan/2/lewati",
            [("alasan", "Tidak perlu")], .applicant, 403, 404, 404, 404, 404, 409),
        RouteLine(
            "POST /permohonan/{permohonan}/tugas/{langkah}/{kunjungan}", "{kembali}/tugas/ajukan/2",
            EmailDomain.answers, .applicant, 403, 404, 404, 404, 404, 303),
        RouteLine("POST /permohonan/{permohonan}/cabut", "{kembali}/cabut", .applicant, 403, 404, 404, 404, 404, 303),
    ]

    private static let desk = [
        RouteLine("GET /meja", "/meja", .head, 303, 200, 200, 200, 200, 200),
        RouteLine("POST /meja", "/meja", [("q", "Siti")], .head, 403, 303, 303, 303, 303, 303),
        RouteLine("POST /daftar-tugas/bersama", "/daftar-tugas/bersama", .head, 403, 200, 200, 200, 200, 200),
        RouteLine(
            "POST /daftar-tugas/bersama/putuskan", "/daftar-tugas/bersama/putuskan", .head, 403, 200, 200, 200, 200, 200
        ),
        RouteLine("POST /daftar-tugas/saringan", "/daftar-tugas/saringan", .head, 403, 422, 422, 422, 422, 422),
        RouteLine(
            "POST /daftar-tugas/saringan/{saringan}/hapus", "/daftar-tugas/saringan/salah/hapus", .head,
            403, 303, 303, 303, 303, 303),
        RouteLine("POST /daftar-tugas/pintasan", "/daftar-tugas/pintasan", .head, 403, 303, 303, 303, 303, 303),
        RouteLine("GET /daftar-tugas/teks", "/daftar-tugas/teks", .head, 303, 200, 200, 200, 200, 200),
        RouteLine("POST /daftar-tugas/teks", "/daftar-tugas/teks", .head, 403, 422, 422, 422, 422, 422),
        RouteLine(
            "GET /daftar-tugas/teks/{teks}/hapus", "/daftar-tugas/teks/salah/hapus", .head,
            303, 404, 404, 404, 404, 404),
        RouteLine(
            "POST /daftar-tugas/teks/{teks}/hapus", "/daftar-tugas/teks/salah/hapus", .head,
            403, 303, 303, 303, 303, 303),
        RouteLine("GET /meja/{meja}/teks", "/meja/kominfo/teks", .head, 303, 200, 404, 200, 404, 200),
        RouteLine("POST /meja/{meja}/teks", "/meja/kominfo/teks", .head, 403, 403, 404, 403, 404, 422),
        RouteLine(
            "GET /meja/{meja}/teks/{teks}/hapus", "/meja/kominfo/teks/salah/hapus", .head,
            303, 403, 404, 403, 404, 404),
        RouteLine(
            "POST /meja/{meja}/teks/{teks}/hapus", "/meja/kominfo/teks/salah/hapus", .head,
            403, 403, 404, 403, 404, 303),
        RouteLine("GET /meja/{meja}/permohonan", "/meja/kominfo/permohonan", .head, 303, 200, 404, 200, 404, 200),
        RouteLine(
            "POST /meja/{meja}/permohonan", "/meja/kominfo/permohonan", [("q", "Siti")], .head, 403, 303, 404, 303, 404,
            303),
        RouteLine("GET /meja/{meja}/buku", "/meja/kominfo/buku", .head, 303, 200, 404, 200, 404, 200),
        RouteLine(
            "GET /meja/{meja}/buku/{buku}", "/meja/kominfo/buku/register-permohonan", .head, 303, 200, 404, 200, 404,
            200),
        RouteLine(
            "POST /meja/{meja}/buku/{buku}", "/meja/kominfo/buku/register-permohonan", [("q", "Siti")], .head,
            403, 303, 404, 303, 404, 303),
        RouteLine(
            "GET /meja/{meja}/buku/{buku}/salinan", "/meja/kominfo/buku/register-permohonan/salinan", .head,
            303, 200, 404, 200, 404, 200),
        // Without a reason.
        RouteLine(
            "POST /meja/{meja}/buku/{buku}/salinan", "/meja/kominfo/buku/register-permohonan/salinan",
            [("bentuk", "csv")], .head, 403, 422, 404, 422, 404, 422),
        RouteLine("GET /meja/{meja}/salinan-buku", "/meja/kominfo/salinan-buku", .head, 303, 403, 404, 403, 404, 200),
        RouteLine("GET /meja/{meja}/kepuasan", "/meja/kominfo/kepuasan", .head, 303, 200, 404, 200, 404, 200),
        RouteLine("GET /meja/{meja}/kepuasan/csv", "/meja/kominfo/kepuasan/csv", .head, 303, 200, 404, 200, 404, 200),
        RouteLine("GET /meja/{meja}/laporan-csv", "/meja/kominfo/laporan-csv", .head, 303, 200, 404, 200, 404, 200),
        RouteLine("GET /meja/{meja}/laporan-loket", "/meja/kominfo/laporan-loket", .head, 303, 403, 404, 403, 404, 200),
        RouteLine(
            "GET /meja/{meja}/laporan-bawahan", "/meja/kominfo/laporan-bawahan", .head, 303, 403, 404, 403, 404, 200),
        RouteLine(
            "GET /meja/{meja}/laporan-bawahan/csv", "/meja/kominfo/laporan-bawahan/csv", .head, 303, 403, 404, 403,
            404, 200),
        RouteLine("GET /meja/{meja}/laporan", "/meja/kominfo/laporan", .head, 303, 200, 404, 200, 404, 200),
        RouteLine(
            "GET /meja/{meja}/laporan/{sop}", "/meja/kominfo/laporan/email-domain", .head, 303, 200, 404, 200, 404, 200),
        RouteLine(
            "GET /meja/{meja}/laporan/{sop}/csv", "/meja/kominfo/laporan/email-domain/csv", .head, 303, 200, 404, 200,
            404, 200),
        RouteLine(
            "GET /meja/{meja}/pekerjaan", "/meja/kominfo/pekerjaan", .administrator, 303, 403, 404, 403, 404, 200),
        RouteLine(
            "POST /meja/{meja}/pekerjaan", "/meja/kominfo/pekerjaan",
            [("antrean", "kerja"), ("pokok", "x"), ("nama", "x"), ("tindakan", "coba-lagi")], .administrator,
            403, 403, 404, 403, 404, 303),
        RouteLine("GET /meja/kabar", "/meja/kabar", .head, 303, 200, 200, 200, 200, 200),
        RouteLine("POST /meja/kabar", "/meja/kabar", [("sampai", "1")], .head, 403, 303, 303, 303, 303, 303),
        RouteLine("GET /meja/{meja}/{permohonan}/slip", "{meja}/slip", .head, 303, 404, 404, 200, 404, 200),
        RouteLine("POST /meja/{meja}/{permohonan}/kabar", "{meja}/kabar", .head, 403, 404, 404, 303, 404, 303),
        RouteLine("GET /meja/{meja}/pembukaan", "/meja/kominfo/pembukaan", .head, 303, 403, 404, 403, 404, 200),
        RouteLine("GET /meja/{meja}/hapus-isi", "/meja/kominfo/hapus-isi", .head, 303, 403, 404, 403, 404, 200),
        RouteLine(
            "POST /meja/{meja}/hapus-isi", "/meja/kominfo/hapus-isi", [("nomor", "1999-1")],
            .head, 403, 403, 404, 403, 404, 422),
        RouteLine("GET /meja/{meja}/sop", "/meja/kominfo/sop", .head, 303, 200, 404, 200, 404, 200),
        RouteLine("GET /meja/{meja}/sop/{sop}", "/meja/kominfo/sop/email-domain", .head, 303, 200, 404, 200, 404, 200),
        RouteLine(
            "GET /meja/{meja}/sop/{sop}/dokumen/{berkas}", "/meja/kominfo/sop/email-domain/dokumen/a4.html", .head,
            303, 200, 404, 200, 404, 200),
        RouteLine("GET /meja/{meja}/{permohonan}/bagan.svg", "{meja}/bagan.svg", .head, 303, 404, 404, 200, 404, 200),
        RouteLine("GET /meja/{meja}/{permohonan}", "{meja}", .head, 303, 404, 404, 200, 404, 200),
        RouteLine(
            "GET /meja/{meja}/{permohonan}/contoh/{berkas}", "{meja}/contoh/sk", .head, 303, 404, 404, 404, 404, 404),
        RouteLine(
            "GET /meja/{meja}/{permohonan}/berkas/{berkas}", "{meja}/berkas/{berkas}", .head, 303, 404, 404, 200, 404,
            200),
        RouteLine(
            "GET /meja/{meja}/{permohonan}/berkas/{berkas}/{halaman}", "{meja}/berkas/{berkas}/1.jpg", .head,
            303, 404, 404, 200, 404, 200),
        RouteLine(
            "POST /meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}/ambil", "{meja}/tugas/perintah-periksa/1/ambil",
            .head, 403, 404, 404, 403, 404, 303),
        RouteLine(
            "POST /meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}/lepas", "{meja}/tugas/perintah-periksa/1/lepas",
            .head, 403, 404, 404, 403, 404, 303),
        // The SOP allows neither here; who has the lane is told so, who has not is told that.
        RouteLine(
            "POST /meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}/lewati",
            "{meja}/tugas/perintah-periksa/1/lewati", [("alasan", "Tidak perlu")], .head, 403, 404, 404, 403, 404, 409),
        RouteLine(
            "GET /meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}/disposisi",
            "{meja}/tugas/perintah-periksa/1/disposisi", .head, 303, 404, 404, 403, 404, 200),
        RouteLine(
            "POST /meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}/disposisi",
            "{meja}/tugas/perintah-periksa/1/disposisi", .head, 403, 404, 404, 403, 404, 422),
        RouteLine(
            "GET /meja/{meja}/{permohonan}/lembar-disposisi", "{meja}/lembar-disposisi", .head,
            303, 404, 404, 200, 404, 200),
        RouteLine("GET /meja/{meja}/{permohonan}/perbaikan", "{meja}/perbaikan", .head, 303, 404, 404, 403, 404, 403),
        RouteLine("POST /meja/{meja}/{permohonan}/perbaikan", "{meja}/perbaikan", .head, 403, 404, 404, 403, 404, 403),
        // This SOP has no follow-up.
        RouteLine(
            "GET /meja/{meja}/{permohonan}/lanjutan/{lanjutan}", "{meja}/lanjutan/keberatan", .counter,
            303, 404, 404, 404, 404, 404),
        RouteLine(
            "POST /meja/{meja}/{permohonan}/lanjutan/{lanjutan}", "{meja}/lanjutan/keberatan", [("kanal", "datang")],
            .counter,
            403, 404, 404, 404, 404, 404),
        // The clock has taken nothing here.
        RouteLine(
            "GET /meja/{meja}/{permohonan}/terlambat/{langkah}/{kunjungan}", "{meja}/terlambat/ajukan/1", .counter,
            303, 404, 404, 404, 404, 404),
        RouteLine(
            "POST /meja/{meja}/{permohonan}/terlambat/{langkah}/{kunjungan}", "{meja}/terlambat/ajukan/1",
            [("terjadi", "2-3-2026 10.00")], .counter,
            403, 404, 404, 409, 404, 409),
        RouteLine(
            "GET /meja/{meja}/{permohonan}/terlambat/{langkah}/{kunjungan}/ajukan", "{meja}/terlambat/ajukan/1/ajukan",
            .counter, 303, 404, 404, 404, 404, 404),
        RouteLine(
            "POST /meja/{meja}/{permohonan}/terlambat/{langkah}/{kunjungan}/ajukan",
            "{meja}/terlambat/ajukan/1/ajukan", [("kanal", "datang")], .counter,
            403, 404, 404, 404, 404, 404),
        RouteLine(
            "GET /meja/{meja}/{permohonan}/perpanjang/{batas}", "{meja}/perpanjang/aktif", .head,
            303, 404, 404, 403, 404, 403),
        RouteLine(
            "POST /meja/{meja}/{permohonan}/perpanjang/{batas}", "{meja}/perpanjang/aktif", [("alasan", "Hujan")],
            .head,
            403, 404, 404, 403, 404, 403),
        RouteLine(
            "POST /meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}/coba-lagi",
            "{meja}/tugas/perintah-periksa/1/coba-lagi", .head, 403, 404, 404, 403, 404, 409),
        RouteLine(
            "POST /meja/{meja}/{permohonan}/tugas/{langkah}/{kunjungan}", "{meja}/tugas/perintah-periksa/1", .head,
            403, 404, 404, 403, 404, 303),
        // Last of the case: who helps applicants at the counter may withdraw it for them.
        RouteLine("GET /meja/{meja}/{permohonan}/cabut", "{meja}/cabut", .counter, 303, 404, 404, 403, 404, 200),
        RouteLine(
            "POST /meja/{meja}/{permohonan}/cabut", "{meja}/cabut", [("persetujuan", "lisan")], .counter,
            403, 404, 404, 403, 404, 303),
        RouteLine("GET /meja/{meja}/{permohonan}/zip", "{selesai}/zip", .auditor, 303, 403, 404, 403, 404, 200),
        RouteLine("POST /meja/{meja}/{permohonan}/zip", "{selesai}/zip", .auditor, 403, 403, 404, 403, 404, 422),
        RouteLine("GET /pemeriksaan", "/pemeriksaan", .auditor, 303, 404, 404, 404, 404, 200),
        // The office's head alone decides that what it held is erased, and says who they are.
        RouteLine(
            "GET /meja/{meja}/{permohonan}/hapus-isi", "{selesai}/hapus-isi", .head, 303, 403, 404, 403, 404, 200),
        RouteLine(
            "POST /meja/{meja}/{permohonan}/hapus-isi", "{selesai}/hapus-isi",
            [("dasar", "1/2026"), ("sandi", "salah")],
            .head, 403, 403, 404, 403, 404, 422),
    ]

    /// A draft at the counter is the officer's who files it.
    private static let counter = [
        RouteLine("GET /meja/{meja}/cuti", "/meja/kominfo/cuti", .counter, 303, 200, 404, 200, 404, 200),
        RouteLine("POST /meja/{meja}/cuti", "/meja/kominfo/cuti", .counter, 403, 422, 404, 422, 404, 422),
        RouteLine(
            "POST /meja/{meja}/cuti/{cuti}/akhiri", "/meja/kominfo/cuti/salah/akhiri", .counter,
            403, 303, 404, 303, 404, 303),
        RouteLine(
            "POST /meja/{meja}/cuti/{cuti}/tugas", "/meja/kominfo/cuti/salah/tugas", .counter,
            403, 404, 404, 404, 404, 404),
        RouteLine("GET /meja/{meja}/loket", "/meja/kominfo/loket", .counter, 303, 200, 404, 200, 404, 200),
        RouteLine(
            "POST /meja/{meja}/loket", "/meja/kominfo/loket",
            [("layanan", "email-domain"), ("nama", "Budi"), ("email", ""), ("kanal", "datang")], .counter,
            403, 403, 404, 403, 404, 303),
        RouteLine("GET /meja/{meja}/ajukan/{draf}/periksa", "{loket}/periksa", .counter, 303, 404, 404, 404, 404, 200),
        RouteLine("POST /meja/{meja}/ajukan/{draf}/periksa", "{loket}/periksa", .counter, 403, 404, 404, 404, 404, 422),
        RouteLine(
            "GET /meja/{meja}/ajukan/{draf}/terkirim", "{loket}/terkirim", .counter, 303, 404, 404, 404, 404, 303),
        RouteLine("GET /meja/{meja}/ajukan/{draf}/simpan", "{loket}/simpan", .counter, 303, 404, 404, 404, 404, 200),
        RouteLine(
            "GET /meja/{meja}/ajukan/{draf}/contoh/{berkas}", "{loket}/contoh/sk", .counter,
            303, 404, 404, 404, 404, 404),
        RouteLine("GET /meja/{meja}/ajukan/{draf}/{layar}", "{loket}/1", .counter, 303, 404, 404, 404, 404, 200),
        RouteLine(
            "POST /meja/{meja}/ajukan/{draf}/{layar}", "{loket}/1", [("pengelola.nama", "")], .counter,
            403, 404, 404, 404, 404, 422),
    ]

    /// A task of another office's case. The other applicant is the one whose case it is; the wrong role and another's task
    /// serve in the office that is asked.
    private static let handovers = [
        RouteLine("GET \(handed)", "{titipan}", .head, 303, 404, 404, 404, 404, 200),
        RouteLine("GET \(handed)/berkas/{berkas}", "{titipan}/berkas/{denah}", .head, 303, 404, 404, 404, 404, 200),
        RouteLine(
            "GET \(handed)/berkas/{berkas}/{halaman}", "{titipan}/berkas/{denah}/1.jpg", .head,
            303, 404, 404, 404, 404, 200),
        RouteLine("POST \(handed)/ambil", "{titipan}/ambil", .head, 403, 404, 404, 404, 404, 303),
        RouteLine("POST \(handed)/lewati", "{titipan}/lewati", [("alasan", "x")], .head, 403, 404, 404, 404, 404, 409),
        RouteLine("POST \(handed)/coba-lagi", "{titipan}/coba-lagi", .head, 403, 404, 404, 404, 404, 409),
        RouteLine("POST \(handed)/dibaca/{perbuatan}", "{titipan}/dibaca/salah", .head, 403, 404, 404, 404, 404, 404),
        RouteLine(
            "POST \(handed)", "{titipan}", [("hasil", "layak"), ("ukur.tinggi", "4")], .head,
            403, 404, 404, 404, 404, 303),
        RouteLine("POST \(handed)/lepas", "{titipan}/lepas", .head, 403, 404, 404, 404, 404, 409),
    ]

    private static let handed = "/meja/{meja}/titipan/{permohonan}/tugas/{langkah}/{kunjungan}"

    /// Nobody but administrators; who serves in the office is told so, others do not learn that it is there.
    private static let administration =
        [
            RouteLine("GET /kelola", "/kelola", .administrator, 303, 404, 404, 404, 404, 200),
            RouteLine(
                "POST /kelola/{meja}/petugas", "/kelola/kominfo/petugas", [("q", "kadis")], .administrator,
                403, 403, 404, 403, 404, 200),
        ]
        + administered("catatan", "petugas", "undang", "peran", "kode-masuk")
        + [
            RouteLine(
                "POST /kelola/{meja}/kode-masuk", "/kelola/kominfo/kode-masuk", [("wajib", "bupati")], .administrator,
                403, 403, 404, 403, 404, 422)
        ]
        + ["undang", "peran"].map { refused("/kelola/{meja}/\($0)", "/kelola/kominfo/\($0)") }
        + [
            RouteLine("GET " + officer, "{petugas}", .administrator, 303, 403, 404, 403, 404, 200)
        ]
        + [
            "peran", "peran/{peran}/pengganti", "peran/{peran}/sampai", "cuti", "undang-lagi", "data", "sandi",
            "kode-masuk", "pindah", "tutup",
        ].flatMap { page in
            [
                RouteLine(
                    "GET \(officer)/\(page)", "{petugas}/\(page)", .administrator, 303, 403, 404, 403, 404, 200),
                refused("\(officer)/\(page)", "{petugas}/\(page)"),
            ]
        }
        + [
            RouteLine(
                "GET \(officer)/peran/{peran}/akhiri", "{petugas}/peran/{peran}/akhiri", .administrator,
                303, 403, 404, 403, 404, 200),
            RouteLine(
                "POST \(officer)/peran/{peran}/akhiri", "{petugas}/peran/{peran}/akhiri", .administrator,
                403, 403, 404, 403, 404, 303),
            RouteLine(
                "POST \(officer)/cuti/{cuti}/akhiri", "{petugas}/cuti/salah/akhiri", .administrator,
                403, 403, 404, 403, 404, 303),
            RouteLine(
                "POST \(officer)/cuti/{cuti}/tugas", "{petugas}/cuti/salah/tugas", .administrator,
                403, 403, 404, 403, 404, 404),
            // No such offer; `RoleOfferPagesTests` takes one back.
            RouteLine(
                "GET /kelola/{meja}/peran/{tawaran}/tarik", "/kelola/kominfo/peran/salah/tarik", .administrator,
                303, 403, 404, 403, 404, 404),
            RouteLine(
                "POST /kelola/{meja}/peran/{tawaran}/tarik", "/kelola/kominfo/peran/salah/tarik", .administrator,
                403, 403, 404, 403, 404, 404),
            RouteLine("POST \(officer)/sesi", "{petugas}/sesi", .administrator, 403, 403, 404, 403, 404, 303),
            RouteLine(
                "POST \(officer)/sesi/{sesi}", "{petugas}/sesi/salah", .administrator, 403, 403, 404, 403, 404, 303),
        ]

    private static let officer = "/kelola/{meja}/petugas/{petugas}"

    static func administered(_ pages: String...) -> [RouteLine] {
        pages.map { page in
            RouteLine(
                "GET /kelola/{meja}/\(page)", "/kelola/kominfo/\(page)", .administrator, 303, 403, 404, 403, 404, 200)
        }
    }

    /// A form that says nothing, or nothing that is so.
    static func refused(_ route: String, _ address: String) -> RouteLine {
        RouteLine(
            "POST \(route)", address, [("sampai", "kemarin dulu"), ("sandi", "salah sekali")], .administrator,
            403, 403, 404, 403, 404, 422)
    }

    private static let machine = [
        RouteLine("GET /aset/{berkas}", "{gaya}", .stranger, 200, 200, 200, 200, 200, 200),
        RouteLine("GET /logo/{berkas}", "/logo/kominfo.00.jpg", .stranger, 404, 404, 404, 404, 404, 404),
        RouteLine("GET /healthz", "/healthz", .stranger, 200, 200, 200, 200, 200, 200),
        RouteLine("GET /metrics", "/metrics", .stranger, 200, 200, 200, 200, 200, 200),
    ]

    /// Ends the sessions of all who walk.
    private static let last = [
        RouteLine("POST /keluar", "/keluar", .applicant, 403, 303, 303, 303, 303, 303)
    ]
}
