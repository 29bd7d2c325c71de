import Forms
import Procedures
import Testing

/// E114 and P405: the order of what is done with a letter.
@Suite struct LetterFlowTests {
    private func net(signed: Bool = true, resultLetter: String? = nil) -> NetBuilder {
        var net = NetBuilder()
        net.change {
            var letter = LetterUse(name: "izin", type: "sk")
            letter.signers = signed ? ["petugas"] : []
            $0.letters = [letter]
        }
        net.result("ok", letter: resultLetter)
        return net
    }

    private func act(_ step: inout Step, _ kinds: LetterAct.Kind...) {
        step.letterActs += kinds.map {
            LetterAct(kind: $0, letter: "izin", position: SourcePosition(line: step.position.line, column: 40))
        }
    }

    private func check(_ net: NetBuilder) -> [Diagnostic] { DataFlow.check(net.procedure, catalogue: Catalogue()) }

    @Test func signingOnAPathWithoutADraft() throws {
        var net = net()
        net.decision("a", [("x", ["b"]), ("y", ["c"])])
        net.step("b", to: ["c"]) { act(&$0, .draft) }
        net.step("c", to: ["ok"]) { act(&$0, .sign, .send) }
        let findings = check(net)
        #expect(findings.map(\.code) == ["E114", "E114"])
        let finding = try #require(findings.last)
        #expect(finding.message == "Surat \"izin\" ditandatangani padahal mungkin belum dibuat")
        #expect(finding.path == ["a:y", "c"])
        #expect(finding.position == SourcePosition(line: 3, column: 40))
    }

    @Test func oneActMayDraftSignAndSend() {
        var net = net()
        net.step("a", to: ["b"])
        net.decision("b", [("ya", ["ok"]), ("tidak", ["a"])]) { act(&$0, .send, .sign, .number, .draft) }
        #expect(check(net).isEmpty)
    }

    @Test func aDraftBehindOneBranchIsThereBehindTheJoin() {
        var net = net()
        net.step("a", to: ["b", "c"])
        net.step("b", to: ["d"]) { act(&$0, .draft) }
        net.step("c", to: ["d"])
        net.step("d", to: ["ok"], joins: [["b"], ["c"]]) { act(&$0, .sign, .send) }
        #expect(check(net).isEmpty)
    }

    @Test func sendingBeforeSigningIsAWarning() throws {
        func procedure(signed: Bool) -> NetBuilder {
            var net = net(signed: signed)
            net.step("a", to: ["b"]) { act(&$0, .draft) }
            net.decision("b", [("x", ["c"]), ("y", ["d"])])
            net.step("c", to: ["d"]) { act(&$0, .sign) }
            net.decision("d", [("p", ["ok"]), ("q", ["ok"])]) { act(&$0, .send) }
            return net
        }
        let findings = check(procedure(signed: true))
        #expect(findings.map(\.code) == ["P405"])
        #expect(findings.first?.path == ["a", "b:y", "d:p"])
        #expect(check(procedure(signed: false)).isEmpty)
    }

    @Test func aNewDraftMakesTheSignatureFallAway() throws {
        var net = net()
        net.step("a", to: ["b"]) { act(&$0, .draft) }
        net.step("b", to: ["c"]) { act(&$0, .sign) }
        net.decision("c", [("kirim", ["d"]), ("ubah", ["e"])])
        net.step("d", to: ["ok"]) { act(&$0, .send) }
        net.step("e", to: ["d"]) { act(&$0, .draft) }
        #expect(check(net).first("P405")?.path == ["a", "b", "c:ubah", "e", "d"])
        net.change { $0.steps[4].outcomes[0].targets = ["b"] }
        #expect(check(net).isEmpty)
    }

    @Test func aStepThatDraftsAnewAndSendsDoesNotSendTheSignedOne() {
        var net = net()
        net.step("a", to: ["b"]) { act(&$0, .draft) }
        net.step("b", to: ["c"]) { act(&$0, .sign) }
        net.step("c", to: ["ok"]) { act(&$0, .draft, .send) }
        #expect(check(net).first("P405")?.path == ["a", "b", "c"])
    }

    @Test func aLetterOfAResultMustExistAndBeSigned() {
        func procedure(_ kinds: [LetterAct.Kind]) -> NetBuilder {
            var net = net(resultLetter: "izin")
            net.decision("a", [("x", ["b"]), ("y", ["ok"])])
            net.step("b", to: ["ok"])
            net.change { procedure in
                procedure.steps[0].letterActs = kinds.map { LetterAct(kind: $0, letter: "izin") }
            }
            return net
        }
        #expect(check(procedure([])).first("E114")?.path == ["a:y"])
        #expect(check(procedure([])).first?.position == SourcePosition(line: 500, column: 3))
        #expect(check(procedure([.draft])).map(\.code) == ["P405"])
        #expect(check(procedure([.draft, .sign])).isEmpty)
    }
}
