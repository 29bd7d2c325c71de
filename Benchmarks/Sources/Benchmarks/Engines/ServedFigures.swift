/// The program on an engine: the pages that officers look at most, and an answer that is sent in by one, eight and 64
/// people at once.
struct ServedFigures {
    let engine: MeasuredEngine
    let servers: ServerPair
    let accounts: DemoAccounts

    func all() throws -> [Figure] {
        let looking = LookingFigures(servers: servers, accounts: accounts)
        var figures = try looking.desk().map { figure in
            var figure = figure
            figure.work = "\(engine.name): \(figure.work)"
            return figure
        }
        for callers in EngineFigures.crowds { figures.append(try saving(callers)) }
        return figures
    }

    /// From the first byte sent to the last answer: each has a draft of its own.
    private func saving(_ callers: Int) throws -> Figure {
        let messages = try SubmittingFigures(servers: servers, accounts: accounts).answers(callers)
        let load = try Load(servers.balai, connections: callers)
        let lines = try (0..<callers).map { _ in try engine.bare.connect() }
        let times = max(2, 128 / callers)
        var (costs, yardsticks): ([Double], [Double]) = ([], [])
        for round in 0...5 {
            let cost = try Self.seconds { for _ in 0..<times { try load.send(messages, expecting: 303) } }
            let yardstick = try Self.seconds { try EngineFigures.commit(times * callers, callers, lines) }
            guard round > 0 else { continue }
            costs.append(cost / Double(times * callers))
            yardsticks.append(yardstick / Double(times * callers))
        }
        return Figure(
            "\(engine.name): an answer sent in and saved, \(EngineFigures.told(callers))",
            Comparison(work: Rounds(costs: costs), yardstick: Rounds(costs: yardsticks)), Quantity.wall,
            beside: "as many durable commits of one row by \(engine.library)")
    }

    private static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let start = Meter.wall.seconds()
        try body()
        return Meter.wall.seconds() - start
    }
}
