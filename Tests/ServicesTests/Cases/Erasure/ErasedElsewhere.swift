import Forms
import Procedures
@testable import Services
import Store
import Testing

/// What another office had of a case goes with its content.
@Suite struct ErasedElsewhere {
    @Test func theOfficeThatWasAskedKeepsNothingOfIt() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        let id = try await desk.caseAtPartner()
        try await desk.decide(
            "ukur", of: id, at: desk.regency.kominfo, by: desk.technician,
            ["pengukuran.tinggi": "40", "pengukuran.sebab": "Rumah Siti Rahasia"])
        try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.village.id, reason: nil, by: desk.applicant)
        try await desk.work()
        let before = try await acts(of: id, desk)
        #expect(before.map { $0.act } == [true] && before.map { $0.state } == ["refused"])
        // That the act was refused could not be mailed.
        try await desk.environment.database.write {
            _ = try $0.execute("UPDATE outbox SET state = 'given-up' WHERE name LIKE 'kabar-perbuatan:%'")
        }
        #expect(try await notices(desk) == 1)

        let head = try await desk.regency.officer("kades-c", ["kepala"], in: desk.village)
        let proved = try await ConfirmPassword(desk.environment)(Regency.password, by: head)
        try await EraseCase(desk.environment, desk.cases)(
            id, of: desk.village.id, basis: ErasureDesk.basis, by: proved)
        try await desk.work()
        let after = try await acts(of: id, desk)
        #expect(after.map { $0.act } == [false])
        #expect(try await notices(desk) == 0)
        let address = desk.address("ukur", of: id, at: desk.regency.kominfo)
        let look = try await desk.handed(address, to: desk.technician)
        #expect(look.acts.map(\.state) == [.refused("Isi permohonan ini sudah dihapus.")])
        #expect(look.acts.map(\.entered) == [""])
        #expect(try await VerifyAudit(desk.environment)().isSound)
    }

    /// What could not be removed there is said to the head, and to whoever verifies the data.
    @Test func aCopyThatStaysIsTold() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        let id = try await desk.caseAtPartner()
        try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.village.id, reason: nil, by: desk.applicant)
        try await desk.work()
        let head = try await desk.regency.officer("kades-c", ["kepala"], in: desk.village)
        let proved = try await ConfirmPassword(desk.environment)(Regency.password, by: head)
        try await EraseCase(desk.environment, desk.cases)(
            id, of: desk.village.id, basis: ErasureDesk.basis, by: proved)
        #expect(try await left(of: id, head, desk).isEmpty)
        #expect(try await verified(desk).isEmpty)
        try await FailingWork.run(desk.environment, desk.cases, desk.regency.clock, cause: "Kantor tidak ada")
        let names = try await left(of: id, head, desk)
        #expect(names.contains(desk.regency.kominfo.name))
        #expect(try await left(of: id, desk.clerk, desk) == names, "whoever serves at the desk may ask for it")
        let told = try await verified(desk)
        #expect(told.count == 1 && told[0].contains(desk.regency.kominfo.name))
    }

    private func left(of id: String, _ person: Person, _ desk: OtherOffices) async throws -> [String] {
        try await desk.environment.database.read {
            try ErasedCase(
                id, of: desk.village.id, for: person, as: .desk, desk.environment, CaseServices(), in: $0
            ).copiesLeft
        }
    }

    private func verified(_ desk: OtherOffices) async throws -> [String] {
        let verify = VerifyData(
            database: desk.environment.database, store: desk.blobs.store, keyring: desk.environment.keyring)
        return try await verify().findings.filter { $0.kind == "salinan-tersisa" }.map(\.text)
    }

    private func notices(_ desk: OtherOffices) async throws -> Int {
        try await desk.environment.database.read {
            try $0.rows("SELECT name FROM outbox WHERE name LIKE 'kabar-perbuatan:%'").count
        }
    }

    private func acts(of id: String, _ desk: OtherOffices) async throws -> [(state: String, act: Bool)] {
        try await desk.environment.database.read { transaction in
            try transaction.rows("SELECT state, act_sealed FROM handover_acts WHERE case_id = \(id) AND step = 'ukur'")
                .map {
                    ($0.text("state"), $0.blobOrNil("act_sealed") != nil)
                }
        }
    }
}
