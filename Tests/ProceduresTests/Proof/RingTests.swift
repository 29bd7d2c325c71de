import Forms
import Procedures
import Testing

/// S5: rings in which nobody acts.
@Suite struct RingTests {
    private let anyCondition = Condition.test(.fact(.channel), .filled)

    private func branch(_ net: inout NetBuilder, _ name: String, _ outcomes: [(String, [String])]) {
        net.decision(name, outcomes) {
            $0.performers = nil
            $0.work = .branch(
                .byConditions([(outcome: outcomes[0].0, condition: anyCondition)], otherwise: outcomes[1].0))
        }
    }

    @Test func twoSystemDecisionsInARing() throws {
        var net = NetBuilder()
        net.step("a", to: ["m"])
        branch(&net, "m", [("x", ["n"]), ("y", ["ok"])])
        branch(&net, "n", [("x", ["m"]), ("y", ["ok"])])
        net.result("ok")
        let findings = Soundness.check(net.procedure)
        #expect(findings.codes == ["E306"])
        let finding = try #require(findings.first)
        #expect(finding.path == ["m", "n", "m"])
        #expect(finding.position == SourcePosition(line: 2, column: 3))
    }

    @Test func aPersonInTheRingBreaksIt() {
        var net = NetBuilder()
        net.step("a", to: ["m"])
        branch(&net, "m", [("x", ["n"]), ("y", ["ok"])])
        net.step("n", to: ["m"])
        net.result("ok")
        #expect(Soundness.report(net.procedure).isSound)
        // Unless the person may be passed over by a condition.
        net.change { $0.steps[2].condition = anyCondition }
        #expect(Soundness.check(net.procedure).codes == ["E306"])
    }

    @Test func printedRowsDoNotBreakARing() {
        var net = NetBuilder()
        net.step("a", to: ["m"])
        branch(&net, "m", [("x", ["n"]), ("y", ["ok"])])
        net.step("n", to: ["m"]) { $0.printing = .rowOnly }
        net.result("ok")
        #expect(Soundness.check(net.procedure).codes == ["E306"])
    }

    @Test func effectsInARingAreAWarning() throws {
        var net = NetBuilder()
        net.step("a", to: ["e"])
        net.decision("e", [("berhasil", ["ok"]), ("gagal", ["m"])]) { $0.work = .effect(EffectUse(effect: "x")) }
        branch(&net, "m", [("x", ["e"]), ("y", ["ok"])])
        net.result("ok")
        let report = Soundness.report(net.procedure)
        #expect(report.diagnostics.codes == ["P415"])
        #expect(report.isSound)
        #expect(report.diagnostics.first?.path == ["e", "m", "e"])
        // A sub-procedure is people's work.
        net.change { $0.steps[1].work = .sub(SubUse(procedure: "x")) }
        #expect(Soundness.check(net.procedure).isEmpty)
    }

    @Test func aRingOfOneStep() {
        var net = NetBuilder()
        net.step("a", to: ["m"])
        branch(&net, "m", [("x", ["m"]), ("y", ["ok"])])
        net.result("ok")
        #expect(Soundness.check(net.procedure).first("E306")?.path == ["m", "m"])
    }
}
