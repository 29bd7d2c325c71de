import Forms
import Procedures
import Services
import Store
import Testing

@Suite struct OfficeTests {
    @Test func theRootIsMadeOnce() async throws {
        let regency = try await Regency.make()
        await #expect(throws: RootExists.self) {
            try await CreateRoot(regency.environment)(
                .invented("Kabupaten Lain", "lain", "kabupaten"),
                administrator: NewOfficer(name: "Lain", username: "lain"))
        }
        #expect(regency.admin.roles.map(\.name) == ["admin"])
        #expect(regency.admin.roles.map(\.office) == [People.office])
    }

    @Test func theLineageLeadsToTheRoot() async throws {
        let regency = try await Regency.make()
        let district = try await CreateOffice(regency.environment)(
            .invented("Kecamatan Cempaka", "cempaka", "kecamatan"), under: People.office, by: regency.admin)
        let village = try await CreateOffice(regency.environment)(
            .invented("Desa Durian", "durian", "desa"), under: district.id, by: regency.admin)
        let lineage = try await regency.test.database.read { try Office.lineage(of: village.id, in: $0) }
        #expect(lineage.map(\.slug) == ["durian", "cempaka", "contoh"])
    }

    @Test(arguments: [
        ("Desa X", "aren", "desa", "root", "alamat"), ("Desa X", "Desa X", "desa", "root", "alamat"),
        ("Desa X", "x-", "desa", "root", "alamat"), ("Desa X", "x", "desaa", "root", "jenis"),
        ("Kabupaten X", "x", "kabupaten", "root", "jenis"), ("", "x", "desa", "root", "nama"),
    ])
    func aWrongOfficeIsRefusedAtTheField(
        name: String, slug: String, kind: String, parent: String, field: String
    ) async throws {
        let regency = try await Regency.make()
        let troubles = try await #require(throws: FieldTroubles.self) {
            try await CreateOffice(regency.environment)(
                .invented(name, slug, kind), under: parent, by: regency.admin)
        }
        #expect(Array(troubles.messages.keys) == [field])
    }

    @Test func aVillagesAdministratorChangesTheVillageOnly() async throws {
        let regency = try await Regency.make()
        let admin = try await regency.officer("budi", ["admin"], in: regency.villageA)
        let operatorOnly = try await regency.officer("citra", ["operator"], in: regency.villageA)
        let update = UpdateOffice(regency.environment)
        let change = { (office: Office, person: Person) in
            try await update(
                office.id, name: "Desa Aren Baru", accent: "#0D5A49", letterhead: office.letterhead,
                contacts: OfficeContacts(phone: "(021) 000", hours: "Senin–Jumat"), by: person)
        }
        try await change(regency.villageA, admin)
        let (office, contacts) = try await regency.test.database.read { transaction in
            (
                try ReadOffices(regency.environment)(regency.villageA.id, in: transaction),
                try OfficeContacts.of(regency.villageA.id, in: transaction)
            )
        }
        #expect(office.name == "Desa Aren Baru" && office.accent.hex == "#0d5a49")
        #expect(contacts == OfficeContacts(phone: "(021) 000", hours: "Senin–Jumat"))
        await denied(403) { try await change(regency.villageA, operatorOnly) }
        await denied(404) { try await change(regency.villageB, admin) }
        await denied(401) { try await change(regency.villageA, .nobody) }
    }

    private func denied(_ status: Int, _ act: () async throws -> Void) async {
        do {
            try await act()
            Issue.record("was allowed")
        } catch { #expect((error as? Denial)?.status == status) }
    }

    @Test(arguments: ["#ffffff", "#7a7a7a", "#26437", "merah", "#26437g", ""])
    func coloursThatWhiteIsNotReadableOnAreRefused(hex: String) {
        #expect(throws: FieldTroubles.self) { try Accent(hex) }
    }

    @Test func theStarterColoursAreReadable() throws {
        for (_, accent) in Accent.starters { #expect(try Accent(accent.hex) == accent) }
        // 5.5:1 lies between these greys.
        #expect(throws: FieldTroubles.self) { try Accent("#696969") }
        _ = try Accent("#686868")
    }

    @Test(arguments: ["#a51d17", "#a01a1a", "#a82214"])
    func theColourOfErrorsIsNoOfficesColour(hex: String) throws {
        #expect(throws: FieldTroubles.self) { try Accent(hex) }
        _ = try Accent("#5a1410")
    }

    @Test func calendarsComeFromTheOfficeElseFromAboveElseTheStandard() async throws {
        let regency = try await Regency.make()
        let of = { (office: Office) in
            try await regency.test.database.read { try OfficeCalendar.of(office.id, in: $0) }
        }
        #expect(try await of(regency.villageA) == .baku())
        var calendar = WorkingCalendar.baku()
        calendar.name = "kabupaten"
        calendar.revision += 1
        try await SetCalendar(regency.environment)(calendar, of: People.office, by: regency.admin)
        #expect(try await of(regency.villageA) == calendar)
        var own = calendar
        own.name = "aren"
        try await SetCalendar(regency.environment)(own, of: regency.villageA.id, by: regency.admin)
        #expect(try await of(regency.villageA).name == "aren")
        #expect(try await of(regency.villageB).name == "kabupaten")
        await #expect(throws: FieldTroubles.self) {
            try await SetCalendar(regency.environment)(calendar, of: People.office, by: regency.admin)
        }
    }

    @Test func everyRoleThatTheSeedProceduresNeedExists() {
        let needed: [String: [String]] = [
            "dinas-kominfo": [
                "kepala", "sekretaris", "kabid-tata-kelola", "kabid-egov", "kasi-egov", "tim-teknis", "helpdesk",
                "admin-pengaduan", "penangan", "petugas-informasi", "ppid", "unit-informasi", "atasan-ppid",
            ],
            "desa": ["kepala", "sekretaris", "operator", "kaur-umum", "petugas-informasi", "kasi-pelayanan"],
            "kecamatan": ["kepala", "sekretaris", "petugas-informasi", "penangan"],
            "kabupaten": ["petugas-informasi", "ppid", "unit-informasi", "atasan-ppid"],
        ]
        for (kind, roles) in needed {
            for role in roles { #expect(OfficeKinds.kind(kind)?.hasRole(role) == true, "\(kind) \(role)") }
        }
        for kind in OfficeKinds.all {
            #expect(kind.hasRole("admin"))
            #expect(Set(kind.roles.map(\.name)).count == kind.roles.count, "\(kind.name)")
        }
    }
}
