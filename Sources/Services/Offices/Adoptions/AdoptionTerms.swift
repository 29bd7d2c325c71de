public import Forms
import Procedures
import Store

/// What belongs to the office that adopts a procedure, not to the file.
public struct AdoptionTerms: Hashable, Sendable {
    public var sopNumber: String
    public var firstDay: CalendarDate
    public var approvedBy: String
    /// Lane → roles of this office, where they are others than the file's.
    public var lanes: [String: [String]]
    public var effectModes: [String: Adoption.EffectMode]
    /// Partner's name in the file → office id.
    public var partners: [String: String]

    public init(
        sopNumber: String, firstDay: CalendarDate, approvedBy: String, lanes: [String: [String]] = [:],
        effectModes: [String: Adoption.EffectMode] = [:], partners: [String: String] = [:]
    ) {
        self.sopNumber = sopNumber
        self.firstDay = firstDay
        self.approvedBy = approvedBy
        self.lanes = lanes
        self.effectModes = effectModes
        self.partners = partners
    }

    /// What is wrong with them at every office, at `nomor`, `disahkan` and `berlaku`.
    func plainTroubles(today: CalendarDate) -> [String: String] {
        var troubles: [String: String] = [:]
        if sopNumber.isBlank { troubles["nomor"] = "Isi nomor SOP" }
        if approvedBy.isBlank { troubles["disahkan"] = "Isi siapa yang mengesahkan" }
        if firstDay < today { troubles["berlaku"] = "SOP tidak dapat berlaku surut. Pilih hari ini atau sesudahnya" }
        return troubles
    }

    /// Throws `FieldTroubles` at `nomor`, `disahkan`, `berlaku`, `kantor`, `efek`, `mitra`, `sub`, `pelaksana`, or
    /// `peran.` and the lane.
    func check(
        _ procedure: Procedure, for office: Office, today: CalendarDate, _ shelf: ProcedureShelf,
        _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws {
        var troubles = plainTroubles(today: today)
        if !procedure.officeKinds.contains(office.kind.name) {
            troubles["kantor"] = "SOP “\(procedure.title)” bukan untuk \(office.kind.title)"
        }
        if !office.isOpen { troubles["kantor"] = "\(office.name) sudah ditutup, jadi tidak memberlakukan SOP" }
        let places = try BoundPlaces(of: procedure, for: office, partners: partners, in: transaction)
        troubles["mitra"] = places.partnerTrouble
        troubles["pelaksana"] = places.ancestorTrouble ?? unknownLane(procedure)
        if troubles["pelaksana"] == nil {
            for lane in procedure.lanes where lane.party == .officer {
                troubles["peran.\(lane.name)"] = laneTrouble(lane, places.kind(at: lane.place))
            }
        }
        troubles["efek"] = effectTrouble(procedure)
        if troubles.isEmpty {
            troubles["sub"] =
                try places.subTrouble(today: today, shelf, environment, in: transaction)
                ?? places.awaitedTrouble(today: today, in: transaction)
        }
        if !troubles.isEmpty { throw FieldTroubles(troubles) }
    }

    private func unknownLane(_ procedure: Procedure) -> String? {
        lanes.keys.sorted().first { procedure.lane($0)?.party != .officer }.map {
            "Pelaksana “\($0)” tidak ada dalam SOP ini"
        }
    }

    /// - Parameter kind: of the office in which it acts; nil: not known yet.
    private func laneTrouble(_ lane: Lane, _ kind: OfficeKind?) -> String? {
        let roles = lanes[lane.name]
        if roles?.isEmpty == true { return "Pilih peran untuk \(lane.title)" }
        guard let kind else { return nil }
        if let unknown = roles?.first(where: { !kind.hasRole($0) }) {
            return "Peran “\(unknown)” tidak ada di \(kind.title)"
        }
        guard roles == nil, !lane.roles.contains(where: kind.hasRole) else { return nil }
        return "Pilih peran untuk \(lane.title): peran dalam SOP tidak ada di \(kind.title)"
    }

    private func effectTrouble(_ procedure: Procedure) -> String? {
        let used = Set(
            procedure.steps.compactMap { step -> String? in
                if case .effect(let use) = step.work { return use.effect }
                return nil
            })
        let unknown = effectModes.keys.sorted().first { !used.contains($0) }
        return unknown.map { "Efek “\($0)” tidak dipakai dalam SOP ini" }
    }
}
