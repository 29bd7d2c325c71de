/// Why a case does not go on under another version.
public enum MoveTrouble: Hashable, Sendable {
    case ended
    /// The new version cannot stand so; the texts of the open steps.
    case marking([String])
    /// A step of its history, or how that was left, is not in the new version.
    case history(String)
    /// Somebody acted for whom the new version has no lane.
    case lane(String)
    /// The system, or another case, works on a step that is another there.
    case work(String)
    /// Its time runs by another rule there.
    case time(String)
    /// The new version relies on an answer that was never asked.
    case answer(String)
    /// It holds something that the new version does not ask for.
    case answerGone(String)
    case confidentiality
    case retention
    /// Another case waits for one of its results.
    case results
    /// A task of it waits in another office.
    case elsewhere

    public var message: String {
        switch self {
        case .ended: "Permohonan sudah selesai"
        case .marking(let steps):
            "Versi ini tidak mengenal keadaan seperti ini: \(steps.map { "“\($0)”" }.joined(separator: " dan "))"
        case .history(let step): "“\(step)” sudah dilalui, tetapi tidak ada, atau berhasil lain, di versi ini"
        case .lane(let lane): "Pelaksana “\(lane)” tidak ada di versi ini"
        case .work(let step): "“\(step)” sedang dikerjakan, dan di versi ini pekerjaannya lain"
        case .time(let what): "Waktu “\(what)” sedang berjalan, dan di versi ini aturannya lain"
        case .answer(let label): "“\(label)” diperlukan versi ini, tetapi belum pernah ditanyakan"
        case .answerGone(let label): "“\(label)” sudah diisi, tetapi tidak ditanyakan lagi di versi ini"
        case .confidentiality: "Versi ini membuka yang dirahasiakan versi lama"
        case .retention: "Masa simpan berkas dan isian versi ini lain"
        case .results: "Permohonan lain menunggu hasilnya, dan versi ini berakhir dengan cara lain"
        case .elsewhere: "Tugasnya sedang ada di kantor lain. Coba lagi setelah kembali"
        }
    }
}
