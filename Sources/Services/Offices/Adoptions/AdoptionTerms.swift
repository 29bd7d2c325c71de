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

    /// Throws `FieldTroubles` at `nomor`, `disahkan`, `berlaku`, `kantor`, `pelaksana`, `efek`, `mitra` or `sub`.
    func check(
        _ procedure: Procedure, for office: Office, today: CalendarDate, _ shelf: ProcedureShelf,
        _ environment: Environment,
        in transaction: any ReadTransaction
    ) throws {
        var troubles: [String: String] = [:]
        if sopNumber.isBlank { troubles["nomor"] = "Isi nomor SOP" }
        if approvedBy.isBlank { troubles["disahkan"] = "Isi siapa yang mengesahkan" }
        if firstDay < today { troubles["berlaku"] = "SOP tidak dapat berlaku surut. Pilih hari ini atau sesudahnya" }
        if !procedure.officeKinds.contains(office.kind.name) {
            troubles["kantor"] = "SOP “\(procedure.title)” bukan untuk \(office.kind.title)"
        }
        let places = try BoundPlaces(of: procedure, for: office, partners: partners, in: transaction)
        troubles["mitra"] = places.partnerTrouble
        troubles["pelaksana"] = places.ancestorTrouble ?? laneTrouble(procedure, places)
        troubles["efek"] = effectTrouble(procedure)
        if troubles.isEmpty {
            troubles["sub"] = try places.subTrouble(today: today, shelf, environment, in: transaction)
        }
        if !troubles.isEmpty { throw FieldTroubles(troubles) }
    }

    private func laneTrouble(_ procedure: Procedure, _ places: BoundPlaces) -> String? {
        for (name, roles) in lanes.sorted(by: { $0.key < $1.key }) {
            guard let lane = procedure.lane(name), lane.party == .officer else {
                return "Pelaksana “\(name)” tidak ada dalam SOP ini"
            }
            if roles.isEmpty { return "Pilih peran untuk \(lane.title)" }
            guard let kind = places.kind(at: lane.place) else { continue }
            if let unknown = roles.first(where: { !kind.hasRole($0) }) {
                return "Peran “\(unknown)” tidak ada di \(kind.title)"
            }
        }
        for lane in procedure.lanes where lane.party == .officer {
            guard let kind = places.kind(at: lane.place), lanes[lane.name] == nil else { continue }
            if !lane.roles.contains(where: kind.hasRole) {
                return "Pilih peran untuk \(lane.title): peran dalam SOP tidak ada di \(kind.title)"
            }
        }
        return nil
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
