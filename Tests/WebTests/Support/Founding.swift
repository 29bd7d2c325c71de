import FoundationEssentials
import Forms
import Procedures
import Services
import Store
import TestDatabases
import Testing

/// The invented regency as its database stands, made once by the use cases; each test takes a copy.
struct Founding: Sendable {
    /// What `TestDatabase.copy` takes.
    let kept: String
    let keyring: Keyring
    let cases: CaseServices
    let admin: Person
    let clerk: Person
    let kominfo: Office
    let villageA: Office
    let villageB: Office

    static let made = Task { try await make() }

    private static func make() async throws -> Founding {
        let (folder, keyring, clock) = (try Site.newFolder(), Keyring.random(), TurnedClock())
        let test = try await TestDatabase.migrated(Site.migrations(), in: folder)
        let environment = Site.environment(test.database, port: 80, keyring: keyring, clock: clock)
        let invited = try await CreateRoot(environment)(
            .invented("Kabupaten Contoh", "contoh", "kabupaten"),
            administrator: NewOfficer(name: "Ayu Contoh", username: "ayu", email: "ayu@contoh.id"))
        let admin = try await accept(invited.link, environment)
        let create = CreateOffice(environment)
        let kominfo = try await create(
            .invented("Dinas Kominfo Contoh", "kominfo", "dinas-kominfo"), under: "root", by: admin)
        let villageA = try await create(.invented("Desa Aren", "aren", "desa"), under: "root", by: admin)
        let villageB = try await create(
            .invented("Desa Bambu", "bambu", "desa", hosts: ["bambu.contoh.id"]), under: "root", by: admin)
        _ = try await officer("kadis", ["kepala"], in: kominfo, email: "kadis@kominfo.contoh", by: admin, environment)
        for (name, role) in [
            ("kadis2", "kepala"), ("kabid", "kabid-tata-kelola"), ("kasi", "kasi-egov"), ("teknis", "tim-teknis"),
        ] {
            _ = try await officer(name, [role], in: kominfo, by: admin, environment)
        }
        let clerk = try await officer(
            "operator", ["operator"], in: villageA, email: "desa@aren.contoh", by: admin, environment)
        _ = try await officer("asing", ["operator"], in: villageB, by: admin, environment)
        for name in ["akun-aplikasi", "email-domain"] { try await adopt(name, at: kominfo, by: admin, environment) }
        try await ServeZone(environment)("aren.contoh", of: kominfo.id, forMail: true, forDomains: true, by: admin)
        try await AddIPRange(environment)(from: "192.0.2.1", through: "192.0.2.6", of: kominfo.id, by: admin)
        try await environment.database.write { _ = try $0.execute("DELETE FROM outbox") }
        return Founding(
            kept: try await test.keep(), keyring: keyring, cases: CaseServices(), admin: admin, clerk: clerk,
            kominfo: kominfo,
            villageA: villageA, villageB: villageB)
    }

    /// Puts a shipped SOP in force.
    private static func adopt(
        _ name: String, at office: Office, by admin: Person, _ environment: Services.Environment
    ) async throws {
        let source = try #require(FileManager.default.contents(atPath: Repo.path("procedures/\(name).sop.yaml")))
        let terms = AdoptionTerms(
            sopNumber: "000/SOP/2026", firstDay: environment.now.date(in: .wib), approvedBy: "Kepala Dinas")
        _ = try await AdoptProcedure(environment, catalogue: ServicesCatalogue.base)(
            source: Array(source), fileName: "\(name).sop.yaml", at: office.id, terms, by: admin)
    }

    static func officer(
        _ username: String, _ roles: [String], in office: Office, email: String? = nil, nik: String? = nil,
        by admin: Person, _ environment: Services.Environment
    ) async throws -> Person {
        let invited = try await InviteOfficer(environment)(
            NewOfficer(
                name: "Petugas \(username)", username: username, email: email, nik: nik,
                roles: roles.map { NewRole($0, from: environment.now.date(in: .wib)) }),
            to: office.id, by: admin)
        return try await accept(invited.link, environment)
    }

    private static func accept(_ link: String, _ environment: Services.Environment) async throws -> Person {
        let visitor = try await visitor(environment)
        let session = try await AcceptInvitation(environment)(
            link.lastPart, password: Site.password, from: visitor)
        return try await ResumeSession(environment)(session.token, at: visitor.place)
    }

    static func visitor(_ environment: Services.Environment) async throws -> Visitor {
        let place = try await LocateOffice(environment)(host: "127.0.0.1", slug: nil).place
        return Visitor(place: place, address: ClientAddress("192.0.2.1"), device: "Chrome di Android", deviceToken: nil)
    }
}

extension NewOffice {
    fileprivate static func invented(_ name: String, _ slug: String, _ kind: String, hosts: [String] = []) -> NewOffice
    {
        NewOffice(
            name: name, slug: slug, kind: kind, letterhead: Letterhead(above: ["Pemerintah"], place: "Contoh"),
            hosts: hosts)
    }
}
