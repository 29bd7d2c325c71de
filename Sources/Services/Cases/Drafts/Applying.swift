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
        guard !procedure.isCounterOnly else { throw ApplyRefusal.counterOnly }
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
}

/// Why somebody cannot begin a case.
public enum ApplyRefusal: Error, Sendable, Hashable {
    case notOffered
    case logIn
    case officesOnly
    case residentsOnly
    case notAtThisCounter
    /// Only an officer at the counter can send it.
    case counterOnly
    /// The officer applied for an office in which they serve no more.
    case leftOffice
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
        case .leftOffice: "Anda tidak bertugas lagi di kantor yang Anda pilih. Mulai permohonan baru"
        case .counterOnly: "Layanan ini hanya diajukan di loket. Petugas mengisinya bersama Anda"
        case .notAtThisCounter: "Peran Anda tidak menerima permohonan layanan ini di loket"
        }
    }
}
