import Forms
import Procedures
@testable import Services
import Store
import Testing

/// Whose office, whose calendar, whose right.
@Suite struct HandoverRules {
    private func troubles(_ body: () async throws -> Void) async throws -> [String: String] {
        do {
            try await body()
            Issue.record("adopted")
            return [:]
        } catch let troubles as FieldTroubles {
            return troubles.messages
        }
    }

    @Test func partnersMustBeBound() async throws {
        let desk = try await OtherOffices()
        let missing = try await troubles { try await desk.adopt(partners: [:]) }
        #expect(missing["mitra"]?.contains("kominfo") == true)
        let unknown = try await troubles { try await desk.adopt(partners: ["kominfo": "tidak-ada"]) }
        #expect(unknown["mitra"]?.contains("tidak ada") == true)
        // The Kominfo office has a technical team; a village has none.
        let wrong = try await troubles { try await desk.adopt(partners: ["kominfo": desk.regency.villageB.id]) }
        #expect(wrong["peran.teknis"]?.contains("Tim Teknis") == true)
        try await desk.adopt(partners: ["kominfo": desk.regency.villageB.id], lanes: ["teknis": ["operator"]])
    }

    @Test func anAncestorOfTheKindMustExist() async throws {
        let desk = try await OtherOffices()
        let missing = try await troubles { try await desk.adopt(at: desk.regency.villageA) }
        #expect(missing["pelaksana"]?.contains("Desa Aren tidak mempunyai kantor atasan berjenis Kecamatan") == true)
    }

    /// Nobody decides in a case of their own; to serve in the office that applied is no bar where the lane is that
    /// office's.
    @Test func whoFiledItMayNotDecideThoughItIsTheirOfficesLane() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        let id = try await desk.apply(by: desk.applicantsHead)
        await #expect(throws: Refusal.ownCase) {
            try await desk.decide("setujui", "ya", of: id, at: desk.regency.villageB, by: desk.applicantsHead)
        }
        let deputy = try await desk.regency.officer("plt", ["kepala"], in: desk.regency.villageB)
        try await desk.decide("setujui", "ya", of: id, at: desk.regency.villageB, by: deputy)
        try await desk.work()
        #expect(try await desk.look(id).state.open.keys.sorted() == ["periksa"])
    }

    /// To have acted for the applicant in this case counts as having filed it.
    @Test func whoActedForTheApplicantMayNotDecideEither() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        let id = try await desk.apply()
        let deputy = try await desk.regency.officer("plt", ["kepala"], in: desk.regency.villageB)
        try await CorrectCase(desk.environment, desk.cases)(
            id, of: desk.village.id, raw: RuleDesk.raw(["menara.lokasi": "Lembah"]), seen: nil, by: deputy)
        try await desk.work()
        await #expect(throws: Refusal.ownCase) {
            try await desk.decide("setujui", "ya", of: id, at: desk.regency.villageB, by: deputy)
        }
        try await desk.decide("setujui", "ya", of: id, at: desk.regency.villageB, by: desk.applicantsHead)
    }

    /// Whose lane `di: pemohon` is follows from the office that was chosen, not from how offices are numbered.
    @Test func theOfficeThatWasChosenHasItsLane() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        try await AssignRole(desk.environment)(
            NewRole("operator", from: desk.environment.now.date(in: .wib)), to: "pelapor",
            in: desk.regency.villageA.id, by: desk.regency.admin)
        let person = try await desk.regency.person(try await desk.regency.logIn("pelapor"))
        let unchosen = await #expect(throws: OfficeUnchosen.self) {
            _ = try await StartDraft(desk.environment, desk.cases)(
                "menara", at: desk.village.id, by: person, secret: nil)
        }
        #expect(unchosen?.offices.map(\.name) == ["Desa Aren", "Desa Bambu"])
        for office in [desk.regency.villageA, desk.regency.villageB] {
            let id = try await desk.apply(by: person, for: office)
            #expect(try await desk.look(id).state.opening.applicantOffice == office.id)
            let asked = try await desk.environment.database.read {
                try $0.row("SELECT office_id FROM handovers WHERE case_id = \(id)")?.text("office_id")
            }
            #expect(asked == office.id)
        }
    }

    /// Elsewhere a colleague of the office that applied is the applicant.
    @Test func aColleagueOfTheApplicantDoesNotDecideForAnotherOffice() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        _ = try await desk.regency.officer("rangkap", ["kepala"], in: desk.district)
        try await AssignRole(desk.environment)(
            NewRole("operator", from: desk.environment.now.date(in: .wib)), to: "rangkap", in: desk.regency.villageB.id,
            by: desk.regency.admin)
        let person = try await desk.regency.person(try await desk.regency.logIn("rangkap"))
        let id = try await desk.caseAtPartner()
        try await desk.decide("ukur", of: id, at: desk.regency.kominfo, by: desk.technician, ["pengukuran.tinggi": "4"])
        try await desk.work()
        await #expect(throws: Refusal.ownCase) {
            try await desk.decide("sahkan", "ya", of: id, at: desk.district, by: person)
        }
        try await desk.decide("sahkan", "ya", of: id, at: desk.district, by: desk.camat)
    }

    @Test func rightsEndWithTheRole() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        let id = try await desk.caseAtPartner()
        for role in desk.technician.roles {
            try await EndRole(desk.environment)(role.id, in: role.office, by: desk.regency.admin)
        }
        let former = try await desk.regency.person(try await desk.regency.logIn("teknis"))
        #expect(try await desk.inbox(of: former).isEmpty)
        await #expect(throws: CaseMissing.self) {
            _ = try await desk.handed(desk.address("ukur", of: id, at: desk.regency.kominfo), to: former)
        }
    }

    /// An officer of the handling office who applies has that very office's head for a head: an ordinary task.
    @Test func anOfficerOfTheHandlingOfficeHasItsOwnHead() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        let head = try await desk.regency.officer("kades-c", ["kepala"], in: desk.village)
        let id = try await desk.apply(by: desk.clerk)
        #expect(try await desk.inbox(of: head).map(\.from) == [nil])
        #expect(try await desk.inbox(of: desk.applicantsHead).isEmpty)
        try await CompleteStep(desk.environment, desk.cases)(
            TaskAddress(office: desk.village.id, caseID: id, step: "setujui", visit: 1), outcome: "ya", raw: [:],
            seen: nil, blobs: desk.blobs, by: head)
        #expect(try await desk.look(id, as: head).state.open.keys.sorted() == ["periksa"])
    }

    @Test func anOfficeWithoutTheRoleCannotApply() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt(lanes: ["kades": ["kasi-pelayanan"]])
        let draft = try await StartDraft(desk.environment, desk.cases)(
            "menara", at: desk.village.id, by: desk.technician, secret: nil)
        let drafts = DraftDesk(desk.environment, desk.cases)
        _ = try await drafts.answer(
            RuleDesk.raw(OtherOffices.answers), in: draft, of: desk.village.id, by: desk.technician, secret: nil)
        for paper in ["ktp", "denah"] {
            let (file, blob) = try await desk.pdf(paper)
            try await drafts.attach(
                file, kept: blob, to: paper, in: draft, of: desk.village.id, by: desk.technician, secret: nil,
                blobs: desk.blobs)
        }
        await #expect(
            throws: ApplyRefusal.officeLacksRole(lane: "Kepala Desa Pemohon", office: "Dinas Kominfo Contoh")
        ) {
            try await SubmitDraft(desk.environment, desk.cases)(
                draft, of: desk.village.id, by: desk.technician, secret: nil)
        }
    }

    /// A step's time counts by the calendar of the office that must act, and a decree there moves it.
    @Test func theActingOfficesCalendarCounts() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        try await decree(desk, revision: 1, holiday: "2026-03-03")
        let id = try await desk.caseAtPartner()
        let village = WorkingCalendar.baku(zone: .wib)
        let amount = TimeAmount(2, .workingDays)
        let opened = try #require(try await desk.look(id).state.open["ukur"]?.opened)
        let before = try #require(try await desk.look(id).state.open["ukur"]?.deadline)
        #expect(before.due > village.deadline(amount, from: opened).due)
        #expect(try await desk.inbox(of: desk.technician).map(\.due) == [before.due])

        try await decree(desk, revision: 2, holiday: "2026-03-03", "2026-03-05")
        let after = try #require(try await desk.look(id).state.open["ukur"]?.deadline)
        #expect(after.due > before.due)
        #expect(try await desk.inbox(of: desk.technician).map(\.due) == [after.due])
        // The whole case counts by the village's; it has no part in it.
        #expect(try await desk.look(id).calendar == village)
    }

    /// While an act of theirs is on its way the task is on no list; it may come back, and then counts by the decree too.
    @Test func aDecreeReachesATaskThatIsUnderWay() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        let id = try await desk.caseAtPartner()
        let before = try #require(try await desk.look(id).state.open["ukur"]?.deadline)
        try await desk.acts.complete(
            desk.address("ukur", of: id, at: desk.regency.kominfo), outcome: Outcome.implicitName,
            raw: RuleDesk.raw(["pengukuran.tinggi": "40"]), seen: try await desk.look(id).state.version,
            by: desk.technician)
        try await CorrectCase(desk.environment, desk.cases)(
            id, of: desk.village.id, raw: RuleDesk.raw(["menara.lokasi": "Lembah"]), seen: nil, by: desk.applicant)
        var calendar = WorkingCalendar.baku(zone: .wib)
        calendar.revision = 2
        calendar.localHolidays[CalendarDate(iso: "2026-03-03")!] = "Banjir"
        try await SetCalendar(desk.environment)(calendar, of: desk.regency.kominfo.id, by: desk.regency.admin)
        try await DecreeSpread(environment: desk.environment, decree: "Keputusan 1/2026", revision: 2)(
            from: desk.regency.kominfo.id)
        try await desk.work()
        let after = try #require(try await desk.look(id).state.open["ukur"]?.deadline)
        #expect(after.due > before.due)
        #expect(try await desk.inbox(of: desk.otherTechnician).map(\.due) == [after.due])
        #expect(desk.regency.test.watch.spanning == [])
    }

    private func decree(_ desk: OtherOffices, revision: Int, holiday: String...) async throws {
        var calendar = WorkingCalendar.baku(zone: .wib)
        calendar.revision = revision
        for day in holiday { calendar.localHolidays[CalendarDate(iso: day)!] = "Banjir" }
        try await DecreeCalendar(desk.environment)(
            calendar, of: desk.regency.kominfo.id, decree: "Keputusan 1/2026", by: desk.regency.admin)
        try await desk.work()
    }

    /// A running case keeps the partners with which it began.
    @Test func aNewPartnerIsForNewCases() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        let id = try await desk.caseAtPartner()
        desk.regency.clock.turn(minutes: 1)
        let other = try await CreateOffice(desk.environment)(
            .invented("Dinas Kominfo Baru", "kominfo-baru", "dinas-kominfo"), under: "root", by: desk.regency.admin)
        try await desk.adopt(partners: ["kominfo": other.id])
        try await desk.decide("ukur", of: id, at: desk.regency.kominfo, by: desk.technician, ["pengukuran.tinggi": "4"])
        try await desk.work()
        #expect(try await desk.look(id).state.open.keys.sorted() == ["sahkan"])
    }

    /// A re-adoption that was recorded already and begins tomorrow says nothing of what begins today; and what began
    /// today keeps partner and roles together.
    @Test func anAdoptionCountsFromItsFirstDay() async throws {
        let desk = try await OtherOffices()
        try await desk.adopt()
        let other = try await CreateOffice(desk.environment)(
            .invented("Dinas Kominfo Baru", "kominfo-baru", "dinas-kominfo"), under: "root", by: desk.regency.admin)
        let helper = try await desk.regency.officer("bantu", ["helpdesk"], in: other)
        let stranger = try await desk.regency.officer("bantu2", ["helpdesk"], in: desk.regency.kominfo)
        try await desk.adopt(partners: ["kominfo": other.id], lanes: ["teknis": ["helpdesk"]], inDays: 1)
        let today = try await desk.caseAtPartner()
        #expect(try await desk.inbox(of: desk.technician).map(\.caseID) == [today])
        #expect(try await desk.inbox(of: stranger).isEmpty)
        desk.regency.clock.turn(days: 1)
        try await desk.decide(
            "ukur", of: today, at: desk.regency.kominfo, by: desk.technician, ["pengukuran.tinggi": "4"])
        try await desk.work()
        #expect(try await desk.look(today).state.open.keys.sorted() == ["sahkan"])
        let tomorrow = try await desk.caseAtPartner()
        #expect(try await desk.inbox(of: helper).map(\.caseID) == [tomorrow])
        #expect(try await desk.inbox(of: desk.technician).isEmpty)
    }
}
