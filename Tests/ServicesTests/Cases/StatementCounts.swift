import Procedures
import Services
import Store
import Testing

/// A page is one read transaction, whose statements do not grow with what it shows.
@Suite struct StatementCounts {
    @Test func listsCostTheSameForOneAndForMany() async throws {
        let desk = try await KominfoDesk()
        _ = try await desk.apply()
        let one = try await fewest(desk)
        for _ in 0..<49 { _ = try await desk.apply() }
        let many = try await fewest(desk)
        #expect(one.map(\.statements) == many.map(\.statements))
        #expect(many.allSatisfy { $0.reads == 1 && $0.writes == 0 })
        #expect(try await desk.inbox(of: desk.kadis).count == 50)
    }

    /// The first look reads the procedures; from then on they are on the shelf. What else is kept (``OfficeRevision``) is
    /// kept for the whole process: tests beside this one may drive it out, but hardly each time.
    private func fewest(_ desk: KominfoDesk) async throws -> [StatementCounter.Counts] {
        var fewest = try await counts(desk)
        for _ in 0..<4 {
            let again = try await counts(desk)
            fewest = zip(fewest, again).map { $0.statements <= $1.statements ? $0 : $1 }
        }
        return fewest
    }

    private func counts(_ desk: KominfoDesk) async throws -> [StatementCounter.Counts] {
        let (environment, cases) = (desk.environment, desk.cases)
        let (_, inbox) = try await StatementCounter.counting { try await desk.inbox(of: desk.kadis) }
        let (_, mine) = try await StatementCounter.counting {
            try await environment.database.read {
                try MyCases.load(for: desk.clerk, at: desk.office, environment, cases, in: $0)
            }
        }
        let (_, list) = try await StatementCounter.counting {
            try await environment.database.read {
                try CaseList.load(
                    .running, of: desk.office, for: desk.kadis, limit: 50, offset: 0, environment, cases, in: $0)
            }
        }
        return [inbox, mine, list]
    }
}
