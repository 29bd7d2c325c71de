public import Forms

/// The keys of an SOP file, one table for the reader, for `docs/sop.schema.json` and for `balai sop kunci`.
public enum SOPKeys {
    public static let file = KeyContext(
        "sop", "berkas SOP",
        [
            .required("sop"), .required("versi"), .required("judul"), "layanan", "rumpun", "produk",
            .required("untuk"), "dasar-hukum",
            "keterkaitan", "kualifikasi", "peralatan", "peringatan", "pencatatan", "biaya", "batas",
            .required("pelaksana"), "berkas", "formulir", "surat", .required("akhir"), "mulai", .required("langkah"),
            "pencabutan", "perbaikan", "kerahasiaan", "lanjutan", "pindah", .required("uji"),
        ])
    public static let lane = KeyContext(
        "pelaksana", "pelaksana", [.required("nama"), "pihak", "peran", "di", "siapa", "dibantu", "dicatat"])
    public static let place = KeyContext("di", "\"di\"", ["atasan", "mitra"])
    public static let paper = KeyContext(
        "berkas", "berkas",
        [
            .required("nama"), "bantuan", "jenis", "maks", "paling-banyak", "wajib", "wajib-jika", "tampil-jika",
            "contoh",
            "cara", "simpan", "tutup-sampai",
        ])
    public static let field = KeyContext(
        "isian", "isian",
        [
            .required("label"), .required("jenis"), "wajib", "wajib-jika", "tampil-jika", "bantuan", "pilihan", "min",
            "maks", "pola", "bawaan", "tetap", "simpan", "rahasia", "terbukti",
            "tutup-sampai", "kolom",
        ])
    public static let letter = KeyContext(
        "surat", "surat", [.required("jenis"), "dengan", "penanda-tangan", "kode"])
    public static let result = KeyContext(
        "akhir", "akhir", [.required("judul"), .required("jenis"), "hentikan", "surat", "catat", "beritahu"])
    public static let withdrawal = KeyContext(
        "pencabutan", "pencabutan", [.required("akhir"), "sampai", "oleh", "alasan"])
    public static let correction = KeyContext(
        "perbaikan", "perbaikan", [.required("isian"), "oleh", .required("sampai")])
    public static let confidentiality = KeyContext(
        "kerahasiaan", "kerahasiaan", ["jika", .required("tutup"), "kecuali", "selain"])
    public static let followUp = KeyContext(
        "lanjutan", "lanjutan", [.required("sop"), "sesudah", "selama", "dalam", "jika-lewat", "dengan"])
    public static let move = KeyContext("pindah", "pindah", [.required("dari"), "peta"])
    public static let limit = KeyContext(
        "batas", "batas",
        [.required("waktu"), "sejak", "sampai", "jeda", "eskalasi", "perpanjangan", "habis"])
    public static let limitExtension = KeyContext(
        "perpanjangan", "perpanjangan", [.required("oleh"), .required("tambah"), "kali", "alasan", "surat"])
    public static let escalation = KeyContext(
        "eskalasi", "eskalasi", [.required("pada"), .required("kepada"), "ambil-alih"])
    public static let step = KeyContext(
        "langkah", "langkah",
        [
            "kegiatan", "keputusan", "oleh", "otomatis", "sub", "dengan", "berkas", "di", "untuk-setiap", "menurut",
            "lalu", "hasil", "gabung", "jika", "boleh-dilewati", "isi", "unggah", "kelengkapan", "output", "surat",
            "catat", "waktu", "paling-cepat", "sejak", "sebelum", "habis", "ingatkan", "eskalasi", "beda-dari",
            "sama-dengan", "kanal", "boleh-diwakili", "beritahu", "tampil", "massal", "urung", "cetak", "tahap",
            "keterangan",
        ])
    public static let performers = KeyContext("oleh", "\"oleh\"", ["berurutan", "salah-satu"])
    public static let joinItem = KeyContext("gabung", "\"gabung\"", [.required("salah-satu")])
    public static let time = KeyContext(
        "waktu", "\"waktu\"", [.required("waktu"), "paling-cepat", "sejak", "sebelum"])
    /// `{menurut: isian, <pilihan>: …, lainnya: …}` of times, performers and bounds.
    public static let byAnswer = KeyContext(
        "menurut", "\"menurut\"", isOpen: true, [.required("menurut"), "lainnya"])
    public static let anchor = KeyContext("sejak", "\"sejak\"", ["yang-dulu", "yang-akhir"])
    public static let expiry = KeyContext(
        "habis", "\"habis\"", [.required("lalu"), "setelah", "sejak", "sebelum", "alasan"])
    public static let reminder = KeyContext("ingatkan", "\"ingatkan\"", ["pada", "jika", "setiap"])
    public static let notice = KeyContext(
        "beritahu", "\"beritahu\"", [.required("kepada"), "lewat", "pesan"])
    public static let record = KeyContext("catat", "\"catat\"", [.required("buku"), "isi"])
    public static let letterActs = KeyContext(
        "surat-langkah", "\"surat\"", ["buat", "nomori", "paraf", "tanda-tangan", "kirim"])
    public static let outcome = KeyContext(
        "hasil", "hasil",
        [.required("lalu"), "label", "alasan", "isi", "surat", "catat", "output", "beritahu", "paling-banyak"])
    public static let condition = KeyContext(
        "syarat", "syarat", isOpen: true, ["salah-satu", "semua", "bukan"])
    public static let example = KeyContext(
        "uji", "uji", [.required("nama"), "mulai", "isi", "kalender", .required("jalan"), .required("akhir")])
    public static let exampleCalendar = KeyContext("kalender", "kalender uji", ["libur", "ramadan"])
    /// An item of `jalan` that is a map: one of these words, or a step.
    public static let script = KeyContext(
        "butir", "butir uji", isOpen: true,
        ["pada", "tunggu", "terbuka", "batas", "perpanjang", "libur", "ditolak"])
    public static let act = KeyContext(
        "tindakan", "tindakan uji", ["hasil", "oleh", "orang", "isi", "tanpa", "lewati"])
    public static let refusedAct = KeyContext(
        "tindakan-ditolak", "tindakan uji yang ditolak",
        [.required("langkah"), "hasil", "oleh", "orang", "isi", "tanpa", "lewati"])

    public static let all: [KeyContext] = [
        file, lane, place, paper, field, letter, result, withdrawal, correction, confidentiality, followUp, move, limit,
        limitExtension, escalation, step, performers, joinItem, time, byAnswer, anchor, expiry, reminder, notice,
        record, letterActs, outcome, condition, example, exampleCalendar, script, act, refusedAct,
    ]

    /// The script words of §15, which no step may be called.
    public static let scriptWords: Set<String> = Set(script.names).union(["cabut"])
    /// Words with a meaning of their own (SOP.md §0).
    public static let reserved: Set<String> = ["awal", "lainnya", "semua", "salah-satu", "bukan"]
    /// What stands before the dot of an answer that no form asks: neither a form nor a step may be called so.
    public static let sources: Set<String> = ["warga", "kasus", "berkas"]

    /// The table as JSON: context → its keys, which of them are required, and whether it is open.
    public static var json: String {
        let contexts = all.map { context in
            let names = context.names.map(JSONText.quoted).joined(separator: ", ")
            let required = context.keys.filter(\.isRequired).map { JSONText.quoted($0.name) }.joined(separator: ", ")
            return "  \(JSONText.quoted(context.name)): "
                + "{\"kunci\": [\(names)], \"wajib\": [\(required)], \"terbuka\": \(context.isOpen)}"
        }
        return "{\n" + contexts.joined(separator: ",\n") + "\n}\n"
    }
}
