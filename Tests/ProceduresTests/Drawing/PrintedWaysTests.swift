import Forms
import Procedures
import Testing

/// Where the rows of the official table lead, over steps that have none.
struct PrintedWaysTests {
    private func shipped(_ name: String) throws -> Procedure {
        let result = Checker.check(
            source: Fixtures.procedure(name), fileName: "\(name).sop.yaml", catalogue: CitizenCatalogue.shipped)
        return try #require(result.procedure)
    }

    private func exits(_ procedure: Procedure, _ step: String) -> [ChartExit] {
        FlowChart(procedure, catalogue: CitizenCatalogue.shipped).row(of: .step(step))?.exits ?? []
    }

    /// No shipped SOP begins anything side by side: whatever leads to two places is a choice, and is told as one.
    @Test(arguments: ShippedProceduresTests.names)
    func noChoiceIsDrawnAsWorkSideBySide(name: String) throws {
        let procedure = try shipped(name)
        #expect(procedure.steps.flatMap(\.outcomes).allSatisfy { $0.targets.count == 1 })
        for row in FlowChart(procedure, catalogue: CitizenCatalogue.shipped).rows {
            #expect(row.exits.allSatisfy { $0.targets.count == 1 }, "\(row.node)")
            #expect(Set(row.exits.map(\.outcomes)).count == row.exits.count, "\(row.node)")
            #expect(row.exits.count { $0.label == nil } <= 1, "\(row.node)")
        }
    }

    @Test(arguments: ShippedProceduresTests.names)
    func everyOutcomeIsNamedOnAnArrow(name: String) throws {
        let procedure = try shipped(name)
        let labels = FlowChart(procedure, catalogue: CitizenCatalogue.shipped).rows.flatMap(\.exits).compactMap(\.label)
        let told = labels.joined(separator: "\n").lowercased()
        for step in procedure.steps {
            let ends = Set(step.outcomes.map(\.targets) + (step.expiry.map { [$0.targets] } ?? []))
            if ends.count == 1 { continue }
            if step.expiry != nil { #expect(told.contains("waktu habis"), "\(step.name)") }
            // What an earlier step decided is called as it was there.
            if case .branch(.byStep) = step.work { continue }
            for outcome in step.outcomes where !outcome.isImplicit {
                #expect(told.contains(outcome.label.lowercased()), "\(step.name).\(outcome.name)")
            }
        }
    }

    @Test func aChoiceAtAStepWithoutARowHasItsLabels() throws {
        let letter = try shipped("surat-layanan-mandiri")
        #expect(
            exits(letter, "siapkan").map(\.label) == ["Elektronik dengan sertifikat BSrE", "Langsung di atas kertas"])
        #expect(exits(letter, "siapkan").map(\.targets) == [[.step("unduh")], [.step("serahkan")]])
        let row = FlowChart(letter, catalogue: CitizenCatalogue.shipped).row(of: .step("siapkan"))
        #expect(row?.shape == .diamond)

        let answer = exits(try shipped("permohonan-informasi"), "beritahukan")
        #expect(
            answer.map(\.label) == [
                "Diberikan seluruhnya", "Diberikan sebagian", "Ditolak", "Tidak ada pada kantor ini",
            ])
        #expect(
            answer.map(\.targets) == [
                [.step("serahkan")], [.step("serahkan-sebagian")], [.result("ditolak")], [.result("tidak-dikuasai")],
            ])
    }

    @Test func aTimeThatRunsOutAtAStepWithoutARowIsAWayOfItsOwn() throws {
        let check = exits(try shipped("akun-aplikasi"), "cek")
        #expect(check.map(\.label) == ["Sesuai", "Perlu diperbaiki", "Perlu diperbaiki, waktu habis", "Tolak"])
        #expect(
            check.map(\.targets) == [[.step("aktifkan")], [.step("cek")], [.result("gugur")], [.result("ditolak")]])
    }

    @Test func timesByAnswerAreCalledAsTheFormAsks() throws {
        let chart = FlowChart(try shipped("pengaduan"), catalogue: CitizenCatalogue.shipped)
        #expect(
            chart.row(of: .step("kerjakan"))?.time == [
                "Permintaan penjelasan: 1 hari kerja", "Aspirasi: 1 hari kerja",
                "Pengaduan tidak berkadar pengawasan: 10 hari kerja", "Pengaduan berkadar pengawasan: 56 hari kerja",
            ])
    }

    @Test func stepsWithoutARowStandBeforeOrAfterOne() throws {
        func place(_ step: String, in name: String) throws -> PrintedPlace? {
            let procedure = try shipped(name)
            return procedure.step(step).flatMap(procedure.printedPlace)
        }
        #expect(try place("isi-domain-lain", in: "email-domain") == .before("aktifkan-domain"))
        #expect(try place("cek-domain-lain", in: "email-domain") == .before("aktifkan-domain"))
        #expect(try place("beri-tahu", in: "email-perangkat-daerah") == .after(["putuskan"]))
        #expect(try place("cari-akun", in: "email-perangkat-desa") == .before("cocokkan"))
        #expect(try place("undang", in: "email-perangkat-desa") == .before("isi-data"))
        #expect(try place("periksa", in: "email-domain") == nil)
    }

    /// Two ways at each of sixty steps without a row are more ways than anybody could count: each row is led to, and soon.
    @Test func aNetOfStepsWithoutARowIsNotUnravelled() {
        var procedure = Procedure(name: "jala", version: 1, title: "Jala", officeKinds: ["dinas"], start: "awal-a")
        procedure.results = [CaseResult(name: "terbit", title: "Terbit", kind: .success)]
        func step(_ name: String, to targets: [String], isPrinted: Bool) -> Step {
            var step = Step(name: name, text: name, isDecision: false)
            step.printing = isPrinted ? .yes : .no
            step.outcomes = targets.enumerated().map { Outcome(name: "h\($0)", label: "H\($0)", targets: [$1]) }
            return step
        }
        procedure.steps = [step("awal-a", to: ["x0"], isPrinted: true)]
        for number in 0..<60 {
            let next = number == 59 ? ["r1", "r2"] : ["x\(number + 1)", "y\(number + 1)"]
            procedure.steps += [step("x\(number)", to: next, isPrinted: false)]
            procedure.steps += [step("y\(number)", to: next.reversed(), isPrinted: false)]
        }
        procedure.steps += [step("r1", to: ["terbit"], isPrinted: true), step("r2", to: ["terbit"], isPrinted: true)]
        let ways = procedure.printedWays(of: procedure.steps[0])
        #expect(Set(ways.map(\.targets)) == [[.step("r1")], [.step("r2")]])
    }

    @Test func aForkStaysAForkBesideAChoice() {
        var procedure = Procedure(name: "cabang", version: 1, title: "Cabang", officeKinds: ["dinas"], start: "a")
        procedure.results = [CaseResult(name: "terbit", title: "Terbit", kind: .success)]
        var (first, choice) = (
            Step(name: "a", text: "A", isDecision: false), Step(name: "pilih", text: "Pilih", isDecision: true)
        )
        first.outcomes = [Outcome(name: "selesai", label: "Selesai", targets: ["b", "pilih"])]
        choice.printing = .no
        choice.outcomes = [
            Outcome(name: "ya", label: "Ya", targets: ["c"]), Outcome(name: "tidak", label: "Tidak", targets: ["d"]),
        ]
        let others = ["b", "c", "d"].map { name in
            var step = Step(name: name, text: name, isDecision: false)
            step.outcomes = [Outcome(name: "selesai", label: "Selesai", targets: ["terbit"])]
            return step
        }
        procedure.steps = [first, choice] + others
        let ways = procedure.printedWays(of: first)
        #expect(ways.map(\.labels) == [["Ya"], ["Tidak"]])
        #expect(ways.map(\.targets) == [[.step("b"), .step("c")], [.step("b"), .step("d")]])
    }
}
