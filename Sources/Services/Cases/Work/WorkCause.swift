import Procedures
import Store

/// Why work of a case failed, in words for the officer who gets it. Of an error that has none only its type is told:
/// what else it says may hold an answer.
enum WorkCause {
    static func words(_ error: any Error) -> String {
        switch error {
        case let refusal as Refusal: refusal.message
        case let failure as DatabaseFailure: failure.description
        case EffectFailure.technical(let cause), EffectFailure.uncertain(let cause): cause
        case is ProcedureUnreadable: "SOP permohonan ini tidak terbaca; beri tahu pengelola sistem"
        case is CaseMissing: "Permohonan ini tidak ditemukan"
        case is CaseErased: "Isi permohonan ini sudah dihapus"
        default: "Galat program (\(type(of: error))); beri tahu pengelola sistem"
        }
    }
}
