import Forms
import Services
import Testing

@Suite struct PolicyTests {
    @Test func rightsFollowTheDatesOfTheRole() async throws {
        let regency = try await Regency.make()
        let first = CalendarDate(iso: "2026-03-03")!
        let last = CalendarDate(iso: "2026-03-05")!
        let invited = try await InviteOfficer(regency.environment)(
            NewOfficer(
                name: "Eka", username: "eka", roles: [NewRole("kepala", .daily, from: first, until: last)]),
            to: regency.villageA.id, by: regency.admin)
        _ = try await AcceptInvitation(regency.environment)(
            invited.link.lastPart, password: Regency.password, from: regency.test.visitor())
        let policy = HoldsRole("kepala", in: regency.villageA.id)
        for (moment, isAllowed) in [
            (Instant(first, .midnight, .wib).adding(seconds: -1), false), (Instant(first, .midnight, .wib), true),
            (Instant(last, .endOfDay, .wib).adding(seconds: -1), true), (Instant(last, .endOfDay, .wib), false),
        ] {
            regency.clock.turn(to: moment)
            let eka = try await regency.person(regency.logIn("eka"))
            #expect(policy.allows(eka, at: moment) == isAllowed, "\(moment)")
            #expect(eka.roles.map(\.standing) == (isAllowed ? [.daily] : []))
        }
    }

    @Test func aPersonReadBeforeMidnightHoldsNothingAfterIt() async throws {
        let regency = try await Regency.make()
        let today = regency.clock.now.date(in: .wib)
        let invited = try await InviteOfficer(regency.environment)(
            NewOfficer(name: "Eka", username: "eka", roles: [NewRole("kepala", from: today, until: today)]),
            to: regency.villageA.id, by: regency.admin)
        let session = try await AcceptInvitation(regency.environment)(
            invited.link.lastPart, password: Regency.password, from: regency.test.visitor())
        let eka = try await regency.person(session)
        let policy = HoldsRole("kepala", in: regency.villageA.id)
        #expect(policy.allows(eka, at: regency.clock.now))
        #expect(!policy.allows(eka, at: Instant(today, .endOfDay, .wib)))
    }

    @Test func aDenialSaysWhatThePageShows() async throws {
        let regency = try await Regency.make()
        let now = regency.clock.now
        let here = try await regency.officer("budi", ["operator"], in: regency.kominfo)
        let elsewhere = try await regency.officer("citra", ["kepala"], in: regency.villageA)
        let policy = HoldsRole("kepala", in: regency.kominfo.id)
        #expect(status(policy, .nobody, now) == 401)
        #expect(status(policy, here, now) == 403)
        #expect(status(policy, elsewhere, now) == 404)
        let contact = try await regency.person(regency.contact("warga@contoh.id", slug: "aren"), slug: "aren")
        #expect(status(IsOfficer(), contact, now) == 404)
        #expect(status(HasAccount(), contact, now) == 404)
        #expect(status(SignedIn(), contact, now) == nil)
        #expect(status(ProvedRecently(), contact, now) == 403)
    }

    @Test func applicantsSeeTheirOwnAndOfficersTheirOffices() async throws {
        let regency = try await Regency.make()
        let now = regency.clock.now
        let mine = try await regency.person(regency.contact("warga@contoh.id", slug: "aren"), slug: "aren")
        let other = try await regency.person(regency.contact("tetangga@contoh.id", slug: "aren"), slug: "aren")
        #expect(IsApplicantOf([mine.id]).allows(mine, at: now))
        #expect(status(IsApplicantOf([mine.id]), other, now) == 404)
        #expect(status(IsApplicantOf([mine.id]), .nobody, now) == 401)
        let clerk = try await regency.officer("budi", ["operator"], in: regency.villageA)
        #expect(IsApplicantOf([], office: regency.villageA.id).allows(clerk, at: now))
        #expect(!IsApplicantOf([], office: regency.villageB.id).allows(clerk, at: now))
    }

    @Test func aComposedRuleAnswersWithTheFirstThatDenies() {
        let now = Instant(seconds: 0)
        let officer = Person(kind: .officer, id: "a", name: "A")
        #expect(status(AllOf(IsOfficer(), IsPerson("b"), ProvedRecently()), officer, now) == 404)
    }

    @Test func administratorsReachDownAndNeverUpOrAside() async throws {
        let regency = try await Regency.make()
        let village = try await regency.officer("budi", ["admin"], in: regency.villageA)
        let facts = { (office: String) in Permission.Facts(office: office, ancestors: [People.office]) }
        let administer = { (person: Person, office: String) in
            Permission.administer.policy(facts(office)).allows(person, at: regency.clock.now)
        }
        #expect(administer(regency.admin, regency.villageA.id))
        #expect(administer(village, regency.villageA.id))
        #expect(!administer(village, regency.villageB.id))
        #expect(
            !Permission.administer.policy(Permission.Facts(office: People.office)).allows(
                village, at: regency.clock.now))
    }

    @Test func onesOwnThingsAreOnesOwn() {
        let now = Instant(seconds: 0)
        var facts = Permission.Facts(office: "root")
        facts.owner = "a"
        let policy = Permission.ownAccount.policy(facts)
        #expect(policy.allows(Person(kind: .applicant, id: "a", name: "A"), at: now))
        #expect(!policy.allows(Person(kind: .applicant, id: "b", name: "B"), at: now))
        #expect(!policy.allows(Person(kind: .contact, id: "a", name: "A"), at: now))
    }

    private func status(_ policy: any Policy, _ person: Person, _ now: Instant) -> Int? {
        if case .denied(let denial) = policy.decide(for: person, at: now) { return denial.status }
        return nil
    }
}
