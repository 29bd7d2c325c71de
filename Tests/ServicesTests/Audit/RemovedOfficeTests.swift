@testable import Services
import Store
import Testing

/// An office without any case goes by an act, and its roots stay: that is no finding. Any other end of an office is.
@Suite struct RemovedOfficeTests {
    private func made(_ roots: RootDesk) async throws -> Office {
        let regency = roots.desk.regency
        let office = try await CreateOffice(regency.environment)(
            .invented("Desa Durian", "durian", "desa"), under: People.office, by: regency.admin)
        try await roots.nextDay()
        return office
    }

    @Test func anActThatTookAnEmptyOfficeAwayIsTold() async throws {
        let roots = try await RootDesk()
        let office = try await made(roots)
        try await RemoveOffice(roots.desk.environment)(office.id, by: roots.desk.regency.admin)
        for report in [try await roots.verify(), try await roots.verify(office: "durian")] {
            #expect(report.isSound, "\(report.findings)")
            #expect(report.remarks.contains { $0.hasPrefix("Kantor durian dihapus oleh ayu") })
        }
        try await roots.nextDay()
        let later = try await roots.verify()
        #expect(later.isSound, "\(later.findings)")
    }

    @Test func withoutAnActItIsAFinding() async throws {
        let roots = try await RootDesk()
        let office = try await made(roots)
        try await roots.audit.harm("DELETE FROM offices WHERE id = \(office.id)")
        let report = try await roots.verify()
        #expect(report.only(.officeGone, nil, "Kantor durian tidak ada lagi"), "\(report.findings)")
    }

    /// An act that somebody has written into the database hides no case that a root knew.
    @Test func anActHidesNoOfficeThatHadCases() async throws {
        let roots = try await RootDesk()
        let office = roots.audit.office
        try await roots.desk.regency.test.database.write { transaction in
            for table in ["case_events", "cases"] {
                _ = try transaction.script("DELETE FROM \(table) WHERE office_id = '\(office)'")
            }
            try transaction.execute("DELETE FROM adoptions WHERE office_id = \(office)")
            try transaction.execute("DELETE FROM offices WHERE id = \(office)")
            try AuditAct(
                kind: .officeRemoved, office: People.office, subject: "kominfo", done: roots.desk.environment.now,
                by: "ayu"
            ).store(keyring: roots.desk.environment.keyring, in: transaction)
        }
        let report = try await roots.verify()
        #expect(report.only(.officeGone, nil, "Kantor kominfo tidak ada lagi"), "\(report.findings)")
    }
}
