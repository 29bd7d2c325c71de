import Glibc

/// What one person waits for while others ask for more than the server can do, beside the same when nobody else is there.
struct FloodFigures {
    let server: ServerProcess
    let accounts: DemoAccounts
    private static let rounds = 4
    private static let pages = 60

    func all() throws -> [Figure] {
        try [slowClients(), logIns(), pictures(), memory()]
    }

    /// Half of them never end their headers, half never end a form.
    private func slowClients() throws -> Figure {
        var lines: [Connection] = []
        var next = 0
        return try frontPage(beside: "500 clients that send byte by byte") { _ in
            lines = try (0..<500).map { number in
                let line = try Connection(port: server.port)
                try line.send(number % 2 == 0 ? .halfHead(port: server.port) : .halfForm("/masuk", port: server.port))
                return line
            }
        } meanwhile: {
            for _ in 0..<10 {
                // Whom the server has let go by now sends no more.
                try? lines[next % lines.count].send(.part("a"))
                next += 1
            }
        } end: {
            lines = []
        }
    }

    private func logIns() throws -> Figure {
        let flood = try LogIns(server)
        return try frontPage(beside: "200 log-ins, each from an address of its own", begin: flood.begin, end: flood.end)
    }

    /// Each is a process of its own that opens a PDF.
    private func pictures() throws -> Figure {
        let chief = try accounts.browser("kepala", of: "Komunikasi", at: server)
        try chief.open("/meja")
        guard let task = chief.links.first(where: { $0.hasPrefix("/meja/kominfo/") && $0.contains("?tugas=") }) else {
            throw BenchmarkTrouble("the chief of the demo has no task")
        }
        try chief.open(task)
        let words = chief.page.text.split { " \">=".contains($0) }
        guard let picture = words.first(where: { $0.hasPrefix("/") && $0.hasSuffix(".jpg") }) else {
            throw BenchmarkTrouble("the chief's case shows no page of a paper")
        }
        let message = Message.get(String(picture), port: server.port, headers: chief.headers)
        var lines: [Connection] = []
        return try frontPage(beside: "60 pictures of a paper's page") { _ in
            lines = try (0..<60).map { _ in try Connection(port: server.port) }
            for line in lines { try line.send(message) }
        } end: {
            for line in lines { try line.receive(expecting: [200, 503]) }
        }
    }

    private func memory() -> Figure {
        Figure(
            "memory of the server, the most that was resident in all this", .bytes(server.peakMemory),
            budget: .atMost(.bytes(150 * 1_048_576)))
    }

    // MARK: - In turn

    private func frontPage(
        beside flood: String, begin: (_ round: Int) throws -> Void, meanwhile: () throws -> Void = {},
        end: () throws -> Void
    ) throws -> Figure {
        let message = Message.get("/", port: server.port)
        return try measured("the front page", Self.pages, beside: flood, begin: begin, meanwhile: meanwhile, end: end) {
            // One that waited for the end of a flood would have been let go.
            let visitor = try Connection(port: server.port)
            try visitor.send(message)
            try visitor.receive(expecting: [200])
        }
    }

    /// - Parameters:
    ///   - times: how often it is done while the flood lasts.
    ///   - meanwhile: before each.
    private func measured(
        _ name: String, _ times: Int, beside flood: String, begin: (_ round: Int) throws -> Void,
        meanwhile: () throws -> Void = {}, end: () throws -> Void, _ act: () throws -> Void
    ) throws -> Figure {
        func cost(_ between: () throws -> Void) throws -> Double {
            var seconds = 0.0
            for _ in 0..<times {
                try between()
                let start = Meter.wall.seconds()
                try act()
                seconds += Meter.wall.seconds() - start
            }
            return seconds / Double(times)
        }
        var (costs, yardsticks): ([Double], [Double]) = ([], [])
        for round in 0...Self.rounds {
            let alone = try cost {}
            try begin(round)
            let crowded = try cost(meanwhile)
            try end()
            guard round > 0 else { continue }
            costs.append(crowded)
            yardsticks.append(alone)
        }
        return Figure(
            "\(name), beside \(flood)",
            Comparison(work: Rounds(costs: costs), yardstick: Rounds(costs: yardsticks)), Quantity.wall,
            beside: "the same alone", budget: .times(20))
    }
}

/// People who do not know the password, many at once.
private final class LogIns {
    private let server: ServerProcess
    private let stranger: Browser
    private var lines: [Connection] = []

    init(_ server: ServerProcess) throws {
        self.server = server
        stranger = try Browser(server)
        try stranger.open("/masuk")
    }

    /// - Parameter round: each has people and addresses of its own: who failed before is slowed for that.
    func begin(_ round: Int) throws {
        lines = try (0..<200).map { _ in try Connection(port: server.port) }
        for (number, line) in lines.enumerated() {
            let fields = [
                ("csrf", stranger.token), ("pengenal", "orang\(round)-\(number)@surel.contoh"),
                ("sandi", "bukan ini"),
            ]
            let place = ["X-Forwarded-For": "198.18.\(round).\(number + 1)"]
            try line.send(
                .form("/masuk", fields, port: server.port, headers: stranger.headers.merging(place) { $1 }))
        }
    }

    func end() throws {
        for line in lines { try line.receive(expecting: [422, 429]) }
        lines = []
    }
}
