import Forms
import Procedures
@testable import Services
import Store
import Testing

/// A report's figures equal a count over the events that knows nothing of `case_times` and of the fold: it opens each case
/// and counts by hand.
@Suite struct EventCountTests {
    private struct Run {
        var began: Instant
        var due: Instant?
        var ended: Instant?
        var stood: [(from: Instant, to: Instant?)] = []

        /// In working time, without what stood.
        func worked(_ calendar: WorkingCalendar) -> Int64 {
            let all = calendar.workingSeconds(from: began, to: ended!)
            return stood.reduce(all) { $0 - calendar.workingSeconds(from: $1.from, to: $1.to ?? ended!) }
        }
    }

    private struct Counted {
        var received = 0
        var decided = 0
        var inTime = 0
        var limits: [Int64] = []
        var steps: [String: [Int64]] = [:]
        var outcomes: [String: Int] = [:]
    }

    private func count(_ desk: RuleDesk) async throws -> Counted {
        let (office, environment, cases) = (desk.office, desk.environment, desk.cases)
        return try await environment.database.read { transaction in
            let calendar = try OfficeCalendar.of(office, in: transaction)
            var counted = Counted()
            for row in try transaction.rows("SELECT id FROM cases WHERE office_id = \(office)") {
                let file = try CaseFile.open(
                    row.text("id"), of: office, at: environment.now, shelf: cases.shelf, keyring: environment.keyring,
                    in: transaction)
                Self.count(file.events, into: &counted, calendar)
            }
            return counted
        }
    }

    private static func count(_ events: [CaseEvent], into counted: inout Counted, _ calendar: WorkingCalendar) {
        var (runs, opened): ([Run], [String: Instant]) = ([], [:])
        for event in events {
            switch event.body {
            case .opened: counted.received += 1
            case .limitStarted(let start):
                runs.append(Run(began: start.anchor, due: start.deadline?.due))
            case .limitPaused: runs[runs.count - 1].stood.append((event.occurred, nil))
            case .limitResumed(let resumed):
                runs[runs.count - 1].stood[runs[runs.count - 1].stood.count - 1].to = event.occurred
                runs[runs.count - 1].due = resumed.deadline?.due
            case .limitMet: runs[runs.count - 1].ended = event.occurred
            case .stepOpened(let step): opened[step.step] = event.occurred
            case .stepCompleted(let done):
                guard let since = opened[done.step] else { continue }
                counted.steps[done.step, default: []].append(calendar.workingSeconds(from: since, to: event.occurred))
                counted.outcomes["\(done.step).\(done.outcome)", default: 0] += 1
            case .ended(let result):
                guard ["selesai", "ditolak"].contains(result) else { continue }
                for index in runs.indices where runs[index].ended == nil { runs[index].ended = event.occurred }
                counted.decided += 1
                counted.inTime += runs.allSatisfy { $0.ended! <= $0.due! } ? 1 : 0
                counted.limits += runs.map { $0.worked(calendar) }
            default: break
            }
        }
    }

    @Test(arguments: [ReportTests.complaint, ReportTests.complaint.replacing("jeda: pelapor", with: "sampai: periksa")])
    func figuresEqualACountOverTheEvents(procedure: String) async throws {
        let (desk, _) = try await ReportTests.office(procedure)
        let counted = try await count(desk)
        let report = try await desk.environment.database.read {
            try #require(
                try ProcedureReport.load("pengaduan-kecil", ReportTests.march, of: desk.office, desk.cases, in: $0))
        }
        #expect(report.received == counted.received && counted.received == 4)
        #expect(report.measured == counted.decided && report.inTime == counted.inTime && counted.decided == 2)
        let limit = try #require(report.limits.first)
        #expect(limit.ended == counted.limits.count && counted.limits.count >= 2)
        #expect(limit.counted.median == counted.limits.sorted()[(counted.limits.count - 1) / 2])
        #expect(Set(report.steps.map(\.name)) == Set(counted.steps.keys))
        for step in report.steps {
            let times = try #require(counted.steps[step.name]).sorted()
            #expect(step.done == times.count && step.took.median == times[(times.count - 1) / 2], "\(step.name)")
        }
        #expect(report.returns.map(\.count) == [counted.outcomes["periksa.kurang"]])
        #expect(report.refusals.map(\.count) == [counted.outcomes["periksa.tolak"]])
    }
}
