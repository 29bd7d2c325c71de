import Forms
import Procedures
import Testing

/// E122 and E404: answers and events that a step relies on.
@Suite struct DataFlowTests {
    private static let name = FieldPath(form: "data", field: "nama")

    private static let catalogue: Catalogue = {
        var catalogue = Catalogue()
        catalogue.effects = [
            EffectDeclaration(
                name: "email.buat", title: "Membuat", kind: .idempotent,
                parameters: [
                    .init("alamat", [.text], required: true), .init("catatan", [.text], required: false),
                ],
                outcomes: [Option(name: "berhasil", label: ""), Option(name: "terpakai", label: "")],
                outputs: [.init("id", "Id", .text)])
        ]
        catalogue.letterTypes = [
            LetterTypeDeclaration(
                name: "sk", title: "SK", parameters: [.init("nama", [.text], required: true)], isSigned: true)
        ]
        return catalogue
    }()

    private func check(_ net: NetBuilder) -> [Diagnostic] {
        DataFlow.check(net.procedure, catalogue: Self.catalogue)
    }

    private func addForm(_ net: inout NetBuilder, _ change: (inout Field) -> Void = { $0.required = .yes }) {
        var field = Field(name: "nama", label: "Nama", kind: .text)
        change(&field)
        net.change { $0.forms = [Form(name: "data", fields: [field], position: .start)] }
    }

    private func effect(
        _ net: inout NetBuilder, _ name: String, to target: String, joins: [[String]] = [],
        with reference: AnswerReference = .field(Self.name)
    ) {
        net.decision(name, [("berhasil", [target]), ("terpakai", [target])], joins: joins) {
            $0.work = .effect(EffectUse(effect: "email.buat", arguments: ["alamat": .answer(reference)]))
        }
    }

    /// `a` asks only on one of its two ways.
    private func oneWayAsks(field change: (inout Field) -> Void = { $0.required = .yes }) -> NetBuilder {
        var net = NetBuilder()
        addForm(&net, change)
        net.decision("a", [("x", ["tanya"]), ("y", ["b"])])
        net.step("tanya", to: ["e"]) { $0.asks = [FormUse(form: "data")] }
        net.step("b", to: ["e"])
        effect(&net, "e", to: "ok")
        net.result("ok")
        return net
    }

    @Test func aParameterThatMayBeMissingNamesThePath() throws {
        let findings = check(oneWayAsks())
        #expect(findings.codes == ["E122"])
        let finding = try #require(findings.first)
        #expect(finding.path == ["a:y", "b"])
        #expect(finding.message.contains("\"data.nama\""))
        #expect(finding.position == SourcePosition(line: 4, column: 3))
    }

    @Test func anInitialValueIsEnough() {
        let net = oneWayAsks {
            $0.required = .yes
            $0.initial = .literal(.text("x"))
        }
        #expect(check(net).isEmpty)
    }

    @Test func aQuestionIsSureOnlyIfItMustBeAnsweredAndIsAlwaysShown() {
        func asked(_ change: (inout Field) -> Void) -> [Diagnostic] {
            var net = NetBuilder()
            addForm(&net, change)
            net.step("a", to: ["e"]) { $0.asks = [FormUse(form: "data", fields: ["nama"])] }
            effect(&net, "e", to: "ok")
            net.result("ok")
            return check(net)
        }
        #expect(asked { $0.required = .yes }.isEmpty)
        #expect(asked { $0.required = .no }.codes == ["E122"])
        #expect(asked { $0.required = .when(.test(.fact(.channel), .filled)) }.codes == ["E122"])
        #expect(
            asked {
                $0.required = .yes
                $0.shownWhen = .test(.fact(.channel), .filled)
            }.codes == ["E122"])
    }

    @Test func whatOneBranchAsksIsThereBehindTheJoin() {
        func procedure(joins: [[String]]) -> NetBuilder {
            var net = NetBuilder()
            addForm(&net)
            net.step("a", to: ["b", "c"])
            net.step("b", to: ["e"]) { $0.asks = [FormUse(form: "data")] }
            net.step("c", to: ["e"])
            effect(&net, "e", to: "ok", joins: joins)
            net.result("ok")
            return net
        }
        #expect(check(procedure(joins: [["b"], ["c"]])).isEmpty)
        // Of an either-of item it may have been the other.
        #expect(check(procedure(joins: [["b", "c"]])).first("E122")?.path == ["a", "c"])
    }

    @Test func askingInAParallelBranchIsNotEnough() {
        var net = NetBuilder()
        addForm(&net)
        net.step("a", to: ["b", "e"])
        net.step("b", to: ["z"]) { $0.asks = [FormUse(form: "data")] }
        effect(&net, "e", to: "z")
        net.step("z", to: ["ok"], joins: [["b"], ["e"]])
        net.result("ok")
        #expect(check(net).first("E122")?.path == ["a"])
    }

    @Test func skippedAndTimedOutStepsAskNothing() {
        func procedure(_ change: (inout Step) -> Void) -> NetBuilder {
            var net = NetBuilder()
            addForm(&net)
            net.step("a", to: ["b"])
            net.step("b", to: ["e"]) {
                $0.asks = [FormUse(form: "data")]
                change(&$0)
            }
            effect(&net, "e", to: "ok")
            net.result("ok")
            return net
        }
        #expect(check(procedure { _ in }).isEmpty)
        #expect(check(procedure { $0.maySkip = true }).first("E122")?.path == ["a", "b:dilewati"])
        #expect(check(procedure { $0.expiry = Expiry(targets: ["e"]) }).first("E122")?.path == ["a", "b:habis"])
    }

    @Test func onlyTheOutcomeThatAsksGivesTheAnswer() {
        var net = NetBuilder()
        addForm(&net)
        net.decision("a", [("x", ["e"]), ("y", ["e"])]) { $0.outcomes[0].asks = [FormUse(form: "data")] }
        effect(&net, "e", to: "ok")
        net.result("ok")
        #expect(check(net).first("E122")?.path == ["a:y"])
    }

    @Test func outputsComeWithSuccessOnly() {
        func procedure(failing target: String) -> NetBuilder {
            var net = NetBuilder()
            addForm(&net)
            net.step("a", to: ["e"]) { $0.asks = [FormUse(form: "data")] }
            net.decision("e", [("berhasil", ["f"]), ("terpakai", [target])]) {
                $0.work = .effect(
                    EffectUse(effect: "email.buat", arguments: ["alamat": .answer(.field(Self.name))]))
            }
            effect(&net, "f", to: "ok", with: .output(step: "e", name: "id"))
            net.result("ok")
            return net
        }
        #expect(check(procedure(failing: "ok")).isEmpty)
        #expect(check(procedure(failing: "f")).first("E122")?.path == ["a", "e:terpakai"])
    }

    @Test func aLaterFailureLeavesNoOutput() {
        var net = NetBuilder()
        addForm(&net)
        net.step("a", to: ["e"]) { $0.asks = [FormUse(form: "data")] }
        effect(&net, "e", to: "d")
        net.change { $0.steps[1].outcomes[1].targets = ["g"] }
        net.decision("d", [("ulang", ["e"]), ("lanjut", ["f"])])
        net.decision("g", [("lagi", ["e"]), ("lanjut", ["h"])])
        effect(&net, "f", to: "ok", with: .output(step: "e", name: "id"))
        effect(&net, "h", to: "ok", with: .output(step: "e", name: "id"))
        net.result("ok")
        // Behind success it is there in every visit; behind failure it is not, even if an earlier visit succeeded.
        #expect(check(net).map(\.position.line) == [6])
        #expect(check(net).first?.path == ["a", "e:terpakai", "g:lanjut"])
        net.change { $0.steps[1].outcomes[1].targets = ["d"] }
        #expect(check(net).first("E122")?.path == ["a", "e:terpakai", "d:lanjut"])
    }

    @Test func papersAndRegisterRecords() {
        func procedure(_ reference: AnswerReference, applicants: [Lane.ApplicantKind]) -> NetBuilder {
            var net = NetBuilder()
            net.change {
                var lane = Lane(name: "pemohon", title: "Pemohon", party: .applicant)
                lane.applicants = applicants
                var optional = Paper(name: "foto", title: "Foto")
                optional.required = .no
                $0.lanes.append(lane)
                $0.papers = [Paper(name: "ktp", title: "KTP"), optional]
            }
            net.step("a", to: ["e"]) { $0.uploads = ["ktp", "foto"] }
            effect(&net, "e", to: "ok", with: reference)
            net.result("ok")
            return net
        }
        #expect(check(procedure(.paper("ktp"), applicants: [.resident])).isEmpty)
        #expect(check(procedure(.paper("foto"), applicants: [.resident])).codes == ["E122"])
        #expect(check(procedure(.resident("nama"), applicants: [.resident])).isEmpty)
        #expect(check(procedure(.resident("nama"), applicants: [.resident, .anyone])).codes == ["E122"])
        #expect(check(procedure(.fact(.number), applicants: [])).isEmpty)
    }

    @Test func aLetterNeedsItsValuesWhenItIsDrafted() throws {
        func procedure(asking: [FormUse]) -> NetBuilder {
            var net = NetBuilder()
            addForm(&net)
            net.change {
                var letter = LetterUse(name: "izin", type: "sk")
                letter.arguments = ["nama": .answer(.field(Self.name))]
                $0.letters = [letter]
            }
            net.step("a", to: ["b"])
            net.step("b", to: ["ok"]) {
                $0.asks = asking
                $0.letterActs = [LetterAct(kind: .draft, letter: "izin", position: SourcePosition(line: 77, column: 9))]
            }
            net.result("ok")
            return net
        }
        #expect(check(procedure(asking: [FormUse(form: "data")])).isEmpty)
        let finding = try #require(check(procedure(asking: [])).first("E122"))
        #expect(finding.path == ["a", "b"])
        #expect(finding.position == SourcePosition(line: 77, column: 9))
    }

    @Test func aTimeMayCountOnlyFromWhatHasHappened() throws {
        func procedure(_ anchor: Anchor) -> [Diagnostic] {
            var net = NetBuilder()
            net.decision("a", [("x", ["b"]), ("y", ["c"])])
            net.step("b", to: ["z"])
            net.step("c", to: ["z"])
            net.step("z", to: ["ok"]) { $0.since = anchor }
            net.result("ok")
            return check(net)
        }
        func event(_ step: String, _ outcome: String? = nil) -> Anchor {
            .event(EventReference(step: step, outcome: outcome))
        }
        #expect(procedure(.opening).isEmpty)
        #expect(procedure(event("a")).isEmpty)
        let finding = try #require(procedure(event("b")).first("E404"))
        #expect(finding.path == ["a:y", "c"])
        #expect(finding.message == "Waktu dihitung sejak \"b\", tetapi \"b\" mungkin belum terjadi")
        #expect(procedure(event("a", "x")).first("E404")?.path == ["a:y", "c"])
        // One of several is enough, whichever way was taken.
        #expect(procedure(.latest([event("b"), event("c")])).isEmpty)
        #expect(procedure(.earliest([event("b"), event("z")])).first("E404")?.path == ["a:y", "c"])
        #expect(procedure(.deadline(ofStep: "z")).isEmpty)
        #expect(procedure(.deadline(ofStep: "b")).first("E404")?.path == ["a:y", "c"])
    }

    @Test func aTimeOutCountsFromItsOwnAnchor() {
        var net = NetBuilder()
        net.step("a", to: ["b"])
        net.step("b", to: ["ok"]) {
            $0.expiry = Expiry(targets: ["ok"])
            $0.expiry?.since = .event(EventReference(step: "b", position: SourcePosition(line: 9, column: 1)))
        }
        net.result("ok")
        #expect(check(net).first("E404")?.path == ["a"])
        #expect(check(net).first?.position == SourcePosition(line: 9, column: 1))
    }
}
