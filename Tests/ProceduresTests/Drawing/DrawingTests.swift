import Forms
import Procedures
import Testing

/// The official flowchart, by its coordinates: no arrow meets what it does not lead to, none is lost, nothing overlaps.
struct DrawingTests {
    static let formats = [DrawingFormat.a4, .f4, .screen]

    /// Everything is known, and all of it is long.
    static let wordy: OfficialIdentity = {
        var identity = OfficialIdentity()
        identity.unit = [
            "Pemerintah Kabupaten Kepulauan Contoh Nusantara Raya",
            "Dinas Komunikasi, Informatika, Statistik, dan Persandian",
            "Bidang Penyelenggaraan Pemerintahan Berbasis Elektronik dan Pengelolaan Informasi Publik",
        ]
        identity.emblem = DrawnEmblem(source: "/logo.jpg", width: 600, height: 800)
        identity.number = "000.8.3.3/1234/SOP-DISKOMINFOSTANDI/XII/2026"
        identity.made = CalendarDate(iso: "2026-09-23")
        identity.revised = CalendarDate(iso: "2026-09-23")
        identity.effective = CalendarDate(iso: "2026-09-23")
        identity.approver = [
            "Plt. Kepala Dinas Komunikasi, Informatika, Statistik, dan Persandian Kabupaten Kepulauan Contoh",
            "Prof. Dr. Raden Mas Budi Hadikusumowardoyo Contohningrat, S.Kom., M.Kom., M.M.", "Pembina Utama Madya",
            "NIP 197001011990011001",
        ]
        return identity
    }()

    private func expectNoBreach(
        _ procedure: Procedure, _ catalogue: Catalogue, _ note: String,
        identity: OfficialIdentity = OfficialIdentity()
    ) throws {
        let chart = FlowChart(procedure, catalogue: catalogue)
        for format in Self.formats {
            let drawing =
                try format == .screen
                ? Drawing(flowOf: procedure, catalogue: catalogue)
                : Drawing(procedure, identity: identity, catalogue: catalogue, on: format)
            for rule in DrawingRule.allCases {
                let breaches = rule.breaches(in: drawing, of: chart)
                #expect(breaches.isEmpty, "\(note), \(format.name): \(breaches.prefix(3))")
            }
        }
    }

    @Test(arguments: ShippedProceduresTests.names)
    func shippedProceduresAreDrawn(name: String) throws {
        let result = Checker.check(
            source: Fixtures.procedure(name), fileName: "\(name).sop.yaml", catalogue: CitizenCatalogue.shipped)
        let procedure = try #require(result.procedure)
        try expectNoBreach(procedure, CitizenCatalogue.shipped, name)
        try expectNoBreach(procedure, CitizenCatalogue.shipped, "\(name), adopted", identity: Self.wordy)
    }

    /// A row that no page holds is told, and not left out.
    @Test func whatDoesNotFitIsSaid() throws {
        var procedure = Procedure(name: "contoh", version: 1, title: "Contoh", officeKinds: ["dinas"], start: "a")
        procedure.lanes = [Lane(name: "p", title: "Pemohon", party: .applicant)]
        procedure.results = [CaseResult(name: "terbit", title: "Terbit", kind: .success)]
        var step = Step(name: "a", text: "Mengajukan", isDecision: false)
        step.performers = .one("p")
        step.outputs = (1...400).map { "Keluaran \($0)" }
        step.outcomes = [Outcome(name: "selesai", label: "Selesai", targets: ["terbit"])]
        procedure.steps = [step]
        for format in DrawingFormat.papers {
            let trouble = #expect(throws: DrawingTrouble.self) {
                try Drawing(procedure, identity: OfficialIdentity(), catalogue: Catalogue(), on: format)
            }
            #expect(trouble?.message.contains("Kegiatan 1, “Mengajukan”, tidak muat di satu halaman") == true)
        }
        #expect(Drawing(flowOf: procedure, catalogue: Catalogue()).pages.count == 1)
    }

    @Test(arguments: Array(0..<8))
    func randomProceduresAreDrawn(share: Int) throws {
        for seed in 0..<25 {
            let seed = UInt64(share * 25 + seed)
            try expectNoBreach(DrawnSample.procedure(seed: seed), RandomProcedure.catalogue, "seed \(seed)")
        }
    }
}
