/// The nine elements by which applicants judge a service, in their order (Permenpan RB 14/2017). The raw value names the
/// column and the form's control.
public enum SatisfactionElement: String, CaseIterable, Sendable {
    case requirements = "persyaratan"
    case procedure = "prosedur"
    case time = "waktu"
    case cost = "biaya"
    case product = "produk"
    case competence = "kompetensi"
    case conduct = "perilaku"
    case complaints = "penanganan"
    case facilities = "sarana"

    /// As tables of results call it.
    public var title: String {
        switch self {
        case .requirements: "Persyaratan"
        case .procedure: "Prosedur"
        case .time: "Waktu penyelesaian"
        case .cost: "Biaya"
        case .product: "Produk layanan"
        case .competence: "Kompetensi petugas"
        case .conduct: "Perilaku petugas"
        case .complaints: "Penanganan pengaduan"
        case .facilities: "Sarana dan prasarana"
        }
    }
}
