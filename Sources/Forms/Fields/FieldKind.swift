/// What an answer is; the words of an SOP file.
public enum FieldKind: String, Sendable, Codable, CaseIterable {
    case text = "teks"
    case paragraph = "paragraf"
    case number = "angka"
    case money = "uang"
    case date = "tanggal"
    case time = "jam"
    case dateTime = "tanggal-jam"
    case yesNo = "ya-tidak"
    case choice = "pilihan"
    case choices = "pilihan-ganda"
    /// A statement that must be agreed to.
    case statement = "pernyataan"
    case nik = "nik"
    case familyNumber = "no-kk"
    case nip = "nip"
    case phone = "telepon"
    case email = "email"
    /// A mailbox that does not exist yet.
    case newMailAddress = "alamat-email-baru"
    /// A domain that is not registered yet.
    case newDomain = "nama-domain-baru"
    case url = "url"
    case region = "wilayah"
    case address = "alamat"
    case location = "lokasi"
    case familyMember = "anggota-keluarga"
    case officer = "petugas"
    case office = "kantor"
    case letterType = "jenis-surat"
    case classification = "kode-klasifikasi"
    case caseNumber = "nomor-permohonan"
    /// A list of rows, with columns of their own.
    case rows = "daftar"

    /// Sealed in the database without the author saying so.
    public var isAlwaysSecret: Bool {
        switch self {
        case .nik, .familyNumber, .phone, .address: true
        default: false
        }
    }
}
