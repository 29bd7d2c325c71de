import Pages
import Services
import Store

/// `…/sesi`: ends sessions of an officer.
enum OfficerSessionPages {
    static func end(_ visit: Visit) async throws -> Reply {
        try await end(visit, session: visit.parameter("sesi"), "Perangkat itu sudah dikeluarkan.")
    }

    static func endAll(_ visit: Visit) async throws -> Reply {
        try await end(visit, session: nil, "Petugas sudah dikeluarkan dari semua perangkat.")
    }

    private static func end(_ visit: Visit, session: String?, _ flash: String) async throws -> Reply {
        let place = try await AdministrationVisit.open(visit)
        try await EndOfficerSessions(visit.web.environment)(
            session, of: place.account, in: place.office.id, by: visit.person)
        return .redirect(to: place.page, flash: flash)
    }
}
