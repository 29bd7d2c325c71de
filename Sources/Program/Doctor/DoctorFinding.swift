/// What one check came to, and what to do where it is not well.
struct DoctorFinding: Codable, Hashable, Sendable {
    enum State: String, Codable, Sendable {
        case ok
        case warning = "peringatan"
        case error = "galat"
    }

    let pemeriksaan: String
    let keadaan: State
    let isi: String
    let saran: String?

    init(_ check: String, _ state: State, _ text: String, advice: String? = nil) {
        (pemeriksaan, keadaan, isi, saran) = (check, state, text, advice)
    }

    var text: String {
        let padded = keadaan.rawValue + String(repeating: " ", count: 12 - keadaan.rawValue.count)
        let advice = saran.map { "\n            Saran: \($0)" } ?? ""
        return "\(padded)\(pemeriksaan): \(isi)\(advice)\n"
    }
}
