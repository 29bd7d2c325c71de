import Dispatch
import Documents
import Forms
import Procedures
@testable import Services
import Store
import Synchronization
import Testing

/// What was found out about a text is found once, by all on which it depends, and waits in a queue of its own.
@Suite struct ProofsTests {
    private static let rest = """
        akhir: {terbit: {judul: Terbit, jenis: berhasil}}
        langkah:
          ajukan: {kegiatan: Mengajukan, oleh: pelapor, lalu: periksa}
          periksa: {kegiatan: Memeriksa permohonan, oleh: operator, waktu: 1 hari kerja, lalu: terbit}
        uji:
          - {nama: Terbit, jalan: [ajukan, periksa], akhir: terbit}
        """

    private func surroundings(_ desk: RuleDesk) async throws -> CheckedSource.Surroundings {
        let (environment, office, shelf) = (desk.environment, desk.office, desk.cases.procedures)
        return try await environment.database.read {
            try CheckedSource.surroundings(of: office, environment, shelf, in: $0)
        }
    }

    /// Runs the body while so many proofs wait that no other is taken.
    private func whileCrowded(_ proofs: Proofs, _ body: () async throws -> Void) async throws {
        let (gate, isFull) = (DispatchSemaphore(value: 0), Flag())
        try await withThrowingTaskGroup(of: Void.self) { group in
            // One is at work, twenty wait, and the last is refused.
            for _ in 0..<22 {
                group.addTask {
                    do {
                        try await proofs.press.make { () throws(FileProblem) in
                            gate.wait()
                            gate.signal()
                        }
                    } catch FileProblem.busy {
                        isFull.raise()
                    }
                }
            }
            defer { gate.signal() }
            while !isFull.isRaised { await Task.yield() }
            try await body()
        }
    }

    @Test func aTextThatIsKnownWaitsForNoProof() async throws {
        let desk = try await RuleDesk()
        let (proofs, source) = (desk.cases.proofs, Array(RuleDesk.source("izin", Self.rest).utf8))
        let around = try await surroundings(desk)
        let first = try await proofs.check(source, in: around)
        #expect(first.isAccepted && first.markings != nil)
        try await whileCrowded(proofs) {
            let again = try await proofs.check(source, in: around)
            #expect(again.markings == first.markings && again.diagnostics == first.diagnostics)
            await #expect(throws: FileProblem.busy) { try await proofs.check(source + [10], in: around) }
        }
        // The office has adopted another text under this number: the same text is judged anew.
        try await desk.adopt("izin", Self.rest.replacing("Memeriksa permohonan", with: "Memeriksa isian"))
        #expect(try await !proofs.check(source, in: surroundings(desk)).isAccepted)
    }

    /// What a page asks of an SOP in force is asked in its reading, and found outside of it, among all other proofs.
    @Test func anSOPInForceIsProvenOutsideOfTheReading() async throws {
        let desk = try await RuleDesk()
        let adoption = try await desk.adopt("izin", Self.rest)
        let (environment, shelf, proofs) = (desk.environment, desk.cases.procedures, desk.cases.proofs)
        func ask() async throws -> ProcedureCheck.Question {
            try await environment.database.read {
                try ProcedureCheck.ask(of: adoption, environment, shelf, in: $0)
            }
        }
        try await whileCrowded(proofs) {
            let question = try await ask()
            // Its page is shown all the same.
            #expect(await ProcedureCheck.answer(question, by: proofs).map(\.examples) == nil)
        }
        let question = try await ask()
        let check = try #require(await ProcedureCheck.answer(question, by: proofs))
        #expect(check.errors == 0 && check.examples == 1 && check.markings != nil)
        // It is known now, and waits for none.
        try await whileCrowded(proofs) {
            let known = try await ask()
            #expect(await ProcedureCheck.answer(known, by: proofs).map(\.examples) == 1)
        }
    }

    /// Ways are kept by what they hold: of many, the oldest are proven again.
    @Test func waysAreKeptByTheirWeight() async throws {
        let desk = try await RuleDesk()
        let first = try await desk.adopt("izin", Self.rest)
        let second = try await desk.adopt("izin", "pindah: {dari: 1}\n" + Self.rest, version: 2)
        let (environment, cases) = (desk.environment, desk.cases)
        let (old, new) = try await environment.database.read {
            (
                try cases.procedure(first.procedureHash, in: $0), try cases.procedure(second.procedureHash, in: $0)
            )
        }
        let proofs = Proofs(waysWeight: 1)
        func way(to hash: String) async throws {
            _ = try await proofs.move(old, from: "satu", to: new, hash, catalogue: cases.catalogue)
        }
        for hash in ["a", "b", "c"] { try await way(to: hash) }
        try await whileCrowded(proofs) {
            try await way(to: "c")
            await #expect(throws: FileProblem.busy) { try await way(to: "a") }
        }
        let move = try #require(VersionMove(from: old, to: new, catalogue: cases.catalogue))
        #expect(move.heldBytes > 0)
    }

    @Test func aWayBetweenVersionsIsProvenOnce() async throws {
        let desk = try await RuleDesk()
        let first = try await desk.adopt("izin", Self.rest)
        let second = try await desk.adopt("izin", "pindah: {dari: 1}\n" + Self.rest, version: 2)
        let (environment, cases) = (desk.environment, desk.cases)
        let (old, new) = try await environment.database.read {
            (
                try cases.procedure(first.procedureHash, in: $0), try cases.procedure(second.procedureHash, in: $0)
            )
        }
        func way(to hash: String) async throws -> VersionMove? {
            try await cases.proofs.move(old, from: first.procedureHash, to: new, hash, catalogue: cases.catalogue)
        }
        #expect(try await way(to: second.procedureHash) != nil)
        try await whileCrowded(cases.proofs) {
            let again = try await way(to: second.procedureHash)
            #expect(again != nil)
            await #expect(throws: FileProblem.busy) { _ = try await way(to: "lain") }
        }
    }
}

private final class Flag: Sendable {
    private let state = Mutex(false)
    var isRaised: Bool { state.withLock { $0 } }
    func raise() { state.withLock { $0 = true } }
}
