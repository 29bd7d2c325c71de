import FoundationEssentials
import Forms
import Procedures
import Services
import Store
import Testing
import Web

/// The invented Kabupaten Contoh on a site: its Kominfo office with five officials and both SOPs in force, two villages
/// (one with a host of its own), and a case's way through the use cases, for tests that begin in its middle.
final class Regency: Sendable {
    let site: Site
    let admin: Person
    let kominfo: Office
    let villageA: Office
    let villageB: Office

    var environment: Services.Environment { site.environment }
    var clock: TurnedClock { site.clock }

    init(configure: (inout WebConfiguration) -> Void = { _ in }) async throws {
        let site = try await Site(configure: configure)
        self.site = site
        let environment = site.environment
        let invited = try await CreateRoot(environment)(
            .invented("Kabupaten Contoh", "contoh", "kabupaten"),
            administrator: NewOfficer(name: "Ayu Contoh", username: "ayu", email: "ayu@contoh.id"))
        admin = try await Regency.accept(invited.link, environment)
        let create = CreateOffice(environment)
        kominfo = try await create(.invented("Dinas Kominfo Contoh", "kominfo", "dinas-kominfo"), under: "root", by: admin)
        villageA = try await create(.invented("Desa Aren", "aren", "desa"), under: "root", by: admin)
        villageB = try await create(
            .invented("Desa Bambu", "bambu", "desa", hosts: ["bambu.contoh.id"]), under: "root", by: admin)
        try await officer("kadis", ["kepala"], in: kominfo, email: "kadis@kominfo.contoh")
        try await officer("kadis2", ["kepala"], in: kominfo)
        try await officer("kabid", ["kabid-tata-kelola"], in: kominfo)
        try await officer("kasi", ["kasi-egov"], in: kominfo)
        try await officer("teknis", ["tim-teknis"], in: kominfo)
        try await officer("operator", ["operator"], in: villageA, email: "desa@aren.contoh")
        try await officer("asing", ["operator"], in: villageB)
        for name in ["akun-aplikasi", "email-domain"] { try await adopt(name) }
        try await ServeZone(environment)("aren.contoh", of: kominfo.id, forMail: true, forDomains: true, by: admin)
        try await AddIPRange(environment)(from: "192.0.2.1", through: "192.0.2.6", of: kominfo.id, by: admin)
        _ = try await site.mails()
    }

    /// Invites somebody with roles from today on, and lets them in.
    @discardableResult
    func officer(_ username: String, _ roles: [String], in office: Office, email: String? = nil) async throws -> Person {
        let invited = try await InviteOfficer(environment)(
            NewOfficer(
                name: "Petugas \(username)", username: username, email: email,
                roles: roles.map { NewRole($0, from: clock.now.date(in: .wib)) }),
            to: office.id, by: admin)
        return try await Regency.accept(invited.link, environment)
    }

    func person(_ username: String) async throws -> Person {
        let visitor = try await Regency.visitor(environment)
        let session = try await LogIn(environment)(username, password: Site.password, from: visitor)
        return try await ResumeSession(environment)(session.token, at: visitor.place)
    }

    /// From now on the officer has no role any more.
    func endRoles(of username: String) async throws {
        for role in try await person(username).roles {
            try await EndRole(environment)(role.id, in: role.office, by: admin)
        }
    }

    /// Puts a shipped SOP in force at the Kominfo office.
    private func adopt(_ name: String) async throws {
        let source = try #require(FileManager.default.contents(atPath: Repo.path("procedures/\(name).sop.yaml")))
        let terms = AdoptionTerms(
            sopNumber: "000/SOP/2026", firstDay: clock.now.date(in: .wib), approvedBy: "Kepala Dinas")
        _ = try await AdoptProcedure(environment, catalogue: ServicesCatalogue.base)(
            source: Array(source), fileName: "\(name).sop.yaml", at: kominfo.id, terms, by: admin)
    }

    /// Does everything that waits in outbox and timers, as the workers do; mails stay.
    func work() async throws {
        let (environment, cases, clock) = (environment, site.cases, clock)
        for _ in 0..<10 {
            let worker = Worker(
                database: environment.database, queue: Outbox(keyring: environment.keyring),
                handlers: [CaseWorker.kind: CaseWorker(environment, cases)], now: { clock.now.seconds })
            let ticker = Worker(
                database: environment.database, queue: Timers(keyring: environment.keyring),
                handlers: [CaseClock.kind: CaseClock(environment, cases)], now: { clock.now.seconds })
            if try await worker.runDue() + ticker.runDue() == 0 { return }
        }
    }

    private static func accept(_ link: String, _ environment: Services.Environment) async throws -> Person {
        let visitor = try await visitor(environment)
        let session = try await AcceptInvitation(environment)(
            link.lastPart, password: Site.password, from: visitor)
        return try await ResumeSession(environment)(session.token, at: visitor.place)
    }

    private static func visitor(_ environment: Services.Environment) async throws -> Visitor {
        let place = try await LocateOffice(environment)(host: "127.0.0.1", slug: nil).place
        return Visitor(place: place, address: ClientAddress("192.0.2.1"), device: "Chrome di Android", deviceToken: nil)
    }
}

extension NewOffice {
    fileprivate static func invented(_ name: String, _ slug: String, _ kind: String, hosts: [String] = []) -> NewOffice {
        NewOffice(
            name: name, slug: slug, kind: kind, letterhead: Letterhead(above: ["Pemerintah"], place: "Contoh"),
            hosts: hosts)
    }
}

extension String {
    /// What stands after the last slash: the secret of a link, or the id at the end of an address.
    var lastPart: String { split(separator: "/").last.map(String.init) ?? "" }
}

extension OutgoingMail {
    /// The first link in it, without scheme and host.
    var path: String {
        let link = text.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("http") } ?? ""
        let parts = link.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true)
        return parts.count == 3 ? "/" + parts[2] : "/"
    }

    /// The six digits of a code.
    var code: String {
        subject.split(separator: " ").first { $0.count == 6 && $0.allSatisfy(\.isNumber) }.map(String.init) ?? ""
    }
}
