import Forms
import Procedures

/// Who may begin a case of an SOP (`siapa`, `dibantu`).
struct Applying {
    let procedure: Procedure
    let adoption: Adoption
    let now: Instant

    /// - Throws: `ApplyRefusal` in the words of the reader.
    func require(_ person: Person, counter: Bool) throws {
        guard let lane = procedure.applicantLane else { throw ApplyRefusal.notOffered }
        if counter {
            let roles = lane.assistedBy.flatMap { adoption.lanes[$0] ?? procedure.lane($0)?.roles ?? [] }
            guard person.holds(roles, in: adoption.office, at: now) else { throw ApplyRefusal.notAtThisCounter }
            guard procedure.applicantOfficeLanes.isEmpty else { throw ApplyRefusal.noOffice }
            return
        }
        let kinds = Set(lane.applicants)
        switch person.kind {
        case .nobody, .contact:
            guard kinds.contains(.anyone) || kinds.contains(.anonymous) else { throw ApplyRefusal.logIn }
        case .applicant:
            guard kinds.contains(.anyone) || kinds.contains(.resident) else { throw ApplyRefusal.officesOnly }
        case .officer:
            guard !kinds.isDisjoint(with: [.office, .officer, .anyone]) else { throw ApplyRefusal.residentsOnly }
        }
    }

    /// The office in whose name an officer applies: the one that they serve in, not the one that handles the case.
    func office(for person: Person) -> String? {
        guard person.kind == .officer, procedure.applicantLane?.applicants.contains(.office) == true else { return nil }
        return person.offices(at: now).filter { $0 != adoption.office }.min()
    }

    /// The office in which an officer who applies serves, in whosever name: another than the one that handles the case,
    /// if there is one. Where residents may apply too, an officer may be there for themselves: then none.
    func seat(of person: Person) -> String? {
        let kinds = procedure.applicantLane?.applicants ?? []
        guard person.kind == .officer, Set(kinds).isSubset(of: [.office, .officer]) else { return nil }
        let offices = person.offices(at: now)
        return offices.filter { $0 != adoption.office }.min() ?? offices.min()
    }
}

/// Why somebody cannot begin a case.
public enum ApplyRefusal: Error, Sendable, Hashable {
    case notOffered
    case logIn
    case officesOnly
    case residentsOnly
    case notAtThisCounter
    /// A lane of the applicant's office does a step, and nobody knows that office.
    case noOffice
    /// A lane of the applicant's office does a step, and that office has no such role.
    case officeLacksRole(lane: String, office: String)

    public var message: String {
        switch self {
        case .notOffered: "Layanan ini dijalankan kantor sendiri, tanpa pemohon"
        case .logIn: "Masuk dengan akun Anda untuk mengajukan layanan ini"
        case .officesOnly: "Layanan ini diajukan oleh kantor, bukan perseorangan"
        case .residentsOnly: "Layanan ini diajukan oleh warga, bukan petugas"
        case .noOffice:
            "Kantor pemohon ikut mengerjakan layanan ini. Petugasnya mengajukan dengan akunnya sendiri"
        case .officeLacksRole(let lane, let office):
            "Layanan ini memerlukan \(lane) di kantor pemohon, dan \(office) tidak mempunyai peran itu"
        case .notAtThisCounter: "Peran Anda tidak menerima permohonan layanan ini di loket"
        }
    }
}
