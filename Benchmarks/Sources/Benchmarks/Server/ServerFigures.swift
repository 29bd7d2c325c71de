/// The program as it is served: how fast it starts, what requests cost, what it holds in memory.
struct ServerFigures {
    /// The release binary, and the yardstick's.
    let balai: String
    let plain: String
    /// Empty; for the demo's data.
    let folder: String
    let accounts: DemoAccounts

    func all(into report: inout Report) throws {
        let maker = try startBalai(patience: 120)
        maker.stop()
        let start = try starting()
        let servers = ServerPair(balai: try startBalai(), plain: try startPlain())
        defer {
            servers.balai.stop()
            servers.plain.stop()
        }
        let looking = try LookingFigures(servers: servers, accounts: accounts).all()
        let submitting = try SubmittingFigures(servers: servers, accounts: accounts).all()
        report.add(
            "Requests",
            """
            The release binary on the data of its demo, asked over the loopback by \(Load.connections) connections at \
            once; CPU of the server's process for each request, with what it still does after the answer. "plain text" \
            is the same HTTP library answering twelve bytes from memory, uncompressed. Pages are sent compressed.
            """, looking + submitting)
        report.add(
            "Start, memory and the first visit", "Memory is the most that was resident, after all the requests above.",
            [start, memory(servers), try firstVisit(servers.balai)])
        let flooded = try startBalai(["BALAI_TRUSTED_PROXIES": "127.0.0.1"])
        defer { flooded.stop() }
        report.add(
            "Floods",
            """
            What one person waits for at the release binary while others ask for more than it can do; on two cores, which \
            those who flood it use too.
            """, try FloodFigures(server: flooded, accounts: accounts).all())
    }

    /// The same on one engine, for the pages and submits that are measured on each.
    func served(on engine: MeasuredEngine) throws -> [Figure] {
        let servers = ServerPair(balai: try startBalai(engine.settings, patience: 240), plain: try startPlain())
        defer {
            servers.balai.stop()
            servers.plain.stop()
        }
        return try ServedFigures(engine: engine, servers: servers, accounts: accounts).all()
    }

    private func startBalai(_ settings: [String: String] = [:], patience: Double = 10) throws -> ServerProcess {
        let usual = ["BALAI_DATA": folder + "/data", "BALAI_PORT": "{port}", "LOG_LEVEL": "error"]
        return try ServerProcess(
            balai, ["demo"], settings: usual.merging(settings) { $1 }, log: folder + "/balai.log", patience: patience)
    }

    private func startPlain() throws -> ServerProcess {
        try ServerProcess(plain, ["{port}"], log: folder + "/plain.log")
    }

    private func starting() throws -> Figure {
        var (starts, yardsticks): ([Double], [Double]) = ([], [])
        for _ in 0..<7 {
            let server = try startBalai()
            server.stop()
            let yardstick = try startPlain()
            yardstick.stop()
            starts.append(server.start)
            yardsticks.append(yardstick.start)
        }
        return Figure(
            "from exec to the first response, nothing to migrate",
            Comparison(work: Rounds(costs: starts), yardstick: Rounds(costs: yardsticks)), Quantity.wall,
            beside: "plain text", budget: .atMost(.wall(0.3)))
    }

    private func memory(_ servers: ServerPair) -> Figure {
        let (own, bare) = (servers.balai.peakMemory, servers.plain.peakMemory)
        return Figure(
            "memory of the server", Comparison(work: Rounds(costs: [own]), yardstick: Rounds(costs: [bare])),
            Quantity.bytes, beside: "plain text", budget: .atMost(.bytes(150 * 1_048_576)))
    }

    /// Page, stylesheet and emblem, as they go over the wire.
    private func firstVisit(_ server: ServerProcess) throws -> Figure {
        let visitor = try Browser(server)
        try visitor.open("/")
        let connection = try Connection(port: server.port)
        let links = visitor.page.text.split(separator: "\"").filter { $0.hasPrefix("/aset/") }.map(String.init)
        let sizes = try (["/"] + Set(links)).map { path in
            try connection.exchange(.get(path, port: server.port, headers: ["Accept-Encoding": "gzip"])).body.count
        }
        return Figure(
            "a first visit over the wire: the front page and its \(sizes.count - 1) files",
            .bytes(Double(sizes.reduce(0, +))), budget: .atMost(.bytes(30 * 1024)))
    }
}
