import Forms
import Procedures
@testable import Services
import Store
import Synchronization
import Testing

/// Who opened whose case is kept, once a quarter of an hour, for five years.
@Suite struct OpeningTests {
    private struct Scene {
        let desk: RuleDesk
        let log: OpeningLog
        let id: String

        init() async throws {
            desk = try await RuleDesk()
            log = OpeningLog(desk.environment)
            try await desk.adopt("izin", RetentionTests.permit)
            id = try await desk.apply(
                "izin", ["data.nama": "Siti Rahasia", "data.sebab": "Pindah", "data.acara": "Rapat"],
                papers: ["ktp", "denah"])
        }

        func open(_ paper: String? = nil, by person: Person, through log: OpeningLog? = nil) async throws {
            let look = try await desk.look(id, as: person)
            try await (log ?? self.log).note(ContentOpening(of: look, paper: paper, by: person, at: desk.office))
        }

        func list() async throws -> [OpeningList.Entry] {
            try await desk.environment.database.read {
                try OpeningList.ofCase(id, at: desk.office, desk.cases, in: $0).entries
            }
        }
    }

    @Test func eachLookIsOneRowAQuarterOfAnHour() async throws {
        let scene = try await Scene()
        let (desk, clock) = (scene.desk, scene.desk.regency.clock)
        try await scene.open(by: desk.kaur)
        clock.turn(minutes: 10)
        try await scene.open(by: desk.kaur)
        // Another node has nothing in memory.
        try await scene.open(by: desk.kaur, through: OpeningLog(desk.environment))
        try await scene.open("ktp", by: desk.kaur)
        try await scene.open(by: desk.kades)
        let first = try await scene.list()
        #expect(first.count == 3)
        #expect(Set(first.map(\.thing)) == [.page, .paper("KTP")])
        let look = try #require(first.last)
        #expect(look.name == "Petugas kaur" && look.post == "Kepala Urusan Tata Usaha dan Umum, Desa Aren")
        clock.turn(minutes: 6)
        try await scene.open(by: desk.kaur)
        #expect(try await scene.list().count == 4)
    }

    @Test func whatTheDatabaseDoesNotTakeComesWithTheNext() async throws {
        let scene = try await Scene()
        let full = FullForNow(real: scene.desk.environment.database)
        let log = OpeningLog(
            Environment(
                database: full, keyring: scene.desk.environment.keyring, clock: scene.desk.environment.clock,
                passwords: scene.desk.environment.passwords, addresses: scene.desk.environment.addresses))
        await #expect(throws: DatabaseFailure.self) { try await scene.open(by: scene.desk.kaur, through: log) }
        #expect(try await scene.list().isEmpty)
        full.hasRoom.withLock { $0 = true }
        try await scene.open(by: scene.desk.kades, through: log)
        #expect(Set(try await scene.list().map(\.name)) == ["Petugas kaur", "Petugas kades"])
    }

    @Test func theHeadSeesThemAndNobodyElse() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        try await scene.open(by: desk.kaur)
        func list(_ person: Person, by reader: String? = nil) async throws -> [OpeningList.Entry] {
            try await desk.environment.database.read {
                try OpeningList.at(
                    desk.office, by: reader, for: person, limit: 10, offset: 0, desk.environment, desk.cases, in: $0
                ).entries
            }
        }
        #expect(try await list(desk.kades).map(\.name) == ["Petugas kaur"])
        #expect(try await list(desk.kades, by: desk.clerk.id).isEmpty)
        for person in [desk.kaur, desk.clerk, desk.applicant, desk.regency.admin] {
            await #expect(throws: Denial.self, "\(person.name)") { try await list(person) }
        }
    }

    @Test func theyAreForgottenAfterFiveYears() async throws {
        let scene = try await Scene()
        try await scene.open(by: scene.desk.kaur)
        scene.desk.regency.clock.turn(days: SweepOpenings.keptDays)
        try await SweepOpenings(scene.desk.environment)()
        #expect(try await scene.list().count == 1)
        scene.desk.regency.clock.turn(days: 1)
        try await SweepOpenings(scene.desk.environment)()
        #expect(try await scene.list().isEmpty)
    }
}
