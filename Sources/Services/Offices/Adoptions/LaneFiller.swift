public import Forms
public import Procedures
public import Store

/// Who fills a lane of officers under an adoption: the roles, in the words of the office in which the lane acts.
public struct LaneFiller: Sendable, Hashable {
    /// Titles of roles; their names where the office is not known before somebody applies.
    public let roles: [String]
    /// The other office; nil: the adopting one, or the applicant's.
    public let elsewhere: Office?
    public let isApplicantsOffice: Bool
    /// Nobody can act by any of the roles today: what comes there waits. False where the office is not known before somebody
    /// applies.
    public let isVacant: Bool

    /// By lane; nil for a lane that no officer fills.
    public static func all(
        of procedure: Procedure, under adoption: Adoption, at office: Office, now: Instant,
        in transaction: any ReadTransaction
    ) throws -> [String: LaneFiller] {
        let places = try BoundPlaces(of: procedure, for: office, partners: adoption.partners, in: transaction)
        var fillers: [String: LaneFiller] = [:]
        var held: [String: Set<String>] = [:]
        for lane in procedure.lanes where lane.party == .officer {
            let acting = places.office(at: lane.place)
            let roles = adoption.lanes[lane.name] ?? lane.roles
            if let acting, held[acting.id] == nil {
                held[acting.id] = try HeldRoles.names(in: acting.id, at: now, in: transaction)
            }
            fillers[lane.name] = LaneFiller(
                roles: roles.map { acting?.kind.title(ofRole: $0) ?? $0 },
                elsewhere: acting == office ? nil : acting, isApplicantsOffice: lane.place == .applicantOffice,
                isVacant: acting.flatMap { held[$0.id] }.map { HeldRoles.isVacant(roles, held: $0) } ?? false)
        }
        return fillers
    }
}

extension LaneFiller {
    /// The office whose officers act in each lane; without the lanes of which that is not known yet.
    /// - Parameters:
    ///   - partners: partner's name in the file → office id.
    ///   - all: every office.
    public static func offices(
        of procedure: Procedure, for office: Office, partners: [String: String], among all: [Office]
    ) -> [String: Office] {
        let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
        var line = [office]
        while let above = line.last?.parent.flatMap({ byID[$0] }), !line.contains(above) { line.append(above) }
        return procedure.lanes.filter { $0.party == .officer }.reduce(into: [:]) { found, lane in
            switch lane.place {
            case .handlingOffice: found[lane.name] = office
            case .ancestor(let kind): found[lane.name] = Office.ancestor(of: kind, in: line)
            case .partner(let name): found[lane.name] = partners[name].flatMap { byID[$0] }
            case .applicantOffice: break
            }
        }
    }
}
