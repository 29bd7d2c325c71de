import Forms
import Procedures
import Testing

@Suite struct SoundnessTests {
    /// `a→[b,c]`, `b→d`, `c→d`, `d: {hasil: {ya: ok, ulang: e}}`, `e→d`.
    private func joinAfterLoop(joined: Bool) -> Procedure {
        var net = NetBuilder()
        net.step("a", to: ["b", "c"])
        net.step("b", to: ["d"])
        net.step("c", to: ["d"])
        net.decision("d", [("ya", ["ok"]), ("ulang", ["e"])], joins: joined ? [["b"], ["c"]] : [])
        net.step("e", to: ["d"])
        net.result("ok")
        return net.procedure
    }

    @Test func trap1JoinAfterALoopIsSound() {
        #expect(Soundness.report(joinAfterLoop(joined: true)).isSound)
    }

    @Test func trap1WithoutJoinOpensTwice() throws {
        let findings = Soundness.check(joinAfterLoop(joined: false))
        let finding = try #require(findings.first("E302"))
        #expect(finding.path == ["a", "b", "c"])
        // The same mistake lets the case end too early.
        #expect(findings.codes == ["E302", "E303"])
        #expect(findings.first("E303")?.path == ["a", "b", "d:ya"])
        #expect(finding.position == SourcePosition(line: 4, column: 3))
        #expect(finding.message.contains("\"d\""))
    }

    /// A `gabung` behind a decision waits for ever, and a withdrawal does not excuse it.
    @Test func trap2WithdrawalIsNoProof() throws {
        var net = NetBuilder()
        net.decision("a", [("x", ["b"]), ("y", ["c"])])
        net.step("b", to: ["d"])
        net.step("c", to: ["d"])
        net.step("d", to: ["ok"], joins: [["b"], ["c"]])
        net.result("ok")
        net.result("dicabut")
        net.change { $0.withdrawal = Withdrawal(result: "dicabut", lanes: ["petugas"]) }
        let findings = Soundness.check(net.procedure)
        let finding = try #require(findings.first("E301"))
        #expect(finding.path == ["a:x", "b"])
        #expect(finding.position == SourcePosition(line: 4, column: 3))
        #expect(finding.expected?.contains("\"c\"") == true)
        // What lies behind the join is named as never reached; the withdrawal's result is not.
        #expect(findings.filter { $0.code == "E305" }.map(\.message) == ["Akhir \"ok\" tidak pernah tercapai"])
        #expect(findings.filter { $0.code == "E304" }.map(\.message) == ["Langkah \"d\" tidak pernah tercapai"])
        // One finding for the join, not one for each way to it.
        #expect(findings.filter { $0.code == "E301" }.count == 1)
    }

    private func branchRefuses(stops: Bool) -> Procedure {
        var net = NetBuilder()
        net.step("a", to: ["b", "c"])
        net.decision("b", [("ya", ["d"]), ("tidak", ["no"])])
        net.step("c", to: ["d"])
        net.step("d", to: ["ok"], joins: [["b"], ["c"]])
        net.result("ok")
        net.result("no", stops: stops)
        return net.procedure
    }

    @Test func trap2BranchThatRefusesMustStopTheOthers() throws {
        let findings = Soundness.check(branchRefuses(stops: false))
        #expect(findings.codes == ["E303"])
        let finding = try #require(findings.first)
        #expect(finding.path == ["a", "b:tidak"])
        #expect(finding.message == "Saat berakhir \"no\", \"c\" masih terbuka")
        #expect(finding.position == SourcePosition(line: 2, column: 3))
        #expect(Soundness.report(branchRefuses(stops: true)).isSound)
    }

    @Test func eitherOfJoinTakesOneAlternative() {
        func procedure(_ joins: [[String]]) -> Procedure {
            var net = NetBuilder()
            net.step("a", to: ["b", "p"])
            net.decision("b", [("x", ["m"]), ("y", ["n"])])
            net.step("m", to: ["d"])
            net.step("n", to: ["d"])
            net.step("p", to: ["d"])
            net.step("d", to: ["ok"], joins: joins)
            net.result("ok")
            return net.procedure
        }
        #expect(Soundness.report(procedure([["m", "n"], ["p"]])).isSound)
        #expect(Soundness.check(procedure([["m"], ["n"], ["p"]])).codes.contains("E301"))
    }

    @Test func arrivalCountedTwiceAtAJoin() throws {
        // Both branches are alternatives of one item: the second arrival has no place.
        var net = NetBuilder()
        net.step("a", to: ["b", "c"])
        net.step("b", to: ["d"])
        net.step("c", to: ["d"])
        net.step("x", to: ["d"])
        net.step("d", to: ["ok"], joins: [["b", "c"], ["x"]])
        net.result("ok")
        let finding = try #require(Soundness.check(net.procedure).first("E302"))
        #expect(finding.path == ["a", "b", "c"])
    }

    @Test func unreachedStepsAndResults() {
        var net = NetBuilder()
        net.step("a", to: ["ok"])
        net.step("b", to: ["lain"])
        net.result("ok")
        net.result("lain")
        net.result("lewat-waktu")
        net.change {
            var limit = CaseLimit(name: "utama", time: .fixed(TimeAmount(5, .workingDays)))
            limit.expiry = "lewat-waktu"
            $0.limits = [limit]
        }
        let findings = Soundness.check(net.procedure)
        #expect(findings.map(\.code) == ["E304", "E305"])
        #expect(findings[0].position == SourcePosition(line: 2, column: 3))
        #expect(findings[1].position == SourcePosition(line: 501, column: 3))
    }

    @Test func ringWithoutAnExitIsNamed() throws {
        var net = NetBuilder()
        net.decision("a", [("x", ["b"]), ("y", ["ok"])])
        net.decision("b", [("lanjut", ["c"]), ("ulang", ["b"])])
        net.decision("c", [("lanjut", ["b"]), ("lain", ["d"])])
        net.step("d", to: ["c"])
        net.result("ok")
        let finding = try #require(Soundness.check(net.procedure).first("E301"))
        #expect(finding.message.contains("berputar tanpa akhir"))
        #expect(finding.path == ["a:x"])
        for name in ["b", "c"] { #expect(finding.message.contains("\"\(name)\"")) }
    }

    @Test func ringThatIsFusedAwayIsStillFound() throws {
        var net = NetBuilder()
        net.decision("a", [("x", ["b"]), ("y", ["ok"])])
        net.step("b", to: ["c"])
        net.step("c", to: ["b"])
        net.result("ok")
        let finding = try #require(Soundness.check(net.procedure).first("E301"))
        #expect(finding.message.contains("berputar tanpa akhir"))
        #expect(finding.path == ["a:x"])
    }

    @Test func twoDeadEndsAreTwoFindings() {
        var net = NetBuilder()
        net.decision("a", [("x", ["b"]), ("y", ["c"]), ("z", ["ok"])])
        net.step("b", to: ["d"])
        net.step("c", to: ["e"])
        net.step("d", to: ["ok"], joins: [["b"], ["c"]])
        net.step("e", to: ["ok"], joins: [["c"], ["b"]])
        net.result("ok")
        let findings = Soundness.check(net.procedure).filter { $0.code == "E301" }
        #expect(findings.map(\.path) == [["a:x", "b"], ["a:y", "c"]])
    }

    @Test func theShortestPathWins() {
        // Two ways lead to the same trouble; the longer is fused, and is found first.
        var net = NetBuilder()
        net.decision("a", [("jauh", ["p"]), ("dekat", ["y"])])
        net.step("p", to: ["q"])
        net.step("q", to: ["r"])
        net.step("r", to: ["f"])
        net.decision("y", [("maju", ["f"]), ("selesai", ["ok"])])
        net.step("f", to: ["b", "c"])
        net.step("b", to: ["d"])
        net.step("c", to: ["d"])
        net.step("d", to: ["ok"])
        net.result("ok")
        #expect(Soundness.check(net.procedure).first("E302")?.path == ["a:dekat", "y:maju", "f", "b", "c"])
    }

    @Test func timeOutAndSkipAreMoves() {
        // A time-out that goes round opens the join at once, while the other branch is still open.
        func procedure(late: String) -> Procedure {
            var net = NetBuilder()
            net.step("a", to: ["b", "c"])
            net.step("b", to: ["d"]) { $0.expiry = Expiry(targets: [late]) }
            net.step("c", to: ["d"]) { $0.maySkip = true }
            net.step("e", to: ["d"])
            net.step("d", to: ["ok"], joins: [["b"], ["c"]])
            net.result("ok")
            return net.procedure
        }
        #expect(Soundness.check(procedure(late: "e")).first("E303")?.path == ["a", "b:habis", "e", "d"])
        #expect(Soundness.check(procedure(late: "d")).codes == ["E304"])
    }

    @Test func pathsNameTimeOuts() throws {
        var net = NetBuilder()
        net.step("a", to: ["b"])
        net.step("b", to: ["ok"]) { $0.expiry = Expiry(targets: ["c"]) }
        net.step("c", to: ["d"])
        net.step("e", to: ["d"])
        net.step("d", to: ["ok"], joins: [["c"], ["e"]])
        net.result("ok")
        #expect(Soundness.check(net.procedure).first("E301")?.path == ["a", "b:habis", "c"])
    }

    @Test func namesThatLeadNowhereDoNotCrash() {
        #expect(Soundness.check(Procedure(name: "x", version: 1, title: "", officeKinds: [], start: "tiada")).isEmpty)
        var net = NetBuilder()
        net.step("a", to: ["tiada"], joins: [["entah"]])
        net.step("a", to: ["a"])
        net.decision("b", [])
        net.result("ok")
        #expect(Soundness.check(net.procedure).codes.contains("E301"))
        #expect(DataFlow.check(net.procedure, catalogue: Catalogue()).isEmpty)
        var empty = NetBuilder()
        empty.decision("a", [])
        #expect(Soundness.check(empty.procedure).codes == ["E301"])
        var twice = NetBuilder()
        twice.step("a", to: ["ok", "ok"])
        twice.result("ok")
        #expect(Soundness.check(twice.procedure).codes == ["E302"])
    }
}
