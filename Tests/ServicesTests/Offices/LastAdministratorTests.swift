import Forms
import Store
import Testing

@testable import Services

/// The root office has an administrator on every day to come.
@Suite struct LastAdministratorTests {
    private struct Scene {
        let regency: Regency
        let today: CalendarDate
        let ayu: Role
        var environment: Environment { regency.environment }

        /// Beside Ayu somebody who administers until a last day.
        init(until lastDay: Int) async throws {
            regency = try await Regency.make()
            today = regency.clock.now.date(in: .wib)
            ayu = try #require(regency.admin.roles.first)
            _ = try await regency.officer("beni", ["operator"], in: regency.kominfo)
            try await give("beni", from: 0, until: lastDay)
        }

        func give(_ name: String, from first: Int, until last: Int?) async throws {
            try await AssignRole(environment)(
                NewRole("admin", from: today.adding(days: first), until: last.map { today.adding(days: $0) }),
                to: name, in: People.office, by: regency.admin)
        }

        func endAyu() async throws { try await EndRole(environment)(ayu.id, in: People.office, by: regency.admin) }
        func limitAyu(_ days: Int) async throws {
            try await SetLastDay(environment)(
                today.adding(days: days), of: ayu.id, in: People.office, by: regency.admin)
        }
    }

    @Test func nobodyLeavesTheOfficeToSomebodyWhoGoesLater() async throws {
        let scene = try await Scene(until: 9)
        await #expect(throws: LastAdministrator.self) { try await scene.endAyu() }
        await #expect(throws: LastAdministrator.self) { try await scene.limitAyu(3) }
        await #expect(throws: LastAdministrator.self) { try await scene.limitAyu(20) }
        await #expect(throws: LastAdministrator.self) {
            try await CloseAccount(scene.environment)(
                scene.regency.admin.id, in: People.office, by: scene.regency.admin)
        }
    }

    @Test(arguments: [(10, true), (11, false)])
    func aSuccessorMustFollowWithoutADayBetween(first: Int, isCovered: Bool) async throws {
        let scene = try await Scene(until: 9)
        _ = try await scene.regency.officer("citra", ["operator"], in: scene.regency.kominfo)
        try await scene.give("citra", from: first, until: nil)
        if isCovered {
            try await scene.endAyu()
        } else {
            await #expect(throws: LastAdministrator.self) { try await scene.endAyu() }
        }
    }
}
