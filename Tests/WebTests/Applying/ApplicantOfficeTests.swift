import Forms
import Procedures
import Services
import Store
import Testing

/// An officer who serves in several offices says for which of them they apply.
@Suite struct ApplicantOfficeTests {
    private static let service = "\(EmailDomain.root)/layanan/email-domain"

    /// The clerk of village A serves in village B too.
    private func clerk() async throws -> (Regency, Browser) {
        let regency = try await Regency()
        try await AssignRole(regency.environment)(
            NewRole("operator", from: regency.clock.now.date(in: .wib)), to: "operator", in: regency.villageB.id,
            by: regency.admin)
        return (regency, try await regency.site.browser(as: "operator"))
    }

    @Test func itIsAskedAndRemembered() async throws {
        let (regency, browser) = try await clerk()
        try await browser.get(Self.service)
        let asked = try await browser.post("\(Self.service)/ajukan")
        #expect(asked.status == 200)
        #expect(asked.words.contains("Untuk kantor mana Anda mengajukan?"))
        #expect(asked.words.contains("Desa Aren") && asked.words.contains("Desa Bambu"))
        #expect(!asked.words.contains("Pilih kantor"))
        #expect(asked.links.contains("\(Self.service)/ajukan?pilih=kantor"))

        let none = try await browser.post("\(Self.service)/ajukan?pilih=kantor")
        #expect(none.status == 422)
        #expect(none.words.contains("Pilih kantor"))
        // An office in which they do not serve is no choice.
        let foreign = try await browser.post(
            "\(Self.service)/ajukan?pilih=kantor", [("kantor", regency.kominfo.id)])
        #expect(foreign.status == 422)

        for office in [regency.villageA, regency.villageB] {
            let started = try await browser.post("\(Self.service)/ajukan?pilih=kantor", [("kantor", office.id)])
            #expect(started.status == 303)
            let draft = String(started.location.dropLast(2))
            try await browser.fillDraft(draft)
            #expect(try await browser.post("\(draft)/periksa").status == 303)
        }
        let offices = try await regency.environment.database.read { transaction in
            try transaction.rows("SELECT applicant_office FROM cases ORDER BY opened_at, number").map {
                $0.textOrNil("applicant_office")
            }
        }
        #expect(offices == [regency.villageA.id, regency.villageB.id])
    }

    @Test func whoServesInOneIsNotAsked() async throws {
        let browser = try await Regency().site.browser(as: "operator")
        try await browser.get(Self.service)
        #expect(try await browser.post("\(Self.service)/ajukan").status == 303)
    }

    @Test func whoServesThereNoMoreCannotSendInItsName() async throws {
        let (regency, browser) = try await clerk()
        try await browser.get(Self.service)
        let started = try await browser.post("\(Self.service)/ajukan?pilih=kantor", [("kantor", regency.villageB.id)])
        let draft = String(started.location.dropLast(2))
        try await browser.fillDraft(draft)
        for role in try await regency.person("operator").roles where role.office == regency.villageB.id {
            try await EndRole(regency.environment)(role.id, in: role.office, by: regency.admin)
        }
        let sent = try await browser.post("\(draft)/periksa")
        #expect(sent.words.contains("Anda tidak bertugas lagi di kantor yang Anda pilih"))
    }
}
