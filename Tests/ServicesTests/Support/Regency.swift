import Forms
import Services
import Store
import Testing

/// An invented regency with its administrator: Kabupaten Contoh, its Kominfo office, two villages.
struct Regency: Sendable {
    static let password = "kerbau berenang pagi"

    let test: TestEnvironment
    let admin: Person
    let kominfo: Office
    let villageA: Office
    let villageB: Office

    var environment: Environment { test.environment }
    var clock: TurnedClock { test.clock }

    static func make(_ test: TestEnvironment) async throws -> Regency {
        let environment = test.environment
        let invited = try await CreateRoot(environment)(
            .invented("Kabupaten Contoh", "contoh", "kabupaten"),
            administrator: NewOfficer(name: "Ayu Contoh", username: "ayu"))
        let session = try await AcceptInvitation(environment)(
            invited.link.lastPart, password: password, from: try await test.visitor())
        let admin = try await ResumeSession(environment)(session.token, at: test.visitor().place)
        let create = CreateOffice(environment)
        return Regency(
            test: test, admin: admin,
            kominfo: try await create(
                .invented("Dinas Kominfo Contoh", "kominfo", "dinas-kominfo"), under: "root", by: admin),
            villageA: try await create(.invented("Desa Aren", "aren", "desa"), under: "root", by: admin),
            villageB: try await create(
                .invented("Desa Bambu", "bambu", "desa", hosts: ["bambu.contoh.id"]), under: "root", by: admin))
    }

    static func make() async throws -> Regency { try await make(TestEnvironment()) }

    /// Invites somebody with roles from today on, and lets them in.
    func officer(
        _ username: String, _ roles: [String], in office: Office, email: String? = nil, nik: String? = nil
    ) async throws -> Person {
        let invited = try await InviteOfficer(environment)(
            NewOfficer(
                name: "Petugas \(username)", username: username, email: email, nik: nik,
                roles: roles.map { NewRole($0, from: clock.now.date(in: .wib)) }),
            to: office.id, by: admin)
        let session = try await AcceptInvitation(environment)(
            invited.link.lastPart, password: Regency.password, from: try await test.visitor())
        return try await person(session)
    }

    /// The person's address is proven, as by the link of an invitation that came by mail.
    func prove(_ person: Person) async throws {
        try await environment.database.write {
            _ = try $0.execute("UPDATE accounts SET email_verified_at = created_at WHERE id = \(person.id)")
        }
    }

    func person(_ session: OpenedSession, host: String = "127.0.0.1", slug: String? = nil) async throws -> Person {
        try await ResumeSession(environment)(session.token, at: test.visitor(host: host, slug: slug).place)
    }

    /// The person of a session that is logged in anew with the usual password.
    func logIn(_ name: String, device: String? = nil) async throws -> OpenedSession {
        try await LogIn(environment)(name, password: Regency.password, from: test.visitor(device: device))
    }
}

extension NewOffice {
    static func invented(_ name: String, _ slug: String, _ kind: String, hosts: [String] = []) -> NewOffice {
        NewOffice(
            name: name, slug: slug, kind: kind, letterhead: Letterhead(above: ["Pemerintah"], place: "Contoh"),
            hosts: hosts)
    }
}

extension TestEnvironment {
    func visitor(
        host: String = "127.0.0.1", slug: String? = nil, address: String = "192.0.2.1", device: String? = nil
    ) async throws -> Visitor {
        let place = try await LocateOffice(environment)(host: host, slug: slug).place
        return Visitor(place: place, address: ClientAddress(address), device: "Chrome di Android", deviceToken: device)
    }
}

extension String {
    /// What stands after the last slash: the secret of a link.
    var lastPart: String { split(separator: "/").last.map(String.init) ?? "" }
}
