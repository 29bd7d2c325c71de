import Services
import Store
import Testing

@Suite struct HostTests {
    @Test(
        arguments: [
            ("127.0.0.1:8080", nil, "contoh", "http://127.0.0.1:8080"),
            ("127.0.0.1", "aren", "aren", "http://127.0.0.1:8080/k/aren"),
            ("127.0.0.1:8080", "contoh", "contoh", "http://127.0.0.1:8080"),
            ("Bambu.Contoh.ID:8080", nil, "bambu", "http://bambu.contoh.id:8080"),
            ("bambu.contoh.id.", nil, "bambu", "http://bambu.contoh.id:8080"),
            ("127.0.0.1", "bambu", "bambu", "http://127.0.0.1:8080/k/bambu"),
        ] as [(String, String?, String, String)])
    func anOfficeIsFoundByHostElseBySlug(host: String, slug: String?, office: String, base: String) async throws {
        let regency = try await Regency.make()
        let located = try await LocateOffice(regency.environment)(host: host, slug: slug)
        #expect(located.office.slug == office)
        #expect(located.place.base == base)
        #expect(located.place.isRegencyHost == host.hasPrefix("127"))
    }

    @Test(arguments: [
        "contoh.id", "x.bambu.contoh.id", "", "127.0.0.1.nip.io", "bambu.contoh.id@127.0.0.1", "[::1]:8080",
        "127.0.0.1:8080@lain.id", "127.0.0.1:8080/lain.id", "127.0.0.1:lain.id", "127.0.0.1:8080:8080",
    ])
    func anUnknownHostIsMisdirected(host: String) async throws {
        let regency = try await Regency.make()
        await #expect(throws: OfficeTrouble.unknownHost) {
            try await LocateOffice(regency.environment)(host: host, slug: nil)
        }
        #expect(OfficeTrouble.unknownHost.status == 421)
    }

    @Test func aVillagesHostShowsThatVillageOnly() async throws {
        let regency = try await Regency.make()
        for slug in ["aren", "contoh"] {
            await #expect(throws: OfficeTrouble.unknownOffice) {
                try await LocateOffice(regency.environment)(host: "bambu.contoh.id", slug: slug)
            }
        }
        await #expect(throws: OfficeTrouble.unknownOffice) {
            try await LocateOffice(regency.environment)(host: "127.0.0.1", slug: "tidak-ada")
        }
    }

    @Test func hostsAreGivenOnceAndByTheRegencyOnly() async throws {
        let regency = try await Regency.make()
        let village = try await regency.officer("budi", ["admin"], in: regency.villageA)
        let set = SetHosts(regency.environment)
        await #expect(throws: Denial.self) {
            try await set.add("aren.contoh.id", to: regency.villageA.id, by: village)
        }
        try await set.add("Aren.contoh.id", to: regency.villageA.id, by: regency.admin)
        let located = try await LocateOffice(regency.environment)(host: "aren.contoh.id", slug: nil)
        #expect(located.office.id == regency.villageA.id)
        await #expect(throws: FieldTroubles.self) {
            try await set.add("aren.contoh.id", to: regency.villageB.id, by: regency.admin)
        }
        for typed in ["bukan host", "localhost", "10.0.0.5", "desa.contoh.7"] {
            await #expect(throws: FieldTroubles.self, "\(typed)") {
                try await set.add(typed, to: regency.villageB.id, by: regency.admin)
            }
        }
        let acts = try await AuditActs(regency.environment).ofPeople()
        #expect(acts.contains { $0.subject == "aren" && $0.reason == "nama host aren.contoh.id ditambahkan" })
    }

    @Test func aHostThatIsTakenAwayLeadsNowhereAndIsFree() async throws {
        let regency = try await Regency.make()
        let set = SetHosts(regency.environment)
        let locate = LocateOffice(regency.environment)
        let village = try await regency.officer("budi", ["admin"], in: regency.villageB)
        await #expect(throws: Denial.self) {
            try await set.remove("bambu.contoh.id", from: regency.villageB.id, by: village)
        }
        // Another office's.
        await #expect(throws: Denial.notFound) {
            try await set.remove("bambu.contoh.id", from: regency.villageA.id, by: regency.admin)
        }
        #expect(try await locate(host: "bambu.contoh.id", slug: nil).office.id == regency.villageB.id)
        try await set.remove("bambu.contoh.id", from: regency.villageB.id, by: regency.admin)
        await #expect(throws: OfficeTrouble.unknownHost) { try await locate(host: "bambu.contoh.id", slug: nil) }
        try await set.add("bambu.contoh.id", to: regency.villageA.id, by: regency.admin)
        #expect(try await locate(host: "bambu.contoh.id", slug: nil).office.id == regency.villageA.id)
    }

    /// It is the root's without a row; with one it would lead nowhere else, and the page would say otherwise.
    @Test func theMainAddressIsNoOtherOffices() async throws {
        let regency = try await Regency.make()
        let environment = Environment(
            database: regency.environment.database, keyring: regency.environment.keyring, clock: regency.clock,
            passwords: regency.environment.passwords, addresses: Addresses(root: "https://layanan.contoh.id"))
        let troubles = try await #require(throws: FieldTroubles.self) {
            try await SetHosts(environment).add("Layanan.contoh.id", to: regency.villageA.id, by: regency.admin)
        }
        #expect(troubles.messages["host"]?.contains("alamat utama") == true)
    }

    /// Whichever was added last; the root office's mails stay at the main address.
    @Test func mailsLinkToTheFirstHostByTheAlphabet() async throws {
        let regency = try await Regency.make()
        let (environment, village) = (regency.environment, regency.villageB.id)
        let set = SetHosts(environment)
        func addresses() async throws -> [String] {
            try await environment.database.read { transaction in
                try [village, "root"].map { try ReadOffices(environment).address(of: $0, in: transaction) }
            }
        }
        try await set.add("zaitun.contoh.id", to: village, by: regency.admin)
        try await set.add("abadi.contoh.id", to: "root", by: regency.admin)
        #expect(try await addresses() == ["http://bambu.contoh.id:8080", "http://127.0.0.1:8080"])
        try await set.add("anggrek.contoh.id", to: village, by: regency.admin)
        #expect(try await addresses() == ["http://anggrek.contoh.id:8080", "http://127.0.0.1:8080"])
    }

    @Test func anApplicantsLinkLeadsToTheOfficesOwnHost() async throws {
        let regency = try await Regency.make()
        let visitor = try await regency.test.visitor(host: "bambu.contoh.id")
        _ = try await VerifyContact(regency.environment)("warga@contoh.id", from: visitor)
        let mail = try #require(try await regency.test.mails().first)
        #expect(mail.link.hasPrefix("http://bambu.contoh.id:8080/kontak/"))
    }
}
