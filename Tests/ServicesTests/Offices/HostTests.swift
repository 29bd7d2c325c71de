import Services
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
        let update = UpdateOffice(regency.environment)
        await #expect(throws: Denial.self) {
            try await update.add(host: "aren.contoh.id", to: regency.villageA.id, by: village)
        }
        try await update.add(host: "Aren.contoh.id", to: regency.villageA.id, by: regency.admin)
        let located = try await LocateOffice(regency.environment)(host: "aren.contoh.id", slug: nil)
        #expect(located.office.id == regency.villageA.id)
        await #expect(throws: FieldTroubles.self) {
            try await update.add(host: "aren.contoh.id", to: regency.villageB.id, by: regency.admin)
        }
        await #expect(throws: FieldTroubles.self) {
            try await update.add(host: "bukan host", to: regency.villageB.id, by: regency.admin)
        }
    }

    @Test func anApplicantsLinkLeadsToTheOfficesOwnHost() async throws {
        let regency = try await Regency.make()
        let visitor = try await regency.test.visitor(host: "bambu.contoh.id")
        _ = try await VerifyContact(regency.environment)("warga@contoh.id", from: visitor)
        let mail = try #require(try await regency.test.mails().first)
        #expect(mail.link.hasPrefix("http://bambu.contoh.id:8080/kontak/"))
    }
}
