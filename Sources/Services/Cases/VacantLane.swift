import Procedures
import Store

/// A lane, or the headship of an office, that nobody holds today: what was to be told there goes to whoever can fill it.
struct VacantLane {
    /// Of names of what heads and administrators are told so: neither need have a part in the case.
    static let headPrefix = "kosong-pimpinan:"
    static let administratorPrefix = "kosong-admin:"

    let title: String
    let office: String

    /// nil: it is not a lane of officers, or where it belongs is not known.
    init?(_ audience: CaseNotice.Audience, in file: CaseFile) {
        switch audience {
        case .lane(let name):
            guard let lane = file.procedure.lane(name), lane.party == .officer || lane.recordedBy != nil else {
                return nil
            }
            guard let place = file.offices.office(of: name) else { return nil }
            title = file.procedure.lane(lane.recordedBy ?? name)?.title ?? lane.title
            office = place
        case .head: (title, office) = ("Pimpinan", file.record.office)
        case .applicant, .officer, .headOf, .administrators: return nil
        }
    }

    /// Without its cause: that is for whoever has the task.
    func notice(_ notice: CaseNotice, to audience: CaseNotice.Audience, at officeName: String) -> CaseNotice {
        CaseNotice(
            audience: audience, subject: "Belum ada petugas: \(notice.subject)",
            text: notice.text + "\n\(title) di \(officeName) belum dijabat siapa pun. "
                + "Tetapkan petugasnya, agar permohonan ini tidak tertahan.")
    }
}

extension CaseNotices {
    /// Whom a notice reaches, and what its name begins with where it is not who was meant.
    func told(
        _ notice: CaseNotice, in file: CaseFile, orInstead: Bool = true
    ) throws -> (notice: CaseNotice, readers: [Reader], prefix: String) {
        let meant = try readers(of: notice.audience, in: file)
        guard meant.isEmpty, orInstead, let vacant = VacantLane(notice.audience, in: file) else {
            return (notice, meant, "")
        }
        let name = try Office.find(vacant.office, in: transaction)?.name ?? ""
        let instead: [(CaseNotice.Audience, String)] = [
            (.headOf(vacant.office), VacantLane.headPrefix),
            (.administrators(vacant.office), VacantLane.administratorPrefix),
        ]
        for (audience, prefix) in instead {
            let found = try readers(of: audience, in: file)
            if !found.isEmpty { return (vacant.notice(notice, to: audience, at: name), found, prefix) }
        }
        return (notice, [], "")
    }
}
