import Forms
import Procedures
import Services
import Store
import Testing

/// One adoption for many offices below the one that keeps the SOP.
@Suite struct AdoptBelowTests {
    @Test func everyChosenOfficeAdoptsWithAnActOfItsOwn() async throws {
        let scene = try await Scene()
        let villages = [scene.regency.villageA, scene.regency.villageB]
        let results = try await scene.adopt(at: villages)
        #expect(results.map(\.office.id) == villages.map(\.id))
        for village in villages {
            let found = try #require(try await scene.inForce(at: village))
            #expect(found.from == "root" && found.sopNumber == "065/1/2026")
            #expect(results.contains { $0.end == .adopted(found) })
            let acts = try await scene.acts(of: village)
            let act = try #require(acts.first)
            #expect(acts.count == 1 && act.by == "ayu" && act.subject == "salam")
            #expect(act.reason?.hasSuffix("diberlakukan oleh Kabupaten Contoh") == true)
        }
        // The text stays, for the offices that follow.
        let draft = try await scene.regency.test.database.read {
            try ProcedureDraft.find(scene.draft.id, at: "root", in: $0)
        }
        #expect(draft != nil)
    }

    @Test func aSecondSendingAdoptsNothingTwice() async throws {
        let scene = try await Scene()
        let (aren, bambu) = (scene.regency.villageA, scene.regency.villageB)
        try await scene.adopt(at: [aren])
        // As after a crash half way: those that were done stay, the others follow.
        let results = try await scene.adopt(at: [aren, bambu])
        let first = try #require(try await scene.inForce(at: aren))
        #expect(results.first?.end == .inForceAlready(first))
        #expect(try await scene.inForce(at: bambu) != nil)
        #expect(try await scene.acts(of: aren).count == 1)
    }

    @Test func whatOneOfficeRefusesStopsNoOther() async throws {
        let scene = try await Scene()
        let results = try await scene.adopt(at: [scene.regency.kominfo, scene.regency.villageA])
        let refused = try #require(results.first { $0.office.id == scene.regency.kominfo.id })
        guard case .refused(let reason) = refused.end else {
            Issue.record("\(refused.end)")
            return
        }
        #expect(reason.contains("bukan untuk"))
        #expect(try await scene.inForce(at: scene.regency.villageA) != nil)
    }

    @Test func anOfficesOwnVersionStaysUnlessItIsToBeReplaced() async throws {
        let scene = try await Scene()
        let aren = scene.regency.villageA
        let own = try await scene.adoptOwn(version: 2, at: aren)
        let results = try await scene.adopt(at: [aren, scene.regency.villageB])
        #expect(results.first?.end == .refused("Versi 2 miliknya sendiri berlaku sejak 2 Maret 2026"))
        #expect(try await scene.inForce(at: aren) == own)
        // Of two adopted in one second either could be the later.
        scene.regency.clock.turn(minutes: 1)
        try await scene.adopt(at: [aren], replacing: true)
        #expect(try await scene.inForce(at: aren)?.from == "root")
        // And the village may go on with its own afterwards.
        scene.regency.clock.turn(minutes: 1)
        let again = try await scene.adoptOwn(version: 3, at: aren)
        #expect(again.from == nil)
        #expect(try await scene.inForce(at: aren) == again)
    }

    @Test func anotherContentOfTheSameVersionIsRefusedAlsoWhenReplacing() async throws {
        let scene = try await Scene()
        let aren = scene.regency.villageA
        let own = try await scene.adoptOwn(version: 1, at: aren) { $0.replacing("Menyapa tamu", with: "Menyapa warga") }
        let results = try await scene.adopt(at: [aren], replacing: true)
        #expect(results.first?.end == .refused("Isi berubah tetapi versi masih 1"))
        #expect(try await scene.inForce(at: aren) == own)
    }

    @Test func onlyAnAdministratorOfTheOfficeAboveMay() async throws {
        let scene = try await Scene()
        let regency = scene.regency
        let village = try await regency.officer("citra", ["admin"], in: regency.villageA)
        let clerk = try await regency.officer("dewi", ["operator"], in: regency.villageA)
        for person in [village, clerk] {
            await #expect(throws: Denial.self) { try await scene.adopt(at: [regency.villageA], by: person) }
        }
        #expect(try await scene.inForce(at: regency.villageA) == nil)
    }

    @Test func anOfficeThatIsNotBelowIsRefusedWithAllOthers() async throws {
        let scene = try await Scene()
        let regency = scene.regency
        for foreign in ["root", "karangan"] {
            await #expect(throws: Denial.notFound) {
                try await AdoptBelow(regency.environment, scene.shelf)(
                    scene.draft, of: "root", at: [foreign, regency.villageA.id], Scene.terms, replacing: false,
                    by: regency.admin)
            }
        }
        #expect(try await scene.inForce(at: regency.villageA) == nil)
    }

    @Test func whatIsWrongEverywhereIsSaidAtItsField() async throws {
        let scene = try await Scene()
        let regency = scene.regency
        var terms = Scene.terms
        terms.sopNumber = " "
        terms.approvedBy = ""
        terms.firstDay = CalendarDate(iso: "2026-03-01")!
        let wrong = terms
        let troubles = try await #require(throws: FieldTroubles.self) {
            try await AdoptBelow(regency.environment, scene.shelf)(
                scene.draft, of: "root", at: [], wrong, replacing: false, by: regency.admin)
        }
        #expect(Set(troubles.messages.keys) == ["nomor", "disahkan", "berlaku", "kantor"])
        await #expect(throws: DraftChanged.self) {
            try await AdoptBelow(regency.environment, scene.shelf)(
                SeenDraft(id: scene.draft.id, hash: "karangan"), of: "root", at: [regency.villageA.id], Scene.terms,
                replacing: false, by: regency.admin)
        }
    }
}

/// The regency keeps an SOP for its villages.
private struct Scene: Sendable {
    let regency: Regency
    let shelf: ProcedureShelf
    let draft: SeenDraft

    static let terms = AdoptionTerms(
        sopNumber: "065/1/2026", firstDay: CalendarDate(iso: "2026-03-02")!, approvedBy: "Sekretaris Daerah")

    init() async throws {
        let (regency, shelf) = (try await Regency.make(), ProcedureShelf())
        let surroundings = try await regency.test.database.read {
            try CheckedSource.surroundings(of: "root", regency.environment, shelf, in: $0)
        }
        let checked = CheckedSource(Array(AdoptionTests.source(version: 1).utf8), in: surroundings)
        let id = try await KeepProcedureDraft(regency.environment)(
            checked, replacing: nil, at: "root", by: regency.admin)
        draft = SeenDraft(id: id, hash: Hexadecimal.text(Digest.sha256(Array(AdoptionTests.source(version: 1).utf8))))
        (self.regency, self.shelf) = (regency, shelf)
    }

    @discardableResult
    func adopt(
        at offices: [Office], replacing: Bool = false, by person: Person? = nil
    ) async throws -> [AdoptBelow.Result] {
        try await AdoptBelow(regency.environment, shelf)(
            draft, of: "root", at: Set(offices.map(\.id)), Self.terms, replacing: replacing,
            by: person ?? regency.admin)
    }

    func adoptOwn(
        version: Int, at office: Office, _ edit: (String) -> String = { $0 }
    ) async throws -> Adoption {
        let source = Array(edit(AdoptionTests.source(version: version)).utf8)
        return try await AdoptProcedure(regency.environment, shelf)(
            source: source, fileName: "salam.sop.yaml", at: office.id,
            AdoptionTerms(
                sopNumber: "001/2026", firstDay: CalendarDate(iso: "2026-03-02")!, approvedBy: "Kepala Desa"),
            by: regency.admin
        ).adoption
    }

    func inForce(at office: Office) async throws -> Adoption? {
        try await regency.test.database.read {
            try Adoption.inForce("salam", at: office.id, on: CalendarDate(iso: "2026-03-02")!, in: $0)
        }
    }

    /// Of adoptions there.
    func acts(of office: Office) async throws -> [AuditAct] {
        try await AuditActs(regency.environment).ofPeople().filter {
            $0.office == office.id && $0.kind == .sopAdopted
        }
    }
}
