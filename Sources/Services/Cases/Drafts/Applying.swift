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
}

/// Why somebody cannot begin a case.
public enum ApplyRefusal: Error, Sendable, Hashable {
    case notOffered
    case logIn
    case officesOnly
    case residentsOnly
    case notAtThisCounter

    public var message: String {
        switch self {
        case .notOffered: "Layanan ini dijalankan kantor sendiri, tanpa pemohon"
        case .logIn: "Masuk dengan akun Anda untuk mengajukan layanan ini"
        case .officesOnly: "Layanan ini diajukan oleh kantor, bukan perseorangan"
        case .residentsOnly: "Layanan ini diajukan oleh warga, bukan petugas"
        case .notAtThisCounter: "Peran Anda tidak menerima permohonan layanan ini di loket"
        }
    }
}
