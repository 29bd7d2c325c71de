import Forms
import Procedures
import Services
import Store
import Testing

/// Who may see and do what in a case.
@Suite struct CaseRights {
    @Test func strangersDoNotLearnThatACaseExists() async throws {
        let desk = try await KominfoDesk()
        let id = try await desk.apply()
        let other = try await desk.regency.officer("asing", ["operator"], in: desk.regency.villageB)
        await #expect(throws: CaseMissing.self) { try await desk.look(id, as: other) }
        await #expect(throws: CaseMissing.self) { try await desk.look(id, as: .nobody) }
        await #expect(throws: CaseMissing.self) {
            try await WithdrawCase(desk.environment, desk.cases)(id, of: desk.office, reason: nil, by: other)
        }
    }

    @Test func onlyTheLaneMayAct() async throws {
        let desk = try await KominfoDesk()
        let id = try await desk.apply()
        await #expect(throws: Refusal.self) { try await desk.complete("perintah-periksa", of: id, by: desk.kabid) }
        await #expect(throws: Refusal.self) { try await desk.complete("perintah-periksa", of: id, by: desk.clerk) }
        #expect(try await desk.look(id).state.open.keys.sorted() == ["perintah-periksa"])
    }

    @Test func nobodyDecidesWhereTheirOwnOfficeApplied() async throws {
        let desk = try await KominfoDesk()
        let id = try await desk.apply()
        try await desk.complete("perintah-periksa", of: id, by: desk.kadis)
        _ = try await AssignRole(desk.environment)(
            NewRole("kabid-tata-kelola", from: desk.environment.now.date(in: .wib)), to: "operator", in: desk.office,
            by: desk.regency.admin)
        let both = try await desk.regency.person(desk.regency.logIn("operator"))
        await #expect(throws: Refusal.ownCase) { try await desk.complete("periksa", "ya", of: id, by: both) }
    }

    @Test func whoIsFirstWinsAndTheOtherIsTold() async throws {
        let desk = try await KominfoDesk()
        let second = try await desk.regency.officer("kadis2", ["kepala"], in: desk.regency.kominfo)
        let id = try await desk.apply()
        let seen = try await desk.look(id, as: second).state.version
        try await desk.complete("perintah-periksa", of: id, by: desk.kadis)
        let address = TaskAddress(office: desk.office, caseID: id, step: "perintah-periksa", visit: 1)
        do {
            try await CompleteStep(desk.environment, desk.cases)(
                address, outcome: Outcome.implicitName, raw: [:], seen: seen, blobs: desk.blobs, by: second)
            Issue.record("the second act went through")
        } catch Refusal.stepLeft(let step, _, let by, _) {
            #expect(step == "perintah-periksa")
            #expect(by == desk.kadis.id)
        }
    }

    @Test func aClaimKeepsOthersOutUntilItIsReleased() async throws {
        let desk = try await KominfoDesk()
        let second = try await desk.regency.officer("kadis2", ["kepala"], in: desk.regency.kominfo)
        let id = try await desk.apply()
        let address = TaskAddress(office: desk.office, caseID: id, step: "perintah-periksa", visit: 1)
        let acts = TaskActs(desk.environment, desk.cases)
        try await acts.claim(address, by: desk.kadis)
        #expect(try await desk.look(id).tasks.first?.claimedBy == desk.kadis.id)
        await #expect(throws: Refusal.claimed(by: desk.kadis.id)) {
            try await desk.complete("perintah-periksa", of: id, by: second)
        }
        try await acts.release(address, by: desk.kadis)
        try await desk.complete("perintah-periksa", of: id, by: second)
    }

    @Test func theInboxShowsEachTheirOwn() async throws {
        let desk = try await KominfoDesk()
        let id = try await desk.apply()
        #expect(try await desk.inbox(of: desk.kadis).map(\.caseID) == [id])
        #expect(try await desk.inbox(of: desk.kabid).isEmpty)
        #expect(try await desk.inbox(of: desk.clerk).isEmpty)
    }

    @Test func aBookTellsNamesOnlyToThoseWithAPartInTheService() async throws {
        let desk = try await KominfoDesk()
        _ = try await desk.apply()
        let other = try await desk.regency.officer("ppid", ["ppid"], in: desk.regency.kominfo)
        func columns(_ person: Person) async throws -> [String: Value]? {
            try await desk.environment.database.read {
                try ClosedBook.load(
                    "register-permohonan", of: desk.office, for: person, year: nil, limit: 10, offset: 0,
                    desk.environment, desk.cases, in: $0)?.entries.first?.columns
            }
        }
        #expect(try await columns(desk.kabid)?["pemohon"] == .text("Siti Contoh"))
        #expect(try await columns(other) == [:])
    }

    @Test func aFormSentTwiceIsOneCase() async throws {
        let desk = try await KominfoDesk()
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "email-domain", at: desk.office, by: desk.clerk, secret: nil)
        try await desk.fill(draft, by: desk.clerk)
        let submit = SubmitDraft(desk.environment, desk.cases)
        let ids = try await [
            submit(draft, of: desk.office, by: desk.clerk, secret: nil),
            submit(draft, of: desk.office, by: desk.clerk, secret: nil),
        ]
        #expect(ids[0] == ids[1])
        let count = try await desk.environment.database.read { try $0.row("SELECT COUNT(*) AS n FROM cases")!.int("n") }
        #expect(count == 1)
    }

    @Test func aDraftIsItsOwners() async throws {
        let desk = try await KominfoDesk()
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "email-domain", at: desk.office, by: .nobody, secret: "rahasia peramban")
        _ = try await desk.open(draft, of: desk.office, by: .nobody, secret: "rahasia peramban")
        await #expect(throws: DraftMissing.self) {
            try await desk.open(draft, of: desk.office, by: .nobody, secret: "lain")
        }
        await #expect(throws: DraftMissing.self) {
            try await desk.open(draft, of: desk.office, by: desk.clerk, secret: nil)
        }
    }
}

/// Filed at the counter for somebody without an e-mail address: nobody but the counter can go on.
@Suite struct CounterCase {
    @Test func whoseRoleEndedMeanwhileSendsNothing() async throws {
        let desk = try await KominfoDesk()
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "email-domain", at: desk.office, by: desk.technician, secret: nil,
            counter: CounterFacts(name: "Siti Contoh", email: nil, channel: .counter, consent: .spoken))
        try await desk.fill(draft, by: desk.technician)
        let former = Person(kind: .officer, id: desk.technician.id, name: desk.technician.name)
        await #expect(throws: ApplyRefusal.notAtThisCounter) {
            try await SubmitDraft(desk.environment, desk.cases)(draft, of: desk.office, by: former, secret: nil)
        }
    }

    @Test func theCounterFillsInTheSubProcedureToo() async throws {
        let desk = try await KominfoDesk()
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "email-domain", at: desk.office, by: desk.technician, secret: nil,
            counter: CounterFacts(name: "Siti Contoh", email: nil, channel: .counter, consent: .spoken))
        try await desk.fill(draft, by: desk.technician)
        let id = try await SubmitDraft(desk.environment, desk.cases)(
            draft, of: desk.office, by: desk.technician, secret: nil)
        try await desk.checkPapers(id)
        let look = try await desk.look(id, as: desk.technician)
        #expect(look.tasks.map(\.kind) == [.form])
        #expect(try await desk.inbox(of: desk.technician).map(\.kind) == [.form])

        let child = try #require(look.childDrafts["daftar-akun"]?.id)
        let drafts = DraftDesk(desk.environment, desk.cases)
        await #expect(throws: DraftMissing.self) {
            try await desk.open(child, of: desk.office, by: desk.kabid, secret: nil)
        }
        let agreed = [FieldPath("akun.setuju")!: RawAnswer.text("ya")]
        #expect(
            try await drafts.answer(agreed, in: child, of: desk.office, by: desk.technician, secret: nil).isEmpty)
        // What a step of an assisted case asks is sent with the applicant's word too, by whoever sends it.
        await #expect(throws: DraftIncomplete.self) {
            _ = try await SubmitDraft(desk.environment, desk.cases)(
                child, of: desk.office, by: desk.technician, secret: nil)
        }
        try await ConfirmCounter(desk.environment, desk.cases).agreed(child, of: desk.office, by: desk.technician)
        let account = try await SubmitDraft(desk.environment, desk.cases)(
            child, of: desk.office, by: desk.technician, secret: nil)
        let opened = try await desk.look(account, as: desk.technician)
        #expect(opened.state.opening.assistedBy == desk.technician.id)
        #expect(opened.state.opening.consent == "lisan" && opened.state.opening.channel == .counter)
        #expect(opened.state.open.keys.sorted() == ["cek"])
    }

    @Test func aColleagueOfTheOfficeThatAppliedMayGoOn() async throws {
        let desk = try await KominfoDesk()
        let colleague = try await desk.regency.officer("rekan", ["operator"], in: desk.regency.villageA)
        let id = try await desk.apply()
        try await desk.checkPapers(id)
        let child = try #require(try await desk.look(id, as: desk.technician).childDrafts["daftar-akun"]?.id)
        _ = try await desk.open(child, of: desk.office, by: colleague, secret: nil)
        let other = try await desk.regency.officer("asing", ["operator"], in: desk.regency.villageB)
        await #expect(throws: DraftMissing.self) {
            try await desk.open(child, of: desk.office, by: other, secret: nil)
        }
    }
}
