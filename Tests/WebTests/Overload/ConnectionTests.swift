import NIOCore
import Services
import Store
import Synchronization
import Testing

@testable import Web
import TestDatabases

/// More connections than may be: a new visitor is answered, and whoever loses their place loses nothing.
@Suite struct ConnectionTests {
    @Test func whoHasWaitedLongestMakesRoom() async throws {
        let site = try await Regency(configure: { $0.limits.connections = 3 }).site
        let lines = [try await site.line(), try await site.line(), try await site.line()]
        for line in lines {
            try await line.send(site.get("/masuk"))
            #expect(try await !line.some().isEmpty)
        }
        // The first has just been asked again: the second has waited longest.
        try await lines[0].send(site.get("/masuk"))
        #expect(try await !lines[0].some().isEmpty)
        let answer = try await site.browser().get("/")
        #expect(answer.status == 200)
        _ = try await lines[1].rest()
        for line in [lines[0], lines[2]] {
            try await line.send(site.get("/masuk"))
            #expect(try await !line.some().isEmpty)
        }
    }

    /// Heads that never end wait for their client, too.
    @Test func halfHeadsMakeRoom() async throws {
        let site = try await Regency(configure: { $0.limits.connections = 3 }).site
        var lines: [OpenLine] = []
        for _ in 0..<12 {
            let line = try await site.line()
            try await line.send("GET / HTTP/1.1\r\n")
            lines.append(line)
        }
        #expect(try await site.browser().get("/").status == 200)
    }

    @Test func theFormThatHasBeenComingLongestMakesRoomLast() async throws {
        let site = try await Regency(configure: { $0.limits.connections = 2 }).site
        let (first, second) = (try await site.line(), try await site.line())
        for line in [first, second] {
            try await line.send(site.post("/masuk", length: 10) + "a=1")
            try await Task.sleep(for: .milliseconds(200))
        }
        #expect(try await site.browser().get("/").status == 200)
        #expect(try Answer(try await first.rest()).status == 408)
        try await second.send("&b=1234")
        #expect(String(decoding: try await second.some().prefix(12), as: UTF8.self) == "HTTP/1.1 403")
    }

    @Test func whereEverybodyIsBeingAnsweredTheNextIsToldToComeAgain() async throws {
        let hold = Hold()
        let site = try await Regency(
            configure: { $0.limits.connections = 1 }, wrapping: { HeldDatabase(real: $0, hold: hold) }
        ).site
        let first = try await site.line()
        try await first.send(site.get("/masuk"))
        #expect(try await eventually { hold.waiting == 1 })
        let answer = try await site.browser().get("/")
        #expect(answer.status == 503)
        #expect(answer["retry-after"] == "10")
        #expect(answer.words.contains("Pengunjung sedang sangat banyak"))
        hold.open()
        #expect(String(decoding: try await first.some(), as: UTF8.self).hasPrefix("HTTP/1.1 200"))
    }

    /// A flood of what is costly keeps to its own readers.
    @Test func costlyPagesWaitForEachOther() async throws {
        let hold = Hold()
        let site = try await Regency(
            configure: {
                $0.limits.searchesAtOnce = 1
                $0.limits.searchesWaiting = 1
            }, wrapping: { HeldDatabase(real: $0, hold: hold) }
        ).site
        async let first = site.browser().get("/?q=izin")
        #expect(try await eventually { hold.waiting == 1 })
        async let second = site.browser().get("/?q=surat")
        // It stands in line: nothing shows outside when it does.
        try await Task.sleep(for: .milliseconds(300))
        #expect(hold.waiting == 1)
        let third = try await site.browser().get("/k/kominfo/?q=surat")
        #expect(third.status == 503)
        #expect(third["retry-after"] == "5")
        #expect(third.words.contains("Halaman ini sedang banyak diminta"))
        // The front page, and what officers do, stand in other lines.
        async let other = site.browser().get("/")
        async let desk = site.browser().get("/meja")
        #expect(try await eventually { hold.waiting == 3 })
        hold.open()
        #expect(try await [first.status, second.status, other.status, desk.status] == [200, 200, 200, 303])
    }
}

/// Who watches over the site, and who keeps a place by not reading.
@Suite struct PlaceTests {
    /// A flood of searches does not blind who measures it, and they wait for each other.
    @Test func metricsHaveALineOfTheirOwn() async throws {
        let hold = Hold()
        let site = try await Regency(
            configure: {
                $0.limits.searchesWaiting = 0
                $0.limits.readingsWaiting = 0
            }, wrapping: { HeldDatabase(real: $0, hold: hold) }
        ).site
        async let search = site.browser().get("/?q=surat")
        #expect(try await eventually { hold.waiting == 1 })
        #expect(try await site.browser().get("/?q=surat").status == 503)
        async let metrics = site.browser().get("/metrics")
        #expect(try await eventually { hold.waiting == 2 })
        #expect(try await site.browser().get("/metrics").status == 503)
        hold.open()
        #expect(try await [search.status, metrics.status] == [200, 200])
    }

    /// One that never asked leaves before one that did, though it came later; but not before it could have asked.
    @Test(arguments: [(0.0, [200, 0]), (60.0, [0, 200])])
    func whoNeverAskedLeavesFirst(firstWord: Double, expected: [Int]) async throws {
        let site = try await Regency(configure: {
            $0.limits.connections = 2
            $0.limits.firstWord = firstWord
        }).site
        let (asked, silent) = (try await site.line(), try await site.line())
        try await asked.send(site.get("/masuk"))
        #expect(try await !asked.some().isEmpty)
        #expect(try await site.browser().get("/").status == 200)
        var statuses: [Int] = []
        for line in [asked, silent] {
            try await line.send(site.get("/masuk"))
            let text = String(decoding: (try? await line.some()) ?? [], as: UTF8.self)
            statuses.append(text.isEmpty ? 0 : Int(text.dropFirst(9).prefix(3)) ?? -1)
        }
        #expect(statuses == expected)
    }

    /// What never reached a route is counted, and can be named.
    @Test func whatIsRefusedAtTheWireIsCounted() async throws {
        let site = try await Regency().site
        let refused = try Answer(try await Wire.exchange(Array("HALO\r\n\r\n".utf8), port: site.port))
        #expect(refused.status == 400)
        #expect(refused["x-request-id"]?.count == 12)
        let metrics = try await site.browser().get("/metrics").text
        #expect(metrics.contains("balai_refused_total{reason=\"bukan-http\"} 1\n"))
        #expect(metrics.contains("\nbalai_connections_open "))
    }

    /// Its answers are made and wait for it: it is closed over them.
    @Test func whoDoesNotReadMakesRoom() async throws {
        let site = try await Regency(configure: {
            $0.limits.connections = 1
            $0.limits.patience = 600
        }).site
        let line = try await site.line()
        let batch = String(repeating: site.get(site.assets.stylesheet.path), count: 100)
        let asking = Task { while try await line.send(batch) {} }
        // Until then the system takes what is written, and the client waits for us.
        try await Task.sleep(for: .seconds(3))
        #expect(try await eventually { try await site.browser().get("/").status == 200 })
        try await asking.value
    }
}

/// Holds readers up until it is opened.
private final class Hold: Sendable {
    private let state = Mutex((isOpen: false, waiting: [CheckedContinuation<Void, Never>]()))

    var waiting: Int { state.withLock { $0.waiting.count } }

    func pass() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}

private struct HeldDatabase: DatabaseInFront {
    let real: any Database
    let hold: Hold

    func read<Value: Sendable>(
        _ body: @Sendable @escaping (any ReadTransaction) throws -> Value
    ) async throws -> Value {
        await hold.pass()
        return try await real.read(body)
    }
}
