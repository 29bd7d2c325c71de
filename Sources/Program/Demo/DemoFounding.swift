import Forms
import Procedures
import Services
import Store

/// The people of the demo as use cases know them, and the offices that they ask.
struct DemoPeople: Sendable {
    /// By slug.
    let offices: [String: Office]
    /// By username.
    let officers: [String: Person]

    func office(_ slug: String) throws -> Office {
        guard let office = offices[slug] else { throw OperatorTrouble("Data contoh: \(slug) tidak ada.") }
        return office
    }

    func officer(_ username: String) throws -> Person {
        guard let person = officers[username] else { throw OperatorTrouble("Data contoh: \(username) tidak ada.") }
        return person
    }
}

/// Makes the offices, lets everybody in, and puts the SOPs in force.
struct DemoFounding {
    let maker: DemoMaker

    private var environment: Environment { maker.house.environment }
    private var settings: Settings { maker.house.settings }

    func found() async throws -> DemoPeople {
        let first = DemoOfficer.administrator
        let invited = try await CreateRoot(environment)(
            DemoOffice.root.new(isLoopback: settings.isLoopback),
            administrator: NewOfficer(name: first.name, username: first.username, email: first.email, nik: first.nik))
        let place = try await LocateOffice(environment)(host: settings.hostHeader, slug: nil).place
        let entrance = DemoEntrance(environment: environment, place: place)
        let administrator = try await entrance.accept(invited.link)
        try await SetCalendar(environment)(maker.calendar, of: "root", by: administrator)

        var offices: [String: Office] = [DemoOffice.root.slug: try await office("root")]
        for office in DemoOffice.all.dropFirst() {
            offices[office.slug] = try await CreateOffice(environment)(
                office.new(isLoopback: settings.isLoopback), under: offices[office.parent ?? ""]!.id, by: administrator)
        }
        var officers = [first.username: administrator]
        for officer in DemoOfficer.all where officer.username != first.username {
            let link = try await InviteOfficer(environment)(
                invitation(of: officer), to: offices[officer.office.slug]!.id, by: administrator
            ).link
            officers[officer.username] = try await entrance.accept(
                officer.applies ? mailed(to: officer) : link)
        }
        let kominfo = offices[DemoOffice.kominfo.slug]!
        try await equip(kominfo, by: administrator)
        try await adopt(DemoAdoption.atKominfo, at: kominfo, by: administrator)
        for village in DemoOffice.all where village.kind == "desa" {
            try await adopt(DemoAdoption.atVillages, at: offices[village.slug]!, by: administrator)
        }
        try await DemoCitizenServices(maker: maker).adopt(at: offices, by: administrator)
        return DemoPeople(offices: offices, officers: officers)
    }

    /// The invitation as it came by mail: whoever follows that one has proven the address.
    private func mailed(to officer: DemoOfficer) async throws -> String {
        try await maker.workers.runDue()
        return try maker.post.token(after: "undangan", to: officer.email)
    }

    private func office(_ id: String) async throws -> Office {
        let environment = environment
        return try await environment.database.read { try ReadOffices(environment)(id, in: $0) }
    }

    private func invitation(of officer: DemoOfficer) -> NewOfficer {
        let today = maker.clock.now.date(in: maker.calendar.zone)
        let until = officer.standing == .definitive ? nil : today.adding(days: 365)
        return NewOfficer(
            name: officer.name, username: officer.username, email: officer.email, nik: officer.nik,
            roles: officer.roles.map { NewRole($0, officer.standing, from: today.adding(days: -90), until: until) })
    }

    /// Addresses out of the range that is kept for documents (RFC 5737), below zones that exist nowhere.
    private func equip(_ kominfo: Office, by administrator: Person) async throws {
        try await ServeZone(environment)(
            DemoOffice.zone, of: kominfo.id, forMail: true, forDomains: true, by: administrator)
        try await AddIPRange(environment)(
            from: "192.0.2.10", through: "192.0.2.250", of: kominfo.id, by: administrator)
    }

    private func adopt(_ adoptions: [DemoAdoption], at office: Office, by administrator: Person) async throws {
        // `AwanBiru`
        let short = office.slug.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        for (number, adoption) in adoptions.enumerated() {
            let file = maker.house.files.file("procedures/\(adoption.procedure).sop.yaml")
            _ = try await AdoptProcedure(environment, maker.house.cases.procedures)(
                source: file.bytes, fileName: file.name, at: office.id,
                AdoptionTerms(
                    sopNumber: "000.8.3/\(number + 1)/\(short)",
                    firstDay: maker.clock.now.date(in: office.zone), approvedBy: adoption.approvedBy,
                    effectModes: Dictionary(uniqueKeysWithValues: adoption.byHand.map { ($0, .manual) })),
                by: administrator)
        }
    }
}

/// Lets invited people choose the demo's password. Their sessions end at once: what is left is who they are.
struct DemoEntrance {
    let environment: Environment
    let place: Place

    func accept(_ link: String) async throws -> Person {
        let token = link.split(separator: "/").last.map(String.init) ?? ""
        let session = try await AcceptInvitation(environment)(token, password: DemoAccounts.password, from: visitor)
        return try await leave(session)
    }

    /// The session's person, out of the session.
    func leave(_ session: OpenedSession) async throws -> Person {
        let person = try await ResumeSession(environment)(session.token, at: place)
        try await EndSession(environment)(person)
        return person
    }

    var visitor: Visitor {
        Visitor(place: place, address: ClientAddress("192.0.2.1"), device: "Data contoh", deviceToken: nil)
    }
}
