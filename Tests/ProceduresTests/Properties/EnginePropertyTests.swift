import Forms
import Procedures
import Testing

/// What holds for every sound procedure, whoever does what and whenever (issue 2, A5).
struct EnginePropertyTests {
    static let count = 1000

    static let base = Seed.of("EnginePropertyTests")

    @Test func randomWalksNeverHangAndTellTheSameStoryTwice() throws {
        var constructs: [RandomProcedure.Construct: Int] = [:]
        var seen: [String: Int] = [:]
        var refused = 0
        var compared = 0
        var met = 0
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
            if try requireMarkings(walk, seed) { compared += 1 }
            try requireSameAgain(walk, seed)
            try requireOrder(walk, seed)
            met += try BackdatedOrder(walk.procedure, walk.events).require(seed)
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
        #expect(met > 0, "no branch that was entered last had been done first")
        #expect(compared * 2 >= EnginePropertyTests.count, "compared only \(compared)")
    }

    /// The tokens of a case are a marking of its net, as the proof's own oracle explores it: what is proven of all
    /// markings holds for the engine. False for a procedure that is too large for the oracle.
    private func requireMarkings(_ walk: EngineWalk, _ seed: UInt64) throws -> Bool {
        guard let oracle = NaiveExplorer(walk.procedure, limit: 40) else { return false }
        for tokens in walk.tokens {
            try #require(oracle.markings.contains(tokens), "seed \(seed): no marking: \(tokens.sorted())")
        }
        return true
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
        // A sub-procedure may have been opened while the case ended: it is noted, so that it can be ended too.
        let stillComes = { (type: String) in
            type.hasPrefix("efek-") || ["hasil-terlambat", "perbuatan-terlambat", "sub-dibuka"].contains(type)
        }
        try #require(after.allSatisfy(stillComes), "seed \(seed): \(after)")
    }
}
