/// Where a condition, a parameter or a default takes its value from (SOP.md §4 "Answer").
public enum AnswerReference: Hashable, Sendable {
    /// `formulir.isian`.
    case field(FieldPath)
    /// `warga.<x>`: the applicant's record in the population register.
    case resident(String)
    /// `kasus.<x>`.
    case fact(CaseFact)
    /// `<langkah>.<keluaran>`: what an effect gave.
    case output(step: String, name: String)
    /// `<langkah>`: its latest outcome.
    case outcome(step: String)
    /// `berkas.<nama>`.
    case paper(String)
}

extension AnswerReference {
    /// As a file names it.
    public var written: String {
        switch self {
        case .field(let path): path.description
        case .resident(let name): "warga.\(name)"
        case .fact(let fact): "kasus.\(fact.rawValue)"
        case .output(let step, let name): "\(step).\(name)"
        case .outcome(let step): step
        case .paper(let name): "berkas.\(name)"
        }
    }
}

/// What every case knows about itself.
public enum CaseFact: String, Hashable, Sendable, Codable, CaseIterable {
    /// How it came in: `daring`, `datang`, …
    case channel = "kanal"
    /// The day it came in.
    case date = "tanggal"
    case number = "nomor"
    /// Whether a counter officer filed it for someone.
    case assisted = "dibantu"
    /// Whether a step of another case runs it (`sub`).
    case part = "turunan"
}
