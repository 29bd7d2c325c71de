import Forms
import Procedures
import Testing

/// The proof against an independent explorer.
@Suite struct OracleTests {
    private static let flowCodes: Set = ["E301", "E302", "E303", "E304", "E305"]

    @Test func randomNetsAreJudgedAlike() throws {
        let first = Seed.of("OracleTests.randomNetsAreJudgedAlike")
        var counts: [String: Int] = [:]
        for seed in first..<first + 2_000 {
            let procedure = RandomNet.make(seed: seed)
            let oracle = try #require(NaiveExplorer(procedure))
            let whole = Soundness.report(procedure, reducing: false, limit: Soundness.markingLimit)
            #expect(whole.diagnostics.codes.intersection(Self.flowCodes) == oracle.codes, "seed \(seed)")
            #expect(whole.markings == oracle.markings.count, "seed \(seed)")
            let codes = Soundness.check(procedure).codes.intersection(Self.flowCodes)
            if oracle.codes.contains("E302") {
                // Fused steps show this trouble at once, and then nothing that could only come after it.
                #expect(codes.contains("E302") && codes.isSubset(of: oracle.codes), "seed \(seed)")
            } else {
                #expect(codes == oracle.codes, "seed \(seed)")
            }
            for code in oracle.codes { counts[code, default: 0] += 1 }
            if oracle.isSound { counts["sound", default: 0] += 1 }
        }
        print("OracleTests.randomNetsAreJudgedAlike: \(counts.sorted { $0.key < $1.key })")
        // A judgement that never occurs is not tested.
        for code in Self.flowCodes.union(["sound"]) { #expect((counts[code] ?? 0) >= 20, "\(code)") }
    }

    /// A path that the proof shows can really be walked, and no shorter one leads to a like trouble.
    @Test func pathsCanBeWalkedAndAreShortest() {
        let first = Seed.of("OracleTests.pathsCanBeWalkedAndAreShortest")
        for seed in first..<first + 500 {
            let procedure = RandomNet.make(seed: seed)
            let fused = Soundness.check(procedure)
            let whole = Soundness.report(procedure, reducing: false, limit: Soundness.markingLimit).diagnostics
            for code in ["E301", "E302", "E303"] {
                // What comes after a step that opened twice may be left out (see above).
                if code != "E302", whole.codes.contains("E302") { continue }
                // Rings that are fused away are found as dead ends, others as rings: these are not compared.
                if (fused + whole).contains(where: { $0.message.contains("berputar") }) && code == "E301" { continue }
                let paths = fused.filter { $0.code == code }.map(\.path)
                for path in paths { #expect(walk(path, procedure), "seed \(seed): \(code) \(path)") }
                let shortest = paths.map(\.count).min()
                let shortestWhole = whole.filter { $0.code == code }.map(\.path.count).min()
                #expect(shortest == shortestWhole, "seed \(seed): \(code)")
            }
        }
    }

    @Test func proceduresSoundByConstructionAreProven() {
        let first = Seed.of("OracleTests.proceduresSoundByConstructionAreProven")
        var counts: [RandomProcedure.Construct: Int] = [:]
        for seed in first..<first + 1_000 {
            let random = RandomProcedure(seed: seed)
            let report = Soundness.report(random.procedure)
            #expect(report.isSound && report.diagnostics.isEmpty, "seed \(seed): \(report.diagnostics)")
            let flow = DataFlow.check(random.procedure, catalogue: RandomProcedure.catalogue)
            #expect(flow.isEmpty, "seed \(seed): \(flow)")
            for construct in random.constructs { counts[construct, default: 0] += 1 }
        }
        for construct in RandomProcedure.Construct.allCases { #expect((counts[construct] ?? 0) >= 100, "\(construct)") }
    }

    /// Whether the labels name moves that lead from one to the next; the last may break the rules.
    private func walk(_ path: [String], _ procedure: Procedure) -> Bool {
        var open: Set<String> = [procedure.start]
        for label in path {
            let parts = label.split(separator: ":").map(String.init)
            guard let step = procedure.step(parts[0]), open.contains(step.name) else { return false }
            let targets =
                switch parts.count > 1 ? parts[1] : Outcome.implicitName {
                case Expiry.outcomeName: step.expiry?.targets
                case "dilewati": step.outcomes.first?.targets
                case let name: step.outcome(name)?.targets
                }
            // Steps behind a `gabung` count as open here: that they really are is what the other tests compare.
            open.formUnion(targets ?? [])
        }
        return true
    }
}
