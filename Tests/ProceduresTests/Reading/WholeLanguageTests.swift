import Forms
import Procedures
import Testing

/// A file in which every key stands at least once: what of it reaches the model.
struct WholeLanguageTests {
    private let procedure: Procedure
    private let diagnostics: [Diagnostic]

    init() throws {
        let read = SOPReader.read(
            source: Fixtures.bytes("Tests/ProceduresTests/Support/lengkap.sop.yaml"), fileName: "lengkap.sop.yaml",
            catalogue: TestCatalogue.shipped)
        diagnostics = read.diagnostics
        procedure = try #require(read.procedure, "\(read.diagnostics.map { $0.rendered(file: "lengkap") })")
    }

    @Test func isReadWithoutAnyFinding() { #expect(diagnostics == []) }

    /// It is sound, its data flow holds, and its example runs; only three results have none.
    @Test func passesTheWholeCompiler() {
        let result = Checker.check(
            source: Fixtures.bytes("Tests/ProceduresTests/Support/lengkap.sop.yaml"), fileName: "lengkap.sop.yaml",
            catalogue: TestCatalogue.shipped)
        #expect(result.isAccepted)
        #expect(result.diagnostics.map(\.code) == ["P504", "P504", "P504"])
    }

    @Test func usesEveryKey() {
        let text = Fixtures.text("Tests/ProceduresTests/Support/lengkap.sop.yaml")
        for context in SOPKeys.all {
            for key in context.names { #expect(text.contains("\(key):"), "\(context.name): \(key)") }
        }
    }

    @Test func lanesPapersAndFields() throws {
        #expect(procedure.lane("operator")?.roles == ["operator", "kaur-umum"])
        #expect(procedure.lane("camat")?.place == .ancestor(kind: "kecamatan"))
        #expect(procedure.lane("rekan")?.place == .partner("desa-tetangga"))
        #expect(procedure.lane("rt")?.recordedBy == "operator")
        let ktp = try #require(procedure.paper("ktp"))
        #expect(ktp.extensions == [.pdf, .jpg])
        #expect(ktp.maximumBytes == 500 * 1024)
        #expect(ktp.maximumFiles == 2)
        #expect(ktp.help == "Foto yang terbaca")
        #expect(ktp.delivery == .either)
        let authorised = AnswerReference.field(FieldPath(form: "data", field: "dikuasakan"))
        #expect(procedure.paper("kuasa")?.required == .when(.test(authorised, .isOneOf([.flag(true)]))))
        let name = try #require(procedure.field(FieldPath(form: "data", field: "nama")))
        #expect(name.initial == .source(.resident("nama")))
        #expect(name.minimum == .number(3))
        let count = try #require(procedure.field(FieldPath(form: "data", field: "jumlah")))
        let kind = AnswerReference.field(FieldPath(form: "data", field: "sifat"))
        #expect(count.maximum == .byAnswer(kind, ["biasa": .number(10), "segera": .number(5)], otherwise: nil))
        #expect(procedure.field(FieldPath(form: "data", field: "barang"))?.columns.map(\.name) == ["nama", "banyak"])
        #expect(procedure.field(FieldPath(form: "data", field: "tanggal"))?.minimum == .date(.today))
        let proven = procedure.forms.flatMap(\.fields).filter(\.mustBeProven)
        #expect(proven.map(\.name) == ["surel"] && procedure.asksProvenAddress)
    }

    @Test func limitsAndRules() throws {
        let limit = try #require(procedure.limits.first)
        #expect(limit.name == "semua-langkah")
        #expect(limit.pausedBy == ["pemohon"])
        #expect(limit.extension?.amount == TimeAmount(7, .workingDays))
        #expect(
            limit.since == .event(EventReference(step: "ajukan", isFirst: true, position: eventPosition(limit.since))))
        #expect(procedure.limits.last?.expiry == "gugur")
        #expect(procedure.withdrawal?.until?.outcome == "setuju")
        #expect(procedure.withdrawal?.until?.isFirst == true)
        #expect(procedure.withdrawal?.reasonRequired == true)
        #expect(procedure.correction?.fields == [FieldPath(form: "data", field: "nama")])
        #expect(procedure.confidentiality.first?.closes == .identity)
        #expect(procedure.confidentiality.last?.closes == .named)
        #expect(procedure.leavesOpen(.paper("kuasa")) && !procedure.leavesOpen(.paper("ktp")))
        let withheld = try #require(procedure.withholdings.first)
        #expect(withheld.subject == .field(FieldPath(form: "penilaian", field: "nilai")))
        #expect(withheld.until.step == "sahkan" && withheld.until.outcome == "setuju")
        #expect(procedure.followUps.first?.whenLate == ["terlama"])
        #expect(procedure.followUps.first?.during == ["periksa"])
        #expect(procedure.move == CaseMove(fromVersion: 2, steps: ["pemeriksaan": "periksa"]))
        #expect(procedure.result("ditolak")?.stopsOthers == true)
    }

    private func eventPosition(_ anchor: Anchor) -> SourcePosition {
        if case .event(let event) = anchor { event.position } else { .start }
    }

    @Test func steps() throws {
        let check = try #require(procedure.step("periksa"))
        #expect(check.performers == .anyOf(["operator", "kades"]))
        #expect(check.time == .fixed(TimeAmount(2, .workingDays)))
        #expect(check.notBefore == TimeAmount(1, .workingHours))
        #expect(check.reminders.count == 3)
        #expect(check.escalations == [Escalation(at: .percent(100), lanes: ["kades"], takesOver: true)])
        #expect(check.expiry?.targets == ["gugur"])
        #expect(check.outcome("lengkap")?.targets == ["nilai", "saksi", "hitung"])
        #expect(check.outcome("kurang")?.maximumTimes == 2)
        #expect(check.outcome("kurang")?.label == "Kurang")
        #expect(check.requirements == [.form("data"), .paper("ktp"), .text("Buku tamu")])
        #expect(procedure.step("nilai")?.performers == .inOrder(["operator", "camat"]))
        #expect(procedure.step("siapkan")?.joins == [["nilai"], ["saksi"], ["hitung"]])
        #expect(procedure.step("siapkan")?.letterActs.map(\.kind) == [.draft, .number])
        #expect(procedure.step("alamat")?.outcomes.map(\.name) == ["berhasil"])
        #expect(procedure.step("alamat")?.isUndone == false)
        #expect(procedure.step("terima")?.printing == .rowOnly)
        #expect(procedure.step("terima")?.time == .unregulated)
        #expect(procedure.step("sahkan")?.since == .deadline(ofStep: "siapkan"))
        #expect(procedure.step("siapkan-lagi")?.since == .before(FieldPath(form: "data", field: "tanggal")))
        #expect(procedure.step("siapkan-lagi")?.time == .fixed(TimeAmount(1, .calendarDays)))
        #expect(procedure.step("sahkan")?.notices.count == 2)
        guard case .branch(.byConditions(let cases, let otherwise)) = procedure.step("pilah")?.work else {
            Issue.record("pilah is no branch by conditions")
            return
        }
        #expect(cases.map(\.outcome) == ["cepat"])
        #expect(otherwise == "biasa")
    }

    @Test func examples() throws {
        let example = try #require(procedure.examples.first)
        #expect(example.holidays == [CalendarDate(iso: "2026-03-04")])
        #expect(example.ramadan?.first == CalendarDate(iso: "2026-03-09"))
        #expect(example.answers == ["data.sifat": .text("segera"), "data.jumlah": .text("3")])
        #expect(example.items.count == 9)
        guard case .refused(.act(let act)) = example.items[0].content else {
            Issue.record("the first item is no refusal")
            return
        }
        #expect(act.lane == "operator")
        #expect(act.without == ["ktp"])
        #expect(example.items[6].content == .extend("semua-langkah"))
    }
}
