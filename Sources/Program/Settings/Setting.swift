/// A setting out of the process environment or the file of settings. The table is the one place that names them.
struct Setting: Sendable, Hashable {
    let name: String
    /// nil where nothing stands for it, or where it follows from another setting.
    let standard: String?
    /// For whoever runs Balai.
    let meaning: String
    /// Shown masked.
    var isSecret = false
    /// The setting of which it is made where it is not given.
    var follows: String?

    static let config = Setting(
        name: "BALAI_CONFIG", standard: nil,
        meaning:
            "Berkas pengaturan ini sendiri; hanya dari lingkungan atau --config. Bawaan: /etc/balai/balai.conf, bila "
            + "ada. Kosong: tanpa berkas.")

    static let port = Setting(name: "BALAI_PORT", standard: "8080", meaning: "Nomor port yang dilayani.")
    static let host = Setting(
        name: "BALAI_HOST", standard: "127.0.0.1",
        meaning: "Alamat jaringan yang didengarkan; 127.0.0.1 hanya dari mesin ini.")
    static let address = Setting(
        name: "BALAI_ADDRESS", standard: nil,
        meaning: "Alamat umum kantor induk untuk tautan, misalnya https://layanan.contoh.go.id. "
            + "Bawaan: http://127.0.0.1 dengan port di atas.", follows: "BALAI_PORT")
    static let data = Setting(name: "BALAI_DATA", standard: "./data", meaning: "Folder data.")
    static let database = Setting(
        name: "BALAI_DATABASE", standard: nil,
        meaning:
            "Basis data PostgreSQL, misalnya postgres://balai:kata-sandi@db.contoh.go.id/balai?sslmode=verify-full, "
            + "atau lewat soket: postgres:///balai?host=/run/postgresql. Kosong: SQLite di folder data.",
        isSecret: true)
    static let blobs = Setting(
        name: "BALAI_BLOBS", standard: nil,
        meaning:
            "Tempat berkas yang diunggah: bucket S3, misalnya s3://berkas-balai atau s3://arsip/balai. Kosong: folder "
            + "berkas di folder data. Satu tempat hanya untuk satu pemasangan.")
    static let s3Endpoint = Setting(
        name: "BALAI_S3_ENDPOINT", standard: nil,
        meaning: "Alamat layanan S3, misalnya https://s3.contoh.go.id. Bawaan: Amazon di wilayah di bawah ini.",
        follows: "BALAI_S3_REGION")
    static let s3Region = Setting(
        name: "BALAI_S3_REGION", standard: "us-east-1", meaning: "Wilayah (region) bucket S3.")
    static let s3Style = Setting(
        name: "BALAI_S3_STYLE", standard: nil,
        meaning:
            "Letak nama bucket dalam alamat: jalur (https://server/bucket) atau subdomain (https://bucket.server). "
            + "Bawaan: jalur; di Amazon subdomain.", follows: "BALAI_S3_ENDPOINT")
    static let s3AccessKey = Setting(name: "BALAI_S3_ACCESS_KEY", standard: nil, meaning: "Kunci akses S3.")
    static let s3SecretKey = Setting(
        name: "BALAI_S3_SECRET_KEY", standard: nil, meaning: "Kunci rahasia S3.", isSecret: true)
    static let s3Certificates = Setting(
        name: "BALAI_S3_CA", standard: nil,
        meaning: "Berkas sertifikat yang dipercaya untuk layanan S3, sebagai ganti milik sistem.")
    static let key = Setting(
        name: "BALAI_KEY", standard: nil,
        meaning: "Berkas kunci, di luar folder data. Bawaan: ~/.config/balai/kunci; demo: <folder data>.kunci.",
        follows: "HOME")
    static let audit = Setting(
        name: "BALAI_AUDIT", standard: nil,
        meaning:
            "Folder akar audit, di luar folder data. Bawaan: audit di samping berkas kunci; demo: <folder data>.audit. "
            + "mesin-lain: akar ditulis mesin lain yang melayani data yang sama.",
        follows: "BALAI_KEY")
    static let auditMail = Setting(
        name: "BALAI_AUDIT_EMAIL", standard: nil,
        meaning: "Alamat email yang dikirimi akar audit setiap hari, sebaiknya di luar server ini.")
    static let smtpHost = Setting(
        name: "BALAI_SMTP_HOST", standard: nil,
        meaning: "Server surat keluar. Kosong: email ditulis ke BALAI_MAIL_FOLDER, tidak dikirim.")
    static let smtpPort = Setting(name: "BALAI_SMTP_PORT", standard: "587", meaning: "Port server surat keluar.")
    static let smtpTLS = Setting(
        name: "BALAI_SMTP_TLS", standard: "starttls",
        meaning: "Enkripsi ke server surat: starttls, tls, atau tanpa (hanya ke mesin ini).")
    static let smtpUser = Setting(name: "BALAI_SMTP_USER", standard: nil, meaning: "Nama pengguna di server surat.")
    static let smtpPassword = Setting(
        name: "BALAI_SMTP_PASSWORD", standard: nil, meaning: "Kata sandi di server surat.", isSecret: true)
    static let smtpCertificates = Setting(
        name: "BALAI_SMTP_CA", standard: nil,
        meaning: "Berkas sertifikat yang dipercaya untuk server surat, sebagai ganti milik sistem.")
    static let mailFrom = Setting(
        name: "BALAI_SMTP_FROM", standard: "balai@localhost", meaning: "Alamat pengirim email Balai.")
    static let mailReturn = Setting(
        name: "BALAI_SMTP_RETURN", standard: nil,
        meaning:
            "Alamat tempat email yang tidak sampai dikembalikan, misalnya pantulan@contoh.go.id: server surat menyerahkan "
            + "pantulan+…@contoh.go.id kepada balai mail bounce. Kosong: dikembalikan ke BALAI_SMTP_FROM.")
    static let mailFolder = Setting(
        name: "BALAI_MAIL_FOLDER", standard: nil,
        meaning: "Tempat email ditulis bila tidak ada server surat. Bawaan: surat-keluar di folder data.",
        follows: "BALAI_DATA")
    static let trustedProxies = Setting(
        name: "BALAI_TRUSTED_PROXIES", standard: "",
        meaning: "Alamat IP proksi yang dipercaya meneruskan alamat pengunjung, dipisah koma.")
    static let assets = Setting(
        name: "BALAI_ASSETS", standard: nil,
        meaning: "Folder kode sumber Balai, untuk pengembang: SOP, gaya, dan migrasi dibaca dari sana.")
    static let logLevel = Setting(
        name: "LOG_LEVEL", standard: "notice",
        meaning: "Rincian catatan: trace, debug, info, notice, warning, error, critical. Pada info setiap permintaan "
            + "tercatat satu baris.")
    static let logFormat = Setting(
        name: "BALAI_LOG_FORMAT", standard: nil,
        meaning: "Bentuk catatan: teks atau json, satu baris satu kejadian. Bawaan: teks di terminal, selain itu json.")

    /// In the order in which they are shown.
    static let all: [Setting] = [
        config, port, host, address, data, database, blobs, s3Endpoint, s3Region, s3Style, s3AccessKey, s3SecretKey,
        s3Certificates, key, audit, auditMail, smtpHost, smtpPort, smtpTLS, smtpUser, smtpPassword, smtpCertificates,
        mailFrom,
        mailReturn, mailFolder, trustedProxies, assets, logLevel, logFormat,
    ]

    static let secrets = Set(all.filter(\.isSecret).map(\.name))
}
