import Forms
import FoundationEssentials
import Procedures
import Services
import Testing

@testable import Pages
@testable import Web

/// The list of steps of every shipped SOP, in its words, and where it shows a case.
@Suite struct ShippedFlowTests {
    static let names = [
        "akun-aplikasi", "email-domain", "email-perangkat-daerah", "email-perangkat-desa", "hak-data-pribadi",
        "keberatan-informasi", "panggilan", "pengaduan", "permohonan-informasi", "surat-layanan-mandiri",
    ]

    static let catalogue: Catalogue = {
        var catalogue = ServicesCatalogue.base
        // Twice: some name one that stands later.
        for name in names + names {
            let read = SOPReader.read(
                source: (try? Repo.bytes("procedures/\(name).sop.yaml")) ?? [], fileName: "\(name).sop.yaml",
                catalogue: catalogue)
            catalogue.procedures[name] = read.procedure ?? catalogue.procedures[name]
        }
        return catalogue
    }()

    private func procedure(_ name: String) throws -> Procedure { try #require(Self.catalogue.procedures[name]) }

    private func flow(_ name: String) throws -> FlowView { FlowView(try procedure(name), hash: "words of \(name)") }

    private func words(_ flow: FlowView, at number: String) -> String? {
        flow.rows.firstIndex { $0.number == number }.flatMap(flow.branchWords)
    }

    @Test func allAreHere() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Repo.path("procedures"))
        #expect(files.filter { $0.hasSuffix(".sop.yaml") }.sorted() == Self.names.map { "\($0).sop.yaml" })
    }

    /// One of two answers a complaint, and one of two signs a letter; nobody waits for both.
    @Test(arguments: [
        ("pengaduan", "C1", "Admin Pengaduan atau Unit Penangan · 1 hari kerja"),
        ("surat-layanan-mandiri", "5", "Kepala Desa atau Sekretaris Desa · 1 hari kerja"),
    ])
    func oneOfSeveralIsSaid(name: String, number: String, words: String) throws {
        let flow = try flow(name)
        #expect(flow.rows.filter { $0.number == number }.map(flow.performers) == [words])
    }

    /// No shipped SOP begins anything side by side.
    @Test(arguments: names)
    func noChoiceIsToldAsWorkSideBySide(name: String) throws {
        let flow = try flow(name)
        for index in flow.rows.indices {
            #expect(flow.branchWords(of: index)?.contains("bersamaan") != true, "\(flow.rows[index].text)")
        }
    }

    /// The picture is said to hold the same, but for where somebody gives up.
    @Test(arguments: names)
    func theListSaysWhatTheDrawingShows(name: String) throws {
        let (procedure, flow) = (try procedure(name), try flow(name))
        let chart = FlowChart(procedure, catalogue: Self.catalogue)
        for (index, step) in procedure.printedSteps.enumerated() {
            let exits = (chart.row(of: .step(step.name))?.exits ?? []).filter { exit in
                !exit.targets.allSatisfy { target in
                    if case .result(let name) = target { procedure.result(name)?.kind == .withdrawn } else { false }
                }
            }
            let words = flow.branchWords(of: index) ?? ""
            #expect(flow.rows[index].branches.count == exits.count, "\(step.name)")
            for label in exits.compactMap(\.label).flatMap({ $0.split(separator: " / ") }) {
                #expect(words.contains(label), "\(step.name): \(label)")
            }
        }
    }

    /// Lines to different rows that shared a gutter would be read as one.
    @Test(arguments: names)
    func linesToDifferentRowsShareNoGutter(name: String) throws {
        let jumps = FlowStrip(try flow(name)).jumps
        for (index, one) in jumps.enumerated() {
            for other in jumps[(index + 1)...] where one.gutter == other.gutter && one.to != other.to {
                #expect(!one.span.overlaps(other.span), "\(one) and \(other)")
            }
        }
    }

    @Test func choicesAndTimeOutsAreSaid() throws {
        let letter = words(try flow("surat-layanan-mandiri"), at: "6")
        #expect(
            letter
                == "Elektronik dengan sertifikat BSrE: lanjut ke 7. Langsung di atas kertas: langsung ke 8.")
        let answer = words(try flow("permohonan-informasi"), at: "C2") ?? ""
        #expect(
            answer.hasPrefix(
                "Diberikan seluruhnya: lanjut ke D1. Diberikan sebagian: langsung ke D2. Ditolak: selesai, "))
        #expect(answer.contains("Tidak ada pada kantor ini: selesai, "))
        let complaint = try flow("pengaduan")
        #expect(
            words(complaint, at: "C2")?.hasSuffix(
                "Waktu habis: selesai, ditutup karena pelapor tidak menanggapi.") == true)
        let objection = try flow("keberatan-informasi")
        let silence = objection.rows.first { $0.text == "Menanggapi keberatan yang tidak dijawab" }?.number ?? ""
        #expect(words(objection, at: "B1")?.contains("Waktu habis: langsung ke \(silence).") == true)
    }

    // MARK: A case

    private static let clerk = EventActor(person: "orang", lane: nil, channel: .online)

    private func state(_ bodies: CaseEvent.Body...) throws -> CaseState {
        let opening = Opening(procedureHash: "h", number: "1", applicant: nil, channel: .online)
        let all: [CaseEvent.Body] = [.opened(opening)] + bodies
        let moment = Instant(seconds: 1_790_000_000)
        let events = all.map { CaseEvent(occurred: moment, recorded: moment, actor: Self.clerk, body: $0) }
        return try #require(CaseState.fold(events))
    }

    private func opened(_ step: Step) -> CaseEvent.Body {
        .stepOpened(StepOpened(step: step.name, visit: 1, lanes: step.lanes))
    }

    private func marked(_ name: String, _ state: CaseState) throws -> FlowView {
        FlowView(try procedure(name), hash: "words of \(name)", state: state, zone: .wib, forApplicant: true)
    }

    private func marked(_ name: String, openAt step: String) throws -> FlowView {
        let found = try procedure(name).step(step)
        return try marked(name, state(opened(try #require(found))))
    }

    /// Whoever has a case at a step finds it in the list and in the drawing, also where the step has no row.
    @Test(arguments: names)
    func everyOpenStepIsShown(name: String) throws {
        let procedure = try procedure(name)
        let drawn = Set(procedure.printedSteps.map(\.name))
        for step in procedure.steps where !step.isImmediate {
            let state = try state(opened(step))
            let flow = try marked(name, state)
            #expect(flow.rows.count(where: \.holdsCase) == 1, "\(step.name)")
            #expect(String(decoding: flow.html.bytes, as: UTF8.self).contains("aria-current"), "\(step.name)")
            let places = flow.places(in: procedure, state: state)
            #expect(places.count == 1 && places.isSubset(of: drawn), "\(step.name)")
        }
    }

    @Test func aStepThatLeadsToNoRowIsNamedAfterTheOneBeforeIt() throws {
        let domain = try marked("email-domain", openAt: "isi-domain-lain")
        let next = domain.rows.first { $0.text.hasPrefix("Mengaktifkan domain") }
        #expect(next?.before == "Pemohon memilih nama domain lain")
        let refused = try marked("email-perangkat-daerah", openAt: "beri-tahu")
        let last = refused.rows.first { $0.after != nil }
        #expect(last?.text == "Memutuskan permohonan menurut hasil verifikasi")
        #expect(last?.after?.hasSuffix("mengirimkan surat pemberitahuan tidak disetujui") == true)
    }

    /// A word beside each mark, for the ear and for a photocopy.
    @Test func whatIsMarkedIsAlsoSaid() throws {
        let procedure = try procedure("akun-aplikasi")
        let (first, second) = (procedure.steps[0], procedure.steps[1])
        let running = try marked(
            "akun-aplikasi", state(opened(first), .stepExpired(step: first.name, visit: 1), opened(second)))
        let words = String(decoding: running.html.bytes, as: UTF8.self)
        #expect(running.rows[0].note?.hasPrefix("Waktu habis ") == true)
        #expect(words.split(separator: "Sekarang di sini").count == 2)

        let over = try state(opened(first), .ended(result: "terdaftar"))
        let ended = try marked("akun-aplikasi", over)
        #expect(String(decoding: ended.html.bytes, as: UTF8.self).contains("<b>Berakhir: akun aktif</b>"))
        #expect(ended.places(in: procedure, state: over) == ["terdaftar"])
    }

    /// The official drawing marks the end that a case has come to.
    @Test func theDrawingMarksTheEnd() throws {
        let drawing = Drawing(flowOf: try procedure("akun-aplikasi"), catalogue: Self.catalogue)
        let page = try #require(drawing.pages.first)
        let marks = { (now: Set<String>) in SheetView(page, label: "", now: now).symbols.count(where: \.isNow) }
        #expect(marks(["terdaftar"]) == 1)
        #expect(marks(["daftar"]) == 1)
        #expect(marks([]) == 0)
    }
}
