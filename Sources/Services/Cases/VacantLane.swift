import Procedures
import Store

/// A lane, or the headship of an office, that nobody holds today: what was to be told there goes to whoever can fill it.
struct VacantLane {
    /// Of names of what heads and administrators are told so: neither need have a part in the case.
    static let headPrefix = "kosong-pimpinan:"
    private static let administratorPrefix = "kosong-admin"

    /// Of names of what administrators are told so.
    /// - Parameter slug: of the office that lacks somebody, which need not be the one that handles the case.
    static func prefix(forAdministratorsOf slug: String) -> String { "\(administratorPrefix).\(slug):" }

    /// Whether administrators were told so by a notice of this name.
    static func isForAdministrators(_ name: String) -> Bool { name.hasPrefix(administratorPrefix) }

    /// The office that lacks somebody, by the name of the notice; nil: of before, when names did not tell it.
    static func slug(in name: String) -> String? {
        guard name.hasPrefix("\(administratorPrefix).") else { return nil }
        return String(name.dropFirst(administratorPrefix.count + 1).prefix { $0 != ":" })
    }

    /// The name that it has for whom it was meant, without what says who is told in their place.
    static func meant(_ name: String) -> String {
        guard name.hasPrefix(headPrefix) || isForAdministrators(name) else { return name }
        return String(name.drop { $0 != ":" }.dropFirst())
    }

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
        guard meant.isEmpty, orInstead, let vacant = VacantLane(notice.audience, in: file),
            let place = try Office.find(vacant.office, in: transaction)
        else { return (notice, meant, "") }
        let instead: [(CaseNotice.Audience, String)] = [
            (.headOf(vacant.office), VacantLane.headPrefix),
            (.administrators(vacant.office), VacantLane.prefix(forAdministratorsOf: place.slug)),
        ]
        for (audience, prefix) in instead {
            let found = try readers(of: audience, in: file)
            if !found.isEmpty { return (vacant.notice(notice, to: audience, at: place.name), found, prefix) }
        }
        return (notice, [], "")
    }
}
