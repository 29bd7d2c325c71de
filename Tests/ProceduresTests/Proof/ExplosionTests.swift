import Forms
import Procedures
import Testing

@Suite struct ExplosionTests {
    /// So many branches of so many steps, side by side, and a step that waits for all of them.
    private func parallel(branches: Int, steps: Int) -> Procedure {
        var net = NetBuilder()
        net.step("a", to: (0..<branches).map { "b\($0)-0" })
        for branch in 0..<branches {
            for step in 0..<steps {
                net.step("b\(branch)-\(step)", to: [step + 1 < steps ? "b\(branch)-\(step + 1)" : "z"])
            }
        }
        net.step("z", to: ["ok"], joins: (0..<branches).map { ["b\($0)-\(steps - 1)"] })
        net.result("ok")
        return net.procedure
    }

    @Test func fusingMakesParallelBranchesSmall() {
        let procedure = parallel(branches: 8, steps: 3)
        let report = Soundness.report(procedure)
        #expect(report.markings == 258)
        #expect(report.isSound)
    }

    @Test func withoutFusingEveryInterleavingIsAMarking() {
        #expect(Soundness.report(parallel(branches: 8, steps: 3), reducing: false, limit: 100_000).markings == 65_538)
    }

    @Test func loopsCostNothing() {
        var net = NetBuilder()
        net.step("a", to: ["c0"])
        for index in 0..<60 {
            net.decision("c\(index)", [("ya", [index < 59 ? "c\(index + 1)" : "ok"]), ("tidak", ["c\(index / 2)"])])
        }
        net.result("ok")
        let report = Soundness.report(net.procedure)
        #expect(report.isSound)
        #expect(report.markings <= 62)
    }

    @Test func tooManyMarkingsNameTheFork() throws {
        let report = Soundness.report(parallel(branches: 17, steps: 1), reducing: true, limit: 2_000)
        #expect(!report.isSound)
        #expect(!report.isExhaustive)
        #expect(report.markings == 2_000)
        #expect(report.diagnostics.codes == ["E310"])
        let finding = try #require(report.diagnostics.first)
        #expect(finding.message.contains("\"a\""))
        #expect(finding.position == SourcePosition(line: 1, column: 3))
    }

    @Test func theLimitIsAHundredThousand() {
        // 17 branches: 2^17 markings and two.
        #expect(Soundness.check(parallel(branches: 17, steps: 1)).codes == ["E310"])
    }

    @Test func moreThan256PlacesAreNoTrouble() {
        var net = NetBuilder()
        net.step("a", to: ["c0"])
        for index in 0..<300 {
            net.decision("c\(index)", [("ya", [index < 299 ? "c\(index + 1)" : "f"]), ("tidak", ["ok"])])
        }
        net.step("f", to: ["p", "q"])
        net.step("p", to: ["z"])
        net.step("q", to: ["z"])
        net.step("z", to: ["ok"], joins: [["p"], ["q"]])
        net.result("ok")
        let report = Soundness.report(net.procedure)
        #expect(report.isSound)
        #expect(report.places > 256)
        #expect(report.markings == 306)
    }
}
