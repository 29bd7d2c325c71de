/// What went wrong in the database, as the floors above tell it apart.
public enum DatabaseFailure: Error, Hashable, Sendable {
    /// A unique, check, not-null or foreign key rule was violated: the names that the engine gives.
    case constraint(String)
    /// The disk is full; nothing was written.
    case full
    /// Every connection is taken and the queue before them is full; try again shortly (503).
    case busy
    /// The file, or the server, is not there or does not answer.
    case unavailable(String)
    /// The connection was lost while the end of a transaction was being written: it was kept, or it was not. Whoever tries
    /// again looks first.
    case unknownOutcome
    /// The schema is newer than this program knows.
    case newerSchema(found: Int, known: Int)
    /// The statement is wrong: a mistake of the program.
    case statement(String)
}

extension DatabaseFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .constraint(let names): "Aturan basis data dilanggar: \(names)."
        case .full: "Ruang penyimpanan penuh; tidak ada yang disimpan."
        case .busy: "Basis data sedang sibuk. Silakan coba sesaat lagi."
        case .unavailable(let cause): "Basis data tidak dapat dibuka: \(cause)."
        case .unknownOutcome:
            "Hubungan ke basis data terputus saat menyimpan, sehingga belum pasti apakah sudah tersimpan. Periksa dahulu "
                + "sebelum mengulang."
        case .newerSchema(let found, let known):
            "Basis data ini dibuat oleh versi Balai yang lebih baru (skema \(found); program ini mengenal sampai "
                + "\(known)). Gunakan versi Balai yang lebih baru."
        case .statement(let cause): "Perintah basis data keliru: \(cause)."
        }
    }
}
