import Services
import Testing

@testable import Program

/// The demo's tables, before anything is made of them.
@Suite struct DemoPeopleTests {
    @Test(arguments: DemoOffice.all.map(\.slug)) func everyRoleIsHeld(_ slug: String) throws {
        let office = try #require(DemoOffice.all.first { $0.slug == slug })
        let kind = try #require(OfficeKinds.kind(office.kind))
        let held = DemoOfficer.all.filter { $0.office.slug == slug }.flatMap(\.roles)
        // The regency's auditor looks into all of them.
        let auditor = office.slug == DemoOffice.root.slug ? [OfficeKinds.auditor] : []
        #expect(Set(held) == Set(kind.roles.map(\.name) + auditor))
    }

    @Test func nobodyIsTwoPeople() {
        #expect(Set(DemoOfficer.all.map(\.username)).count == DemoOfficer.all.count)
        let names = DemoOfficer.all.map(\.name) + DemoStories.all.map(\.applicant.name)
        let numbers = DemoOfficer.all.map(\.nik) + DemoStories.all.map(\.applicant.nik)
        #expect(Set(names).count == Set(numbers).count)
    }

    /// Region 00, area code 000, top-level domain `.contoh`.
    @Test func nothingCanBelongToAnybody() {
        for number in DemoOfficer.all.map(\.nik) + DemoStories.all.map(\.applicant.nik) {
            #expect(number.hasPrefix("000000") && number.count == 16)
        }
        for applicant in DemoStories.all.map(\.applicant) {
            #expect(applicant.phone.hasPrefix("(000)"))
            #expect(applicant.email.hasSuffix(".contoh"))
        }
        for officer in DemoOfficer.all { #expect(officer.email.hasSuffix(".contoh")) }
    }

    @Test func accountsAreListedByRole() {
        let accounts = DemoAccounts.all(at: "http://127.0.0.1:8080")
        #expect(accounts.count == Set(accounts).count)
        #expect(accounts.contains { $0.role == "kabid-tata-kelola" && $0.username == "kabid-tata-kelola.kominfo" })
        #expect(accounts.contains { $0.role == "pemohon" && $0.url == "http://127.0.0.1:8080/k/kominfo/masuk" })
    }
}
