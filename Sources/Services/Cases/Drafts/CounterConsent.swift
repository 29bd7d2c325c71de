/// How somebody agreed that an officer files in their name.
public enum CounterConsent: String, Sendable, Hashable, Codable, CaseIterable {
    case spoken = "lisan"
    case signed = "tanda-tangan"
    case written = "tertulis"
    /// Somebody else came, with a power of attorney.
    case proxy = "kuasa"

    public var title: String {
        switch self {
        case .spoken: "Dikatakan kepada petugas, di loket atau lewat telepon"
        case .signed: "Ditandatangani pada formulir atau surat"
        case .written: "Ditulis dalam email atau pesan"
        case .proxy: "Lewat kuasanya, dengan surat kuasa"
        }
    }
}
