import Pages
import Services

extension SatisfactionElement {
    /// What an applicant is asked about it.
    var question: String {
        switch self {
        case .requirements: "Apakah syarat yang diminta sesuai dengan layanannya?"
        case .procedure: "Apakah caranya mudah diikuti?"
        case .time: "Seberapa cepat layanan ini selesai?"
        case .cost: "Bagaimana biaya yang Anda bayar?"
        case .product: "Apakah hasilnya sesuai dengan yang dijanjikan?"
        case .competence: "Seberapa cakap petugas yang melayani Anda?"
        case .conduct: "Bagaimana sikap petugas kepada Anda?"
        case .complaints: "Menurut Anda, bagaimana kantor menanggapi pertanyaan, saran, dan pengaduan?"
        case .facilities: "Bagaimana sarana yang Anda pakai, di kantor atau di situs ini?"
        }
    }

    /// The answers for 1, 2, 3 and 4.
    var options: [String] {
        switch self {
        case .requirements, .product: ["Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"]
        case .procedure: ["Tidak mudah", "Kurang mudah", "Mudah", "Sangat mudah"]
        case .time: ["Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"]
        case .cost: ["Sangat mahal", "Cukup mahal", "Murah", "Tidak membayar apa pun"]
        case .competence: ["Tidak cakap", "Kurang cakap", "Cakap", "Sangat cakap"]
        case .conduct: ["Tidak sopan", "Kurang sopan", "Sopan dan ramah", "Sangat sopan dan ramah"]
        case .complaints:
            [
                "Tidak ada tempat menyampaikannya", "Ada tempatnya, tidak ditanggapi", "Ditanggapi, kurang tuntas",
                "Ditanggapi dengan baik",
            ]
        case .facilities: ["Buruk", "Cukup", "Baik", "Sangat baik"]
        }
    }
}

extension SatisfactionGrade {
    /// “B, baik”.
    var words: String { "\(rawValue), \(title.lowercased())" }
}

extension SatisfactionFigure {
    /// “Maret 2026”, “November 2025 sampai Maret 2026”.
    var monthWords: String { first == last ? first.words : "\(first.words) sampai \(last.words)" }
}

extension SurveyOfferView {
    /// nil where there is nothing to say.
    init?(_ chance: SurveyChance, href: String) {
        switch chance {
        case .open: self = .offered(href: href)
        case .answered: self = .answered
        case .over, .notYet, .never: return nil
        }
    }
}
