/// Why a one-time link does not work.
public enum LinkTrouble: Error, Hashable, Sendable {
    case unknown
    case used
    case expired

    /// A sentence for the reader.
    public var message: String {
        switch self {
        case .unknown: "Tautan ini tidak lengkap atau tidak berlaku. Salin seluruh tautan dari email"
        case .used: "Tautan ini sudah dipakai. Masuk dengan kata sandi Anda, atau minta tautan baru"
        case .expired: "Masa berlaku tautan ini sudah lewat. Minta tautan baru"
        }
    }
}
