import Forms
import Procedures
import Testing

/// P409, and which outcomes can still be the latest.
@Suite struct OutcomeFlowTests {
    private func byStep(_ net: inout NetBuilder, _ name: String, _ asked: String, _ outcomes: [(String, [String])]) {
        net.decision(name, outcomes) { $0.work = .branch(.byStep(asked)) }
    }

    private func check(_ net: NetBuilder) -> [Diagnostic] { DataFlow.check(net.procedure, catalogue: Catalogue()) }

    @Test func anOutcomeThatIsAlwaysFreshIsFine() {
        var net = NetBuilder()
        net.step("a", to: ["m"])
        net.decision("m", [("ya", ["b"]), ("tidak", ["b"])])
        net.step("b", to: ["k"])
        byStep(&net, "k", "m", [("ya", ["ok"]), ("tidak", ["m"])])
        net.result("ok")
        #expect(check(net).isEmpty)
    }

    @Test func comingBackWithoutTheAskedStepMeetsAnOldOutcome() {
        var net = NetBuilder()
        net.step("a", to: ["m"])
        net.decision("m", [("ya", ["b"]), ("tidak", ["b"])])
        net.step("b", to: ["k"])
        byStep(&net, "k", "m", [("ya", ["ok"]), ("tidak", ["b"])])
        net.result("ok")
        let findings = check(net)
        #expect(findings.map(\.code) == ["P409"])
        #expect(findings.first?.message == "Hasil \"m\" di sini dapat berasal dari kunjungan lama")
        #expect(findings.first?.path == ["a", "m:ya", "b", "k:tidak", "b"])
        #expect(findings.first?.position == SourcePosition(line: 4, column: 3))
    }

    @Test func anOutcomeMayBeMissing() {
        var net = NetBuilder()
        net.decision("a", [("x", ["m"]), ("y", ["k"])])
        net.decision("m", [("ya", ["k"]), ("tidak", ["k"])])
        byStep(&net, "k", "m", [("ya", ["ok"]), ("tidak", ["ok"])])
        net.result("ok")
        #expect(check(net).first("P409")?.path == ["a:y"])
        #expect(check(net).first?.message.contains("belum ada") == true)
    }

    @Test func outcomesThatLeadBackAreNeverTheLatest() {
        var net = NetBuilder()
        net.step("a", to: ["m"])
        net.decision("m", [("ya", ["k"]), ("ulang", ["a"]), ("tolak", ["ok"]), ("lewat", ["b"])]) {
            $0.expiry = Expiry(targets: ["b"])
        }
        net.step("b", to: ["k"])
        byStep(&net, "k", "m", [("ya", ["ok"]), ("lewat", ["ok"]), ("habis", ["ok"])])
        net.result("ok")
        #expect(DataFlow.latestOutcomes(of: "m", at: "k", in: net.procedure) == ["ya", "lewat", "habis"])
        #expect(DataFlow.latestOutcomes(of: "tiada", at: "k", in: net.procedure).isEmpty)
    }
}
