import Forms
@testable import Services
import Store
import Testing

/// An office that was made by mistake goes again, as long as nothing happened under it (docs/decisions/0059).
@Suite struct RemoveOfficeTests {
    private func made(_ regency: Regency, under parent: String = "root") async throws -> Office {
        try await CreateOffice(regency.environment)(
            .invented("Desa Durian", "durian", "desa", hosts: ["durian.contoh.id"]), under: parent, by: regency.admin)
    }

    private func reasons(_ office: Office, _ regency: Regency, by person: Person? = nil) async throws -> String {
        let use = try await #require(throws: OfficeInUse.self) {
            try await RemoveOffice(regency.environment)(office.id, by: person ?? regency.admin)
        }
        return use.reasons.joined(separator: "\n")
    }

    @Test func itGoesWithItsAddressesAndTheNameIsFree() async throws {
        let regency = try await Regency.make()
        let office = try await made(regency)
        try await UpdateOffice(regency.environment)(
            office.id, name: "Desa Durian", accent: "#0D5A49", letterhead: office.letterhead,
            contacts: OfficeContacts(phone: "(000) 0000001"), by: regency.admin)
        let looked = try await regency.test.database.read {
            try RemoveOffice(regency.environment).look(at: office.id, by: regency.admin, in: $0)
        }
        #expect(looked.isEmpty)
        try await RemoveOffice(regency.environment)(office.id, by: regency.admin)

        let locate = LocateOffice(regency.environment)
        await #expect(throws: OfficeTrouble.unknownHost) { try await locate(host: "durian.contoh.id", slug: nil) }
        await #expect(throws: OfficeTrouble.unknownOffice) { try await locate(host: "127.0.0.1", slug: "durian") }
        let acts = try await AuditActs(regency.environment).ofPeople()
        #expect(
            acts.contains {
                $0.kind == .officeRemoved && $0.office == People.office && $0.subject == "durian"
                    && $0.reason == "Desa Durian, nama host durian.contoh.id" && $0.by == "ayu"
            })
        #expect(try await made(regency).slug == "durian")
    }

    @Test func anInvitationThatNobodyAcceptedEndsWithIt() async throws {
        let regency = try await Regency.make()
        let office = try await made(regency)
        let invited = try await InviteOfficer(regency.environment)(
            NewOfficer(
                name: "Budi Rekaan", username: "budi",
                roles: [NewRole("admin", from: regency.clock.now.date(in: .wib))]),
            to: office.id, by: regency.admin)
        try await RemoveOffice(regency.environment)(office.id, by: regency.admin)
        let visitor = try await regency.test.visitor()
        await #expect(throws: LinkTrouble.self) {
            try await AcceptInvitation(regency.environment)(
                invited.link.lastPart, password: Regency.password, from: visitor)
        }
        // The user name is free again.
        _ = try await regency.officer("budi", ["operator"], in: regency.villageA)
    }

    @Test func whoServesThereIsNamedUntilTheyDoNoMore() async throws {
        let regency = try await Regency.make()
        let office = try await made(regency)
        let budi = try await regency.officer("budi", ["admin"], in: office)
        let serving = try await reasons(office, regency)
        #expect(serving.contains("bertugas di sini: Petugas budi"))
        for role in budi.roles { try await EndRole(regency.environment)(role.id, in: office.id, by: regency.admin) }
        let known = try await reasons(office, regency)
        #expect(!known.contains("bertugas di sini") && known.contains("diurus kantor ini: Petugas budi"))
        try await CloseAccount(regency.environment)(budi.id, in: office.id, by: regency.admin)
        try await RemoveOffice(regency.environment)(office.id, by: regency.admin)
    }

    /// Whoever serves elsewhere too is looked after there first.
    @Test func anAccountThatServesElsewhereIsMovedFirst() async throws {
        let regency = try await Regency.make()
        let office = try await made(regency)
        let budi = try await regency.officer("budi", ["operator"], in: office)
        try await AssignRole(regency.environment)(
            NewRole("operator", from: regency.clock.now.date(in: .wib)), to: "budi", in: regency.villageA.id,
            by: regency.admin)
        for role in budi.roles { try await EndRole(regency.environment)(role.id, in: office.id, by: regency.admin) }
        #expect(try await reasons(office, regency).contains("diurus kantor ini: Petugas budi. Pindahkan akunnya"))
        try await MoveHome(regency.environment)(
            budi.id, to: regency.villageA.id, in: office.id,
            by: try await ConfirmPassword(regency.environment)(Regency.password, by: regency.admin))
        try await RemoveOffice(regency.environment)(office.id, by: regency.admin)
        let account = try await regency.test.database.read {
            try Account.find(budi.id, keyring: regency.environment.keyring, in: $0)
        }
        #expect(account?.home == regency.villageA.id && account?.status == .active)
        #expect(try await regency.logIn("budi").token.isEmpty == false)
    }

    /// An officer's own case elsewhere stands on the calendar of the office where they served.
    @Test func aCaseOfOneOfItsOfficersStandsInTheWay() async throws {
        let desk = try await RuleDesk()
        #expect(!(try await reasons(desk.regency.villageB, desk.regency).contains("pernah mengajukan")))
        _ = try await ManyCases(desk)
        #expect(try await reasons(desk.regency.villageB, desk.regency).contains("pernah mengajukan permohonan"))
    }

    /// Whose case was opened reads from which office: it must go on being one.
    @Test func whatItsOfficersOpenedStandsInTheWay() async throws {
        let regency = try await Regency.make()
        let office = try await made(regency)
        try await regency.test.database.write { transaction in
            try transaction.execute(
                """
                INSERT INTO openings (office_id, case_id, opened_at, person, paper, reader_office, roles)
                VALUES (\(regency.kominfo.id), \("perkara"), \(regency.clock.now.seconds), \("budi"), \(""), \(office.id), \("operator"))
                """)
        }
        #expect(try await reasons(office, regency) == "Petugasnya pernah membuka permohonan")
    }

    @Test func officesBelowStandInTheWay() async throws {
        let regency = try await Regency.make()
        let district = try await CreateOffice(regency.environment)(
            .invented("Kecamatan Cempaka", "cempaka", "kecamatan"), under: People.office, by: regency.admin)
        let village = try await made(regency, under: district.id)
        #expect(try await reasons(district, regency).contains("kantor di bawahnya: Desa Durian"))
        let head = try await regency.officer("hulu", ["admin"], in: district)
        try await RemoveOffice(regency.environment)(village.id, by: head)
    }

    @Test func onlyTheOfficeAboveMay() async throws {
        let regency = try await Regency.make()
        let office = try await made(regency)
        let own = try await regency.officer("budi", ["admin"], in: office)
        let told = try await reasons(office, regency, by: own)
        #expect(told == "Kantor ini hanya dapat dihapus administrator Kabupaten Contoh")
        let other = try await regency.officer("citra", ["admin"], in: regency.villageA)
        await #expect(throws: Denial.self) { try await RemoveOffice(regency.environment)(office.id, by: other) }
        let root = try await regency.test.database.read { try ReadOffices(regency.environment)("root", in: $0) }
        #expect(try await reasons(root, regency) == "Kantor induk tidak dapat dihapus")
    }

    @Test func whatHappenedStandsInTheWay() async throws {
        let desk = try await KominfoDesk()
        let regency = desk.regency
        let adopted = try await reasons(regency.kominfo, regency)
        #expect(adopted.contains("SOP berlaku di sini, sekarang atau nanti: akun-aplikasi, email-domain"))
        #expect(!adopted.contains("permohonan"))
        _ = try await desk.apply()
        let told = try await reasons(regency.kominfo, regency)
        #expect(told.contains("Sudah ada permohonan di kantor ini"))
        #expect(told.contains("nomornya sudah diberikan"))
    }
}
