import Forms
import Procedures
@testable import Services
import Store
import Synchronization
import TestDatabases
import Testing

/// Running cases that go on under a new version of their SOP.
@Suite struct MoveCasesTests {
    private static let first = """
        formulir:
          f: {acara: {label: Acara, jenis: teks, wajib: ya}}
        akhir: {terbit: {judul: Terbit, jenis: berhasil}, tolak: {judul: Ditolak, jenis: ditolak}}
        langkah:
          ajukan: {kegiatan: Mengajukan, oleh: pelapor, isi: [f], lalu: periksa}
          periksa: {keputusan: Memeriksa berkas, oleh: operator, waktu: 1 hari kerja, hasil: {ya: setujui, tidak: tolak}}
          setujui: {kegiatan: Menyetujui, oleh: kaur, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, {periksa: ya}, setujui], akhir: terbit}
          - {nama: Tolak, jalan: [ajukan, {periksa: tidak}], akhir: tolak}
        """
    /// The check has more time, and another approves; who has been approved already by the old one stays.
    private static let second =
        "pindah: {dari: 1}\n"
        + first.replacing("oleh: operator, waktu: 1 hari kerja", with: "oleh: operator, waktu: 3 hari kerja")
        .replacing("setujui: {kegiatan: Menyetujui, oleh: kaur", with: "sahkan: {kegiatan: Mengesahkan, oleh: kades")
        .replacing("ya: setujui", with: "ya: sahkan").replacing(
            "{periksa: ya}, setujui]", with: "{periksa: ya}, sahkan]")

    private func desk() async throws -> (RuleDesk, checking: String, approving: String) {
        let desk = try await RuleDesk()
        try await desk.adopt("izin", Self.first)
        let checking = try await desk.apply("izin", ["f.acara": "Rapat"])
        let approving = try await desk.apply("izin", ["f.acara": "Kenduri"])
        try await desk.complete("periksa", "ya", of: approving, by: desk.clerk)
        return (desk, checking, approving)
    }

    private func list(_ desk: RuleDesk, _ adoption: Adoption, for person: Person? = nil) async throws -> CasesToMove {
        try await CasesToMove.load(
            to: adoption.id, at: desk.office, for: person ?? desk.regency.admin, desk.environment, desk.cases)
    }

    @Test func whatMayMoveMovesAndTheRestStaysWithItsReason() async throws {
        let (desk, checking, approving) = try await desk()
        let adoption = try await desk.adopt("izin", Self.second, version: 2)
        let found = try await list(desk, adoption)
        #expect(found.entries.first { $0.id == checking }?.trouble == nil)
        #expect(found.entries.first { $0.id == approving }?.trouble == .marking(["Menyetujui"]))
        #expect(found.entries.map(\.version) == [1, 1] && found.unmentioned.isEmpty)

        let done = try await MoveCases(desk.environment, desk.cases)(
            [checking, approving, "tidak-ada"], to: adoption.id, at: desk.office, by: desk.regency.admin)
        #expect(done.moved == 1 && done.left.count == 1)
        let look = try await desk.look(checking, as: desk.clerk)
        #expect(look.procedure.version == 2 && look.adoption.id == adoption.id)
        #expect(look.history.contains { $0.kind == .moved(version: 2) })
        #expect(look.state.open["periksa"]?.deadline?.amount.count == 3)
        #expect(try await desk.look(approving, as: desk.kaur).procedure.version == 1)

        // It goes on under the new version, the other under the old.
        try await desk.complete("periksa", "ya", of: checking, by: desk.clerk)
        try await desk.complete("sahkan", of: checking, by: desk.kades)
        #expect(try await desk.look(checking, as: desk.kades).state.result == "terbit")
        try await desk.complete("setujui", of: approving, by: desk.kaur)
        #expect(try await desk.look(approving, as: desk.kaur).state.result == "terbit")
    }

    /// What was stored holds: the chain, the rows, and rows made anew from the events.
    @Test func theDataHoldAfterwards() async throws {
        let (desk, checking, _) = try await desk()
        let adoption = try await desk.adopt("izin", Self.second, version: 2)
        _ = try await MoveCases(desk.environment, desk.cases)(
            [checking], to: adoption.id, at: desk.office, by: desk.regency.admin)
        let verify = VerifyData(
            database: desk.environment.database, store: desk.blobs.store, keyring: desk.environment.keyring)
        #expect(try await verify().findings.isEmpty)
        // A node that has seen nothing of it, and rows made anew, say the same.
        let before = try await desk.look(checking, as: desk.clerk)
        _ = try await RebuildOffice(desk.environment, CaseServices())(desk.office)
        #expect(try await verify().findings.isEmpty)
        let (environment, office) = (desk.environment, desk.office)
        let fresh = try await environment.database.read {
            try CaseLook(checking, of: office, for: desk.clerk, environment, CaseServices(), in: $0)
        }
        #expect(fresh.procedure == before.procedure && fresh.state == before.state)
    }

    @Test func aVersionThatSaysNothingOfMovingTakesNobody() async throws {
        let (desk, checking, _) = try await desk()
        let silent = try await desk.adopt(
            "izin", Self.second.replacing("pindah: {dari: 1}\n", with: ""), version: 2)
        let found = try await list(desk, silent)
        #expect(found.entries.isEmpty && found.unmentioned.map(\.cases) == [2])
        let done = try await MoveCases(desk.environment, desk.cases)(
            [checking], to: silent.id, at: desk.office, by: desk.regency.admin)
        #expect(done.moved == 0 && done.left.count == 1)
        #expect(try await desk.look(checking, as: desk.clerk).procedure.version == 1)
    }

    @Test func onlyTheOfficesAdministratorsMove() async throws {
        let (desk, checking, _) = try await desk()
        let adoption = try await desk.adopt("izin", Self.second, version: 2)
        let neighbour = try await desk.regency.officer("tetangga", ["admin"], in: desk.regency.villageB)
        for person in [desk.kades, neighbour] {
            await #expect(throws: Denial.self) { try await list(desk, adoption, for: person) }
            await #expect(throws: Denial.self) {
                try await MoveCases(desk.environment, desk.cases)(
                    [checking], to: adoption.id, at: desk.office, by: person)
            }
        }
        #expect(try await desk.look(checking, as: desk.clerk).procedure.version == 1)
    }

    /// Those that stay do not keep the rest from being looked at.
    @Test func thePagesGoOnBehindCasesThatStay() async throws {
        let (desk, checking, approving) = try await desk()
        let clock = desk.regency.clock
        clock.turn(seconds: 1)
        let last = try await desk.apply("izin", ["f.acara": "Pentas"])
        let adoption = try await desk.adopt("izin", Self.second, version: 2)
        var (found, next, pages): ([String], String?, Int) = ([], nil, 0)
        repeat {
            let page = try await CasesToMove.load(
                to: adoption.id, at: desk.office, after: next, limit: 1, for: desk.regency.admin, desk.environment,
                desk.cases)
            #expect(page.entries.count == 1)
            found += page.entries.map(\.id)
            (next, pages) = (page.next, pages + 1)
        } while next != nil && pages < 10
        #expect(pages == 3 && Set(found) == [checking, approving, last] && found.last == last)
    }

    /// The clock stood while the applicant had the case. A limit of the new version has stood then too, which the case's
    /// history says once; and what it waits for was done before the move, in time.
    @Test func whatTheClockStoodIsToldOnce() async throws {
        let desk = try await RuleDesk()
        let clock = desk.regency.clock
        let rest = Self.first.replacing(
            "ya: setujui, tidak: tolak}", with: "ya: setujui, tidak: tolak, kurang: lengkapi}"
        )
        .replacing("  setujui:", with: "  lengkapi: {kegiatan: Melengkapi, oleh: pelapor, lalu: periksa}\n  setujui:")
        try await desk.adopt("izin", "batas: {waktu: 5 hari kerja, sejak: awal, jeda: pelapor}\n" + rest)
        let id = try await desk.apply("izin", ["f.acara": "Rapat"])
        try await desk.complete("periksa", "kurang", of: id, by: desk.clerk)
        clock.turn(days: 1)
        try await desk.complete("lengkapi", of: id, by: desk.applicant)
        let checked = clock.now
        try await desk.complete("periksa", "ya", of: id, by: desk.clerk)
        clock.turn(days: 20)
        let limits = """
            pindah: {dari: 1}
            batas:
              seluruh: {waktu: 6 hari kerja, sejak: awal, jeda: pelapor}
              periksa-berkas: {waktu: 3 hari kerja, sejak: awal, sampai: periksa.ya, jeda: pelapor}

            """
        let adoption = try await desk.adopt("izin", limits + rest, version: 2)
        let done = try await MoveCases(desk.environment, desk.cases)(
            [id], to: adoption.id, at: desk.office, by: desk.regency.admin)
        #expect(done.moved == 1, "\(done.left)")
        let look = try await desk.look(id, as: desk.kaur)
        #expect(look.state.limits["seluruh"]?.pauses.count == 1)
        #expect(look.history.filter { $0.kind == .paused || $0.kind == .resumed }.map(\.kind) == [.paused, .resumed])
        #expect(look.state.limits["periksa-berkas"]?.met == checked)
        let (environment, office) = (desk.environment, desk.office)
        let late = try await environment.database.read { transaction in
            try transaction.rows(
                """
                SELECT name FROM case_times
                WHERE office_id = \(office) AND case_id = \(id) AND kind = 'batas' AND ended_at > due_at
                """
            ).map { $0.text("name") }
        }
        #expect(late.isEmpty)
    }

    /// Each case that moved leaves an act; what stayed leaves none, and says why it did.
    @Test func everyCaseThatMovedLeavesAnAct() async throws {
        let (desk, checking, approving) = try await desk()
        let third = try await desk.apply("izin", ["f.acara": "Pentas"])
        let adoption = try await desk.adopt("izin", Self.second, version: 2)
        let numbers = try await Set([
            desk.look(checking, as: desk.clerk).number, desk.look(third, as: desk.clerk).number,
        ])
        let done = try await MoveCases(desk.environment, desk.cases)(
            [checking, approving, third, third], to: adoption.id, at: desk.office, by: desk.regency.admin)
        #expect(done.moved == 2)
        #expect(
            done.left.map(\.reason).sorted() == [
                "Sudah memakai versi ini, atau versinya tidak disebut oleh pindah",
                "Versi ini tidak mengenal keadaan seperti ini: “Menyetujui”",
            ])
        let acts = try await AuditActs(desk.environment).ofPeople().filter { $0.kind == .sopCasesMoved }
        #expect(Set(acts.map(\.subject)) == numbers && acts.count == 2)
    }

    /// What has moved stays moved, the rest stays where it is, and whoever moves them is told why.
    @Test func anAdoptionThatIsReplacedHalfwayStopsTheMove() async throws {
        let (desk, checking, _) = try await desk()
        let third = try await desk.apply("izin", ["f.acara": "Pentas"])
        let adoption = try await desk.adopt("izin", Self.second, version: 2)
        let own = desk.environment
        let cut = CutIn(own.database, after: 1) {
            _ = try await desk.adopt("izin", Self.second, version: 2)
        }
        let environment = Environment(
            database: cut, keyring: own.keyring, clock: desk.regency.clock, passwords: own.passwords,
            addresses: own.addresses)
        let done = try await MoveCases(environment, desk.cases)(
            [checking, third], to: adoption.id, at: desk.office, by: desk.regency.admin)
        #expect(done.moved == 1 && done.left.isEmpty)
        #expect(done.stopped == "Penetapan ini sudah digantikan oleh nomor 001/SOP/2026")
        #expect(try await desk.look(checking, as: desk.clerk).procedure.version == 2)
        #expect(try await desk.look(third, as: desk.clerk).procedure.version == 1)
        // The list of one that is not in force is a page that is not there.
        await #expect(throws: Denial.notFound) { try await list(desk, adoption) }
    }

    /// A database to which something happens after so many writes.
    private final class CutIn: DatabaseInFront {
        let real: any Database
        private let act: @Sendable () async throws -> Void
        private let left: Mutex<Int>

        init(_ database: any Database, after writes: Int, _ act: @escaping @Sendable () async throws -> Void) {
            (real, self.act) = (database, act)
            left = Mutex(writes)
        }

        func write<Value: Sendable>(
            _ body: @Sendable @escaping (any Transaction) throws -> Value
        ) async throws -> Value {
            let value = try await real.write(body)
            let isTime = left.withLock { left in
                left -= 1
                return left == 0
            }
            if isTime { try await act() }
            return value
        }

        func writeAlone<Value: Sendable>(
            _ body: @Sendable @escaping (any Transaction) throws -> Value
        ) async throws -> Value { try await write(body) }
    }

    /// A task that waits in another office is there until that office has answered.
    @Test func whatWaitsInAnotherOfficeStays() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        let id = try await desk.caseAtPartner()
        desk.regency.clock.turn(seconds: 1)
        let text = String(decoding: OtherOffices.source("menara", OtherOffices.tower), as: UTF8.self)
        try await desk.adopt(
            "menara", Array(text.replacing("versi: 1\n", with: "versi: 2\npindah: {dari: 1}\n").utf8))
        let (office, today) = (desk.village.id, desk.environment.now.date(in: .wib))
        let adoption = try #require(
            try await desk.environment.database.read {
                try Adoption.inForce("menara", at: office, on: today, in: $0)
            })
        let found = try await CasesToMove.load(
            to: adoption.id, at: office, for: desk.regency.admin, desk.environment, desk.cases)
        #expect(found.entries.map(\.trouble) == [.elsewhere])
        let done = try await MoveCases(desk.environment, desk.cases)(
            [id], to: adoption.id, at: office, by: desk.regency.admin)
        #expect(done.moved == 0 && done.left.map(\.reason) == [MoveTrouble.elsewhere.message])
    }
}
