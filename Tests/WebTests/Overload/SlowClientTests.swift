import Testing

@testable import Web

/// Clients that take their time: they are told so and let go, and hold nothing that others need.
@Suite struct SlowClientTests {
    private func site(_ configure: (inout Limits) -> Void = { _ in }) async throws -> Site {
        try await Regency(configure: {
            $0.limits.headPatience = 0.6
            $0.limits.patience = 0.6
            configure(&$0.limits)
        }).site
    }

    @Test func aHeadThatDoesNotEndInTimeIsToldSo() async throws {
        let site = try await site()
        let line = try await site.line()
        try await line.send("GET / HTTP/1.1\r\nHost: 127.0.0.1:\(site.port)\r\nX-Pelan: ")
        let answer = try Answer(try await line.rest())
        #expect(answer.status == 408)
        #expect(answer.words.contains("Kiriman terputus di tengah jalan"))
        #expect(answer["connection"] == "close")
    }

    /// A byte now and then does not earn time for a head.
    @Test func dripsDoNotKeepAHeadAlive() async throws {
        let site = try await site()
        let line = try await site.line()
        try await line.send("GET / HTTP/1.1\r\n")
        let dripping = Task {
            while !Task.isCancelled, try await line.send("X: y\r\n") {
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        let answer = try Answer(try await line.rest())
        dripping.cancel()
        #expect(answer.status == 408)
    }

    @Test func aFormThatStopsComingIsToldSo() async throws {
        let site = try await site()
        let line = try await site.line()
        try await line.send(site.post("/masuk", length: 1000) + "pengenal=siti")
        let answer = try Answer(try await line.rest())
        #expect(answer.status == 408)
        #expect(answer.words.contains("Kiriman terputus di tengah jalan"))
        #expect(try await site.browser().get("/").status == 200)
    }

    @Test func dripsDoNotKeepAFormAlive() async throws {
        let site = try await site()
        let line = try await site.line()
        try await line.send(site.post("/masuk", length: 100_000))
        let dripping = Task {
            while !Task.isCancelled, try await line.send("a") {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        let answer = try Answer(try await line.rest())
        dripping.cancel()
        #expect(answer.status == 408)
    }

    /// Slow, but as fast as the slowest line: it takes several times the patience, and is read to its end.
    @Test func aSlowLineIsBorne() async throws {
        let site = try await site { $0.slowestRate = 1000 }
        let line = try await site.line()
        try await line.send(site.post("/masuk", length: 4000))
        for _ in 0..<20 {
            try await line.send(String(repeating: "a", count: 200))
            try await Task.sleep(for: .milliseconds(100))
        }
        let head = String(decoding: try await line.some().prefix(12), as: UTF8.self)
        #expect(head == "HTTP/1.1 403")
    }

    @Test func aConnectionThatSaysNothingIsClosedWithoutAWord() async throws {
        let site = try await site { $0.idle = 0.5 }
        let silent = try await site.line()
        let answered = try await site.line()
        try await answered.send(site.get("/masuk"))
        #expect(String(decoding: try await answered.rest(), as: UTF8.self).hasPrefix("HTTP/1.1 200"))
        #expect(try await silent.rest().isEmpty)
    }

    /// Each byte that is read earns all of the patience again, and yet it ends.
    @Test func answersThatAreReadSlowlyHaveATimeInAll() async throws {
        let site = try await Regency(configure: {
            $0.limits.patience = 3
            $0.limits.slowestRate = 1
            $0.limits.longestRequest = 3
        }).site
        let line = try await site.line()
        let batch = String(repeating: site.get(site.assets.stylesheet.path), count: 100)
        let asking = Task { while try await line.send(batch) {} }
        var pieces = 0
        while pieces < 300, try await !line.some().isEmpty {
            pieces += 1
            try await Task.sleep(for: .milliseconds(200))
        }
        #expect(pieces < 300)
        asking.cancel()
    }

    /// Its answers wait in our memory: whoever asks and does not read is left.
    @Test func whoDoesNotReadTheAnswersIsLeft() async throws {
        let site = try await site()
        let line = try await site.line()
        // More than the system takes for a server that has stopped reading.
        let padded = site.get("/").dropLast(2) + "X-Isi: \(String(repeating: "a", count: 8000))\r\n\r\n"
        let batch = String(repeating: String(padded), count: 20)
        var sent = 0
        while sent < 1000, try await line.send(batch) { sent += 1 }
        #expect(sent < 1000)
    }
}
