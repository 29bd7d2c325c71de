import Forms
import Procedures
import Store
import Testing

@testable import Services

/// Leave, and who stands in (docs/decisions/0041): the head goes, the head of division takes over.
@Suite struct LeaveTests {
    private struct Scene {
        let desk: KominfoDesk
        let today: CalendarDate
        var regency: Regency { desk.regency }
        var environment: Environment { desk.environment }
        var office: String { desk.office }

        init() async throws {
            desk = try await KominfoDesk()
            today = desk.regency.clock.now.date(in: .wib)
        }

        func note(
            of person: Person? = nil, standIn: Person? = nil, from first: Int = 1, until last: Int = 3,
            by other: Person? = nil
        ) async throws {
            let away = person ?? desk.kadis
            let proved = try await ConfirmPassword(environment)(Regency.password, by: other ?? away)
            try await NoteLeave(environment)(
                NewLeave(
                    standIn: (standIn ?? desk.kabid).id, from: today.adding(days: first),
                    until: today.adding(days: last)),
                of: away.id, in: office, by: proved)
        }

        func leaves(of person: Person) async throws -> [Leave] {
            let (office, now) = (office, environment.now)
            return try await environment.database.read {
                try Leave.ahead(of: person.id, in: office, at: now, in: $0)
            }
        }

        /// With the roles that they hold now.
        func now(_ person: Person) async throws -> Person {
            let environment = environment
            let roles = try await environment.database.read {
                try Role.held(by: person.id, at: environment.now, in: $0)
            }
            return Person(kind: .officer, id: person.id, name: person.name, roles: roles)
        }

        func trouble(_ body: () async throws -> Void) async throws -> [String] {
            try await #require(throws: FieldTroubles.self) { try await body() }.messages.keys.sorted()
        }
    }

    @Test func theStandInHasTheTasksWhileItLastsAndActsAsPlh() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        let id = try await desk.apply()
        try await scene.note()
        func sees() async throws -> Bool {
            try await desk.inbox(of: scene.now(desk.kabid)).contains { $0.caseID == id }
        }
        #expect(try await !sees())
        scene.regency.clock.turn(days: 1)
        #expect(try await sees())
        let standIn = try await scene.now(desk.kabid)
        #expect(standIn.roles.first { $0.name == "kepala" }?.standing == .daily)
        try await desk.complete("perintah-periksa", of: id, by: standIn)
        let entry = try #require(try await desk.look(id).history.last { $0.person == desk.kabid.id })
        #expect(entry.standIn == .daily)
        // What is theirs for good they do as themselves.
        try await desk.complete("periksa", "ya", of: id, by: standIn)
        #expect(try await desk.look(id).history.last { $0.person == desk.kabid.id }?.standIn == nil)
        // It ends by itself, on the last day's midnight.
        let next = try await desk.apply()
        scene.regency.clock.turn(to: Instant(scene.today.adding(days: 3), .endOfDay, .wib).adding(seconds: -1))
        #expect(try await scene.now(desk.kabid).roles.count == 2)
        #expect(try await scene.leaves(of: desk.kadis).count == 1)
        scene.regency.clock.turn(seconds: 1)
        #expect(try await scene.now(desk.kabid).roles.count == 1)
        #expect(try await scene.leaves(of: desk.kadis).isEmpty)
        #expect(try await !desk.inbox(of: scene.now(desk.kabid)).contains { $0.caseID == next })
        // What was done as Plh. stays so.
        #expect(try await desk.look(id).history.contains { $0.standIn == .daily })
    }

    @Test func takenTasksAreGivenToTheStandIn() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        let address = { (id: String) in
            TaskAddress(office: desk.office, caseID: id, step: "perintah-periksa", visit: 1)
        }
        let ids = [try await desk.apply(), try await desk.apply(), try await desk.apply()]
        for id in ids.dropLast() {
            try await TaskActs(scene.environment, desk.cases).claim(address(id), by: desk.kadis)
        }
        try await scene.note()
        let leave = try #require(try await scene.leaves(of: desk.kadis).first)
        let pass = PassTasksToStandIn(scene.environment, desk.cases)
        await #expect(throws: Denial.self) { try await pass(leave.id, in: desk.office, by: desk.kadis) }
        scene.regency.clock.turn(days: 1)
        // Nobody's business but theirs and the administrator's.
        await #expect(throws: Denial.self) { try await pass(leave.id, in: desk.office, by: desk.technician) }
        let first = try await pass(leave.id, in: desk.office, by: scene.now(desk.kabid))
        #expect(first.released == 2 && first.taken == 2)
        #expect(try await desk.look(ids[0]).state.open["perintah-periksa"]?.claimedBy == desk.kabid.id)
        #expect(try await desk.look(ids[2]).state.open["perintah-periksa"]?.claimedBy == nil)
        let acts = try await AuditActs(scene.environment).ofPeople()
        #expect(acts.last?.kind == .tasksPassedOn && acts.last?.by == "kabid" && acts.last?.subject == "kadis")
        // Once more there is nothing to give; an administrator may ask too.
        #expect(try await pass(leave.id, in: desk.office, by: scene.regency.admin).released == 0)
        try await TaskActs(scene.environment, desk.cases).claim(address(ids[2]), by: desk.kadis)
        #expect(try await pass(leave.id, in: desk.office, by: scene.regency.admin).taken == 1)
        try await desk.complete("perintah-periksa", of: ids[2], by: scene.now(desk.kabid))
    }

    /// What was passed on and is not done goes back when the officer is there again.
    @Test func whatWasPassedOnGoesBack() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        func address(_ id: String) -> TaskAddress {
            TaskAddress(office: desk.office, caseID: id, step: "perintah-periksa", visit: 1)
        }
        let ids = [try await desk.apply(), try await desk.apply(), try await desk.apply()]
        for id in ids.dropLast() {
            try await TaskActs(scene.environment, desk.cases).claim(address(id), by: desk.kadis)
        }
        try await scene.note()
        let leave = try #require(try await scene.leaves(of: desk.kadis).first)
        scene.regency.clock.turn(days: 1)
        let standIn = try await scene.now(desk.kabid)
        try await PassTasksToStandIn(scene.environment, desk.cases)(leave.id, in: desk.office, by: standIn)
        // What the stand-in took themselves is theirs.
        try await TaskActs(scene.environment, desk.cases).claim(address(ids[2]), by: standIn)
        try await desk.complete("perintah-periksa", of: ids[0], by: standIn)
        let back = TakeTasksBack(scene.environment, desk.cases)
        #expect(try await back(leave.id, in: desk.office, by: desk.kadis) == nil, "it goes on")
        scene.regency.clock.turn(days: 5)
        func waiting() async throws -> [Int] {
            let (environment, office) = (scene.environment, desk.office)
            return try await environment.database.read { transaction in
                try Leave.overWithTasks(
                    of: desk.kabid.id, at: [office], now: environment.now, in: transaction
                ).map { try $0.tasksToGoBack(in: transaction).count }
            }
        }
        #expect(try await waiting() == [1])
        await #expect(throws: Denial.self) { try await back(leave.id, in: desk.office, by: desk.technician) }
        #expect(try await back(leave.id, in: desk.office, by: scene.now(desk.kabid)) == 1)
        #expect(try await desk.look(ids[1]).state.open["perintah-periksa"]?.claimedBy == desk.kadis.id)
        #expect(try await desk.look(ids[2]).state.open["perintah-periksa"]?.claimedBy == desk.kabid.id)
        #expect(try await waiting().isEmpty)
        let acts = try await AuditActs(scene.environment).ofPeople()
        #expect(acts.last?.kind == .tasksPassedOn && acts.last?.by == "kabid")
    }

    /// A colleague who took the task from the stand-in since does it: it is not taken from them.
    @Test func whatAColleagueTookSinceStaysTheirs() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        let id = try await desk.apply()
        let address = TaskAddress(office: desk.office, caseID: id, step: "perintah-periksa", visit: 1)
        let acts = TaskActs(scene.environment, desk.cases)
        try await acts.claim(address, by: desk.kadis)
        try await scene.note()
        let leave = try #require(try await scene.leaves(of: desk.kadis).first)
        scene.regency.clock.turn(days: 1)
        let standIn = try await scene.now(desk.kabid)
        try await PassTasksToStandIn(scene.environment, desk.cases)(leave.id, in: desk.office, by: standIn)
        let colleague = try await scene.regency.officer("kadis2", ["kepala"], in: scene.regency.kominfo)
        try await acts.release(address, by: standIn)
        try await acts.claim(address, by: colleague)
        scene.regency.clock.turn(days: 5)
        _ = try await TakeTasksBack(scene.environment, desk.cases)(leave.id, in: desk.office, by: desk.kadis)
        #expect(try await desk.look(id).state.open["perintah-periksa"]?.claimedBy == colleague.id)
    }

    /// Whoever stands in and falls ill passes on what they held for the other too, no longer than they would have held it.
    @Test func aStandInWhoGoesPassesItOn() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        let id = try await desk.apply()
        try await TaskActs(scene.environment, desk.cases).claim(
            TaskAddress(office: desk.office, caseID: id, step: "perintah-periksa", visit: 1), by: desk.kadis)
        try await scene.note(until: 5)
        let first = try #require(try await scene.leaves(of: desk.kadis).first)
        scene.regency.clock.turn(days: 1)
        try await scene.note(of: desk.kabid, standIn: desk.technician, from: 1, until: 9)
        let held = try await scene.now(desk.technician).roles
        let heads = held.filter { $0.name == "kepala" }
        #expect(heads.map(\.standing) == [.daily] && heads.first?.lastDay == scene.today.adding(days: 5))
        #expect(held.contains { $0.name == "kepala-bidang" } || held.count == 3)
        // The tasks of the first go to whoever is there.
        let passed = try await PassTasksToStandIn(scene.environment, desk.cases)(
            first.id, in: desk.office, by: scene.regency.admin)
        #expect(passed.taken == 1)
        #expect(try await desk.look(id).state.open["perintah-periksa"]?.claimedBy == desk.technician.id)
        let away = try await scene.environment.database.read {
            try Leave.away(stoodInForBy: desk.technician.id, at: scene.environment.now, in: $0)
        }
        #expect(away == [desk.kadis.id, desk.kabid.id])
        // It ends with the first leave, whoever is still away.
        try await EndLeave(scene.environment)(first.id, in: desk.office, by: desk.kadis)
        scene.regency.clock.turn(seconds: 1)
        #expect(try await !scene.now(desk.technician).roles.contains { $0.name == "kepala" })
    }

    /// That it was noted stays among the acts; who was away when is forgotten a year later.
    @Test func whatIsLongOverIsSwept() async throws {
        let scene = try await Scene()
        try await scene.note()
        func rows() async throws -> Int64 {
            try await scene.environment.database.read {
                try $0.row("SELECT COUNT(*) AS n FROM leaves")!.int("n")
            }
        }
        scene.regency.clock.turn(days: 360)
        try await SweepIdentity(scene.environment)()
        #expect(try await rows() == 1)
        scene.regency.clock.turn(days: 11)
        try await SweepIdentity(scene.environment)()
        #expect(try await rows() == 0)
        #expect(try await AuditActs(scene.environment).ofPeople().contains { $0.kind == .leaveNoted })
    }

    @Test func aCaseSaysWhoIsAway() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        let id = try await desk.apply()
        try await scene.note()
        try await scene.note(of: desk.technician, standIn: desk.kasi)
        func away() async throws -> [String] {
            let look = try await desk.look(id, as: desk.technician)
            return try await scene.environment.database.read { try look.away(in: $0).map(\.account) }
        }
        #expect(try await away().isEmpty)
        scene.regency.clock.turn(days: 1)
        #expect(try await away() == [desk.kadis.id])
        try await desk.complete("perintah-periksa", of: id, by: scene.now(desk.kabid))
        #expect(try await away().isEmpty)
    }

    @Test func whatIsWrongIsSaid() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        #expect(try await scene.trouble { try await scene.note(from: -1) } == ["mulai"])
        #expect(try await scene.trouble { try await scene.note(from: 3, until: 2) } == ["sampai"])
        #expect(try await scene.trouble { try await scene.note(until: 500, by: scene.regency.admin) } == ["sampai"])
        #expect(try await scene.trouble { try await scene.note(standIn: desk.kadis) } == ["pengganti"])
        #expect(try await scene.trouble { try await scene.note(standIn: desk.clerk) } == ["pengganti"])
        try await scene.note(from: 5, until: 9)
        #expect(try await scene.trouble { try await scene.note(from: 9, until: 12) } == ["mulai"])
        // A stand-in who is away stands in for nobody.
        #expect(
            try await scene.trouble { try await scene.note(of: desk.kasi, standIn: desk.kadis, from: 1, until: 5) }
                == ["pengganti"])
        // Neither one's own in an office of others, nor a colleague's.
        await #expect(throws: Denial.self) { try await scene.note(from: 20, until: 21, by: desk.kabid) }
        await #expect(throws: Denial.self) { try await scene.note(of: desk.clerk, by: desk.clerk) }
        #expect(try await scene.leaves(of: desk.kadis).count == 1)
    }

    /// Sixty days in all without an administrator.
    @Test func longLeavesAreTheAdministratorsToNote() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        #expect(try await scene.trouble { try await scene.note(from: 1, until: 61) } == ["sampai"])
        try await scene.note(from: 1, until: 60)
        #expect(try await scene.trouble { try await scene.note(from: 61, until: 61) } == ["sampai"])
        try await scene.note(from: 61, until: 160, by: scene.regency.admin)
        #expect(try await scene.leaves(of: desk.kadis).count == 2)
    }

    /// Rights are passed on by it: a screen that was left open must not do.
    @Test func thePasswordIsAskedFor() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        scene.regency.clock.turn(seconds: 301)
        let new = NewLeave(
            standIn: desk.kabid.id, from: scene.today.adding(days: 1), until: scene.today.adding(days: 2))
        await #expect(throws: Denial.proveAgain) {
            try await NoteLeave(scene.environment)(new, of: desk.kadis.id, in: scene.office, by: desk.kadis)
        }
        #expect(try await scene.leaves(of: desk.kadis).isEmpty)
    }

    @Test func itIsEndedEarlyAndTakenBack() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        // Acts of one second have no order.
        scene.regency.clock.turn(seconds: 1)
        try await scene.note()
        scene.regency.clock.turn(seconds: 1)
        try await scene.note(from: 10, until: 12)
        let leaves = try await scene.leaves(of: desk.kadis)
        let end = EndLeave(scene.environment)
        await #expect(throws: Denial.self) { try await end(leaves[0].id, in: desk.office, by: desk.kabid) }
        scene.regency.clock.turn(days: 1)
        #expect(try await scene.now(desk.kabid).roles.count == 2)
        for leave in leaves { try await end(leave.id, in: desk.office, by: scene.regency.admin) }
        #expect(try await scene.now(desk.kabid).roles.count == 1)
        #expect(try await scene.leaves(of: desk.kadis).isEmpty)
        scene.regency.clock.turn(days: 10)
        #expect(try await scene.now(desk.kabid).roles.count == 1)
        let acts = try await AuditActs(scene.environment).ofPeople().filter { $0.subject == "kadis" }.map(\.kind)
        #expect(acts.suffix(4) == [.leaveNoted, .leaveNoted, .leaveEnded, .leaveEnded])
    }

    @Test func everybodyConcernedIsTold() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        try await AssignRole(scene.environment)(
            NewRole("operator", from: scene.today), to: "operator", in: desk.office, by: scene.regency.admin)
        _ = try await scene.regency.test.mails()
        try await scene.note(standIn: desk.clerk, by: scene.regency.admin)
        let mails = try await scene.regency.test.mails()
        #expect(mails.map(\.to).sorted() == ["desa@aren.contoh", "kadis@kominfo.contoh"])
        let told = try #require(mails.first { $0.to == "desa@aren.contoh" })
        #expect(told.text.contains("sebagai Plh. Kepala Dinas") && told.subject.contains("Petugas kadis"))
        // Also whoever noted it: it may have been somebody else at their screen.
        try await scene.note(from: 10, until: 12)
        let own = try await scene.regency.test.mails()
        #expect(own.map(\.to) == ["kadis@kominfo.contoh"] && own[0].text.contains("Dari akun Anda dicatat cuti Anda"))
    }

    /// Neither the administration nor what somebody holds as a stand-in themselves.
    @Test func onlyWhatIsTheirsIsPassedOn() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        let assign = AssignRole(scene.environment)
        for role in ["admin", "pemeriksa"] {
            try await assign(
                NewRole(role, from: scene.today), to: "kadis", in: desk.office, by: scene.regency.admin)
        }
        try await scene.note(from: 0, until: 9)
        let roles = try await scene.now(desk.kabid).roles
        #expect(roles.map(\.name).sorted() == ["kabid-tata-kelola", "kepala"])
        // The stand-in goes too, on a later day: what they hold for the head stays with nobody else.
        try await EndLeave(scene.environment)(
            try #require(try await scene.leaves(of: desk.kadis).first).id, in: desk.office, by: desk.kadis)
        try await scene.note(from: 0, until: 2)
        try await scene.note(of: desk.kabid, standIn: desk.kasi, from: 3, until: 5)
        scene.regency.clock.turn(days: 3)
        #expect(try await scene.now(desk.kasi).roles.map(\.name).sorted() == ["kabid-tata-kelola", "kasi-egov"])
    }

    /// Whoever goes for good is away no longer, and stands in for nobody.
    @Test func aClosedAccountEndsItsLeaves() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        try await scene.note(from: 0, until: 9)
        try await CloseAccount(scene.environment)(desk.kabid.id, in: desk.office, by: scene.regency.admin)
        #expect(try await scene.leaves(of: desk.kadis).isEmpty)
    }

    /// No stand-in holds a role longer than the one whose it is.
    @Test func whatEndsForTheOfficerEndsForTheStandIn() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        try await AssignRole(scene.environment)(
            NewRole("operator", from: scene.today), to: "kadis", in: desk.office, by: scene.regency.admin)
        try await scene.note(from: 0, until: 9)
        func names() async throws -> [String] { try await scene.now(desk.kabid).roles.map(\.name).sorted() }
        #expect(try await names() == ["kabid-tata-kelola", "kepala", "operator"])
        let roles = try await scene.now(desk.kadis).roles
        let (head, clerk) = (
            try #require(roles.first { $0.name == "kepala" }), try #require(roles.first { $0.name == "operator" })
        )
        try await EndRole(scene.environment)(clerk.id, in: desk.office, by: scene.regency.admin)
        #expect(try await names() == ["kabid-tata-kelola", "kepala"])
        #expect(try await scene.leaves(of: desk.kadis).count == 1)
        try await SetLastDay(scene.environment)(
            scene.today.adding(days: 3), of: head.id, in: desk.office, by: scene.regency.admin)
        #expect(try await scene.leaves(of: desk.kadis).map(\.lastDay) == [scene.today.adding(days: 3)])
        scene.regency.clock.turn(days: 3)
        #expect(try await names() == ["kabid-tata-kelola", "kepala"])
        scene.regency.clock.turn(days: 1)
        #expect(try await names() == ["kabid-tata-kelola"])
    }

    /// Who has left the office stands in for nobody there, however their roles ended.
    @Test func aStandInWhoLeavesStandsInNoLonger() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        try await scene.note(from: 0, until: 9)
        let own = try #require(try await scene.now(desk.kabid).roles.first { $0.standing == .definitive })
        try await EndRole(scene.environment)(own.id, in: desk.office, by: scene.regency.admin)
        #expect(try await scene.now(desk.kabid).roles.isEmpty)
        #expect(try await scene.leaves(of: desk.kadis).isEmpty)
    }

    /// As somebody would decide in their own case by sending a colleague.
    @Test func theStandInDecidesNotInTheOfficersOwnCase() async throws {
        let scene = try await Scene()
        let desk = scene.desk
        let id = try await desk.apply()
        try await scene.environment.database.write { transaction in
            _ = try transaction.execute("UPDATE cases SET applicant_account = \(desk.kadis.id) WHERE id = \(id)")
        }
        try await scene.note(from: 0, until: 9)
        let standIn = try await scene.now(desk.kabid)
        let look = try await scene.environment.database.read {
            try CaseLook(id, of: desk.office, for: standIn, scene.environment, desk.cases, in: $0)
        }
        #expect(look.actor.standsInForApplicant)
        #expect(try await !desk.look(id, as: desk.technician).actor.standsInForApplicant)
    }
}
