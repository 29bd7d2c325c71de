import FoundationEssentials
import Glibc
import Logging
import Services
import Store
import Testing

@testable import Program
@testable import Web

/// What `/metrics` says, read as Prometheus reads it.
@Suite struct MetricsTests {
    /// Every metric is explained to whoever watches the server.
    private static let guide = #filePath.replacing("Tests/ProgramTests/MetricsTests.swift", with: "docs/operasi.md")

    /// Held as long as the test runs: on PostgreSQL the database goes with it.
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func house() async throws -> House {
        let settings = try Settings(folder.environment)
        try DataFolder(settings: settings).make()
        return try await House.open(settings, keyring: .random(), logger: Logger(label: "test"))
    }

    private func text(_ house: House) async throws -> PrometheusText {
        let environment = house.environment
        let work = try await house.database.read { transaction in
            WorkMeasures(
                backlog: try Backlog.read(environment, in: transaction),
                held: try HeldWork.read(environment, in: transaction), now: environment.now.seconds)
        }
        let served = Metrics()
        served.note("GET /", status: 200, took: .milliseconds(3))
        served.note("GET /", status: 404, took: .seconds(60))
        served.refuse(.full)
        let crowd = CrowdMeasures(web: try house.webServices()).families
        let families = await served.families + crowd + work.families + house.measures()
        return try PrometheusText(families.map(\.text).joined())
    }

    @Test func everythingIsWellFormedAndThere() async throws {
        let house = try await house()
        let text = try await text(house)
        let guide = try #require(FileManager.default.contents(atPath: Self.guide))
        for name in text.types.keys {
            #expect(String(decoding: guide, as: UTF8.self).contains("`\(name)`"), "docs/operasi.md: \(name)")
        }
        for name in [
            "balai_refused_total", "balai_connections_open", "balai_connections_limit", "balai_line_waiting",
            "balai_room_bytes", "balai_room_limit_bytes", "balai_build_info", "balai_requests_total",
            "balai_request_duration_seconds", "balai_work_due",
            "balai_work_due_age_seconds", "balai_work_tried", "balai_mail_silence_seconds", "balai_work_given_up",
            "balai_work_held", "balai_work_lease_age_seconds",
            "balai_commit_duration_seconds", "balai_pool_busy", "balai_pool_limit", "balai_pool_waiting",
            "balai_pool_queue_limit", "process_resident_memory_bytes", "process_open_fds", "process_max_fds",
            "process_start_time_seconds", "process_cpu_seconds_total",
        ] { #expect(text.types[name] != nil, "\(name)") }
        #expect(text.value("balai_requests_total", ["route": "GET /", "status": "404"]) == 1)
        #expect(text.value("balai_refused_total", ["reason": "penuh"]) == 1)
        #expect(text.value("balai_refused_total", ["reason": "bukan-http"]) == 0)
        #expect(text.value("balai_request_duration_seconds_bucket", ["route": "GET /", "le": "0.005"]) == 1)
        #expect(text.value("balai_request_duration_seconds_bucket", ["route": "GET /", "le": "10.0"]) == 1)
        #expect(text.value("balai_request_duration_seconds_count", ["route": "GET /"]) == 2)
        let engine = house.settings.engine
        #expect(text.value("balai_build_info", ["version": Program.version, "engine": engine]) == 1)
        #expect((text.value("balai_database_connections") != nil) == (engine == "postgresql"))
        for pool in ["read", "write", "picture", "password-officers", "password-everyone"] {
            #expect(text.value("balai_pool_busy", ["pool": pool]) == 0, "\(pool)")
            #expect(try #require(text.value("balai_pool_limit", ["pool": pool])) >= 1)
        }
        #expect(try #require(text.value("process_resident_memory_bytes")) > 1_000_000)
        #expect(try #require(text.value("process_open_fds")) > 2)
        #expect(try #require(text.value("process_start_time_seconds")) > 1_700_000_000)
        try await house.close()
    }

    @Test func ageAndCommitsAreCounted() async throws {
        let house = try await house()
        let (keyring, now) = (house.environment.keyring, Int64(time(nil)))
        let before = try #require(try await text(house).value("balai_commit_duration_seconds_count"))
        try await house.database.write { transaction in
            try Timers(keyring: keyring).schedule(
                office: "k", subject: "s", name: "a", kind: "lain", dueAt: now - 500, in: transaction)
            let outbox = Outbox(keyring: keyring)
            for name in ["a", "b"] {
                try outbox.enqueue(
                    office: "k", subject: "s", name: name, kind: "lain", payload: [], dueAt: now - 40, in: transaction)
            }
            _ = try outbox.claim(office: "k", kinds: ["lain"], now: now, limit: 1, lease: 20, in: transaction)
        }
        let text = try await text(house)
        #expect(text.value("balai_commit_duration_seconds_count") == before + 1)
        #expect(text.value("balai_work_due", ["queue": "timers"]) == 1)
        #expect(try #require(text.value("balai_work_due_age_seconds", ["queue": "timers"])) >= 500)
        #expect(try #require(text.value("balai_work_due_age_seconds", ["queue": "outbox"])) >= 40)
        #expect(text.value("balai_work_held", ["queue": "outbox"]) == 1)
        // Taken for 20 seconds where 120 are usual: as if it had been held for 100 already.
        #expect(try #require(text.value("balai_work_lease_age_seconds", ["queue": "outbox"])) >= 99)
        #expect(text.value("balai_work_held", ["queue": "timers"]) == 0)
        #expect(text.value("balai_work_lease_age_seconds", ["queue": "timers"]) == 0)
        try await house.close()
    }

    @Test func whatAPoolDoesIsSeenFromWithin() async throws {
        let house = try await house()
        let database = house.database
        let busy = try await database.read { _ in database.use.pools.first { $0.name == "read" }?.busy }
        #expect(busy == 1)
        let writing = try await database.write { _ in database.use.pools.first { $0.name == "write" }?.busy }
        #expect(writing == 1)
        #expect(database.use.pools.allSatisfy { $0.waiting == 0 })
        try await house.close()
    }

    @Test func labelsAndHelpAreEscaped() throws {
        let odd = "a\"b\\c\nd"
        let family = MetricFamily("x_total", .counter, "satu\ndua\\", [.init([("l", odd)], 1.5)])
        let text = try PrometheusText(family.text)
        #expect(text.value("x_total", ["l": odd]) == 1.5)
        #expect(family.text.split(separator: "\n").count == 3)
    }

    @Test(arguments: [
        "x 1", "# HELP x y\n# TYPE x gauge\nx 1\nx 2\n", "# HELP x y\n# TYPE x gauge\ny 1\n",
        "# HELP x y\n# TYPE x gauge\nx{l=\"a\"b\"} 1\n", "# HELP x y\n# TYPE x counter\nx 1\n",
        "# HELP x_s y\n# TYPE x_s histogram\nx_s_bucket{le=\"1.0\"} 2\nx_s_bucket{le=\"+Inf\"} 1\nx_s_sum 1\nx_s_count 1\n",
    ])
    func theReaderRefusesWhatIsBroken(_ text: String) {
        #expect(throws: PrometheusText.Broken.self) { try PrometheusText(text) }
    }
}
