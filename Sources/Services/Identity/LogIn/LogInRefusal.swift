public import Forms

/// Why somebody was not let in. What it says is the same whether or not there is such an account.
public enum LogInRefusal: Error, Hashable, Sendable {
    /// The name or the password is wrong, or the account is closed or has no password yet.
    case mismatch
    /// Too many failures; from then on it may be tried again.
    case shut(until: Instant)
    /// More log-ins are waiting to be checked than can be: try again in so many seconds (429).
    case busy(retryAfter: Int64)
    /// An officer, at the host of a village: officers work on the regency's host, whose link this is.
    case officersElsewhere(link: String)

    /// A sentence for the reader; the page adds the time of `shut`.
    public var message: String {
        switch self {
        case .mismatch: "Nama pengguna atau kata sandi tidak cocok"
        case .shut: "Terlalu banyak percobaan masuk. Tunggu beberapa menit, atau pulihkan kata sandi Anda lewat email"
        case .busy: "Banyak orang sedang masuk. Coba lagi sebentar lagi"
        case .officersElsewhere: "Petugas masuk lewat alamat kabupaten"
        }
    }
}
