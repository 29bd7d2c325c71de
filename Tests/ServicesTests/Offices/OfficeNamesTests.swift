import Services
import Store
import Testing

/// Offices are found by their name, however deep they stand.
@Suite struct OfficeNamesTests {
    private func load(_ lines: [String], _ regency: Regency) async throws {
        let csv = "nama,alamat,jenis,induk\n" + lines.joined(separator: "\n")
        _ = try await ImportOffices(regency.environment)(Array(csv.utf8), below: "root", by: regency.admin)
    }

    private func names(_ regency: Regency, from id: String = "root") async throws -> OfficeNames {
        try await regency.environment.database.read { try OfficeNames.load(from: id, in: $0) }
    }

    @Test func aVillageBelowADistrictIsFoundWithItsDistrict() async throws {
        let regency = try await Regency.make()
        try await load(
            [
                "Kecamatan Sungai,sungai,kecamatan,", "Kecamatan Bukit,bukit,kecamatan,",
                "Desa Kembar,kembar-sungai,desa,sungai", "Desa Kembar,kembar-bukit,desa,bukit",
            ], regency)
        let found = try await names(regency).search(SearchWords("KEMBAR desa"))
        #expect(Set(found.map(\.slug)) == ["kembar-sungai", "kembar-bukit"])
        #expect(Set(found.map(\.above)) == ["Kecamatan Sungai", "Kecamatan Bukit"])
        // What stands directly below needs no other office to be told apart.
        let district = try #require(try await names(regency).search(SearchWords("sungai")).first)
        #expect(district.slug == "sungai" && district.above == nil)
        // From the district on, itself and other districts' villages aside.
        let own = try await names(regency, from: district.id)
        #expect(own.search(SearchWords("kembar")).map(\.slug) == ["kembar-sungai"])
        #expect(own.search(SearchWords("kembar")).first?.above == nil)
        #expect(own.search(SearchWords("sungai")).isEmpty)
    }

    @Test func aWholeRegencyIsOneStatement() async throws {
        let regency = try await Regency.make()
        try await load(
            (1...18).map { "Kecamatan \($0),kec-\($0),kecamatan," }
                + (1...449).map { "Desa Rekaan \($0),rekaan-\($0),desa,kec-\($0 % 18 + 1)" }, regency)
        let (all, counts) = try await StatementCounter.counting { try await names(regency) }
        #expect(all.search(SearchWords("rekaan")).count == 449)
        #expect(all.search(SearchWords("rekaan 449")).map(\.above) == ["Kecamatan 18"])
        #expect(counts.statements == 1)
    }

    /// A village that was taken away is not found any more.
    @Test func whatIsTakenAwayIsNotFound() async throws {
        let regency = try await Regency.make()
        try await load(["Kecamatan Sungai,sungai,kecamatan,", "Desa Salah,salah,desa,sungai"], regency)
        let wrong = try #require(try await names(regency).search(SearchWords("salah")).first)
        try await RemoveOffice(regency.environment)(wrong.id, by: regency.admin)
        #expect(try await names(regency).search(SearchWords("salah")).isEmpty)
    }
}
