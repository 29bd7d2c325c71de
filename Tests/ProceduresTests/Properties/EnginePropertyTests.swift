import Forms
import FoundationEssentials
import Procedures
import Testing

/// What holds for every sound procedure, whoever does what and whenever (issue 2, A5).
struct EnginePropertyTests {
    static let count = 1000

    /// Printed with every run; `BALAI_SEED` runs the same ones again.
    static let base: UInt64 = {
        let given = ProcessInfo.processInfo.environment["BALAI_SEED"].flatMap { UInt64($0) }
        let seed = given ?? UInt64.random(in: 0..<1_000_000_000)
        print("EnginePropertyTests: BALAI_SEED=\(seed)")
        return seed
    }()

    @Test func randomWalksNeverHangAndTellTheSameStoryTwice() throws {
        var constructs: [RandomProcedure.Construct: Int] = [:]
        var seen: [String: Int] = [:]
        var refused = 0
        for index in 0..<UInt64(EnginePropertyTests.count) {
            let seed = EnginePropertyTests.base &+ index
            let sample = RandomProcedure(seed: seed)
            for construct in sample.constructs { constructs[construct, default: 0] += 1 }
            var walk = EngineWalk(sample.procedure, seed: seed)
            let isOpened = walk.open()
            try #require(isOpened, "seed \(seed): cannot be filed")
            var middle: EngineWalk?
            for turn in 0..<16 where walk.state?.isOpen == true {
                if turn == Int(seed % 16) { middle = walk }
                walk.step()
                let isLedOn = walk.state?.isOpen == false || !walk.moves().isEmpty
                try #require(isLedOn, "seed \(seed): nothing leads on")
            }
            let isFinished = walk.finish()
            try #require(isFinished, "seed \(seed): stuck at the end")
            let isMiddleFinished = middle?.finish() ?? true
            try #require(isMiddleFinished, "seed \(seed): stuck in the middle")
            let folded = CaseState.fold(walk.events)
            try #require(folded == walk.state, "seed \(seed): fold differs from state")
            try requireSameAgain(walk, seed)
            try requireOrder(walk, seed)
            for type in Set(walk.events.map(\.body.typeName)) { seen[type, default: 0] += 1 }
            refused += walk.refused
        }
        for construct: RandomProcedure.Construct in [.fork, .join, .loop, .eitherOf, .pause, .timeOut, .sub] {
            let share = constructs[construct] ?? 0
            #expect(share * 10 >= EnginePropertyTests.count, "\(construct) only in \(share)")
        }
        for type in ["cabang-bergabung", "waktu-habis", "batas-berhenti", "sub-selesai", "efek-selesai", "dicabut"] {
            #expect(seen[type] ?? 0 > 0, "\(type) never happened")
        }
        #expect(refused > 0)
    }

    /// Only what was accepted, asked again: the same events to the byte. What was refused had left no trace.
    private func requireSameAgain(_ walk: EngineWalk, _ seed: UInt64) throws {
        var state: CaseState?
        var events: [CaseEvent] = []
        for asked in walk.accepted {
            let new = try decide(
                state, asked.command, by: asked.actor, expectedVersion: state?.version,
                in: walk.context(at: asked.now))
            if state == nil { state = CaseState.fold(new) } else { for event in new { state?.apply(event) } }
            events += new
        }
        try #require(events == walk.events, "seed \(seed): replay differs")
    }

    /// Entered in order, nothing after the end moves the case, and no event of the stored kind is lost in bytes.
    private func requireOrder(_ walk: EngineWalk, _ seed: UInt64) throws {
        for (earlier, later) in zip(walk.events, walk.events.dropFirst()) {
            try #require(earlier.recorded <= later.recorded, "seed \(seed)")
        }
        let end = walk.events.firstIndex { $0.body.typeName == "permohonan-berakhir" }
        let after = walk.events[(try #require(end) + 1)...].map(\.body.typeName)
        try #require(after.allSatisfy { $0.hasPrefix("efek-") || $0 == "hasil-terlambat" }, "seed \(seed): \(after)")
    }
}
