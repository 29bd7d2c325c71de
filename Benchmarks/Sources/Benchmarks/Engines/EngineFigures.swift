import Store

/// What each engine costs, beside its own library: looking, and committing for good by one, eight and 64 callers.
struct EngineFigures {
    let engine: MeasuredEngine
    static let crowds = [1, 8, 64]

    func all() async throws -> [Figure] {
        var figures = [try await reading()]
        for callers in Self.crowds { figures.append(try await committing(callers)) }
        return figures + [try await grouping()]
    }

    private func reading() async throws -> Figure {
        let (store, line) = (engine.store, try engine.bare.connect())
        let comparison = try await Comparison(.wall) { times in
            for time in 0..<times {
                _ = try await store.read { try $0.row("SELECT body FROM entries WHERE id = \(time % 1000)") }
            }
        } yardstick: { times in
            for time in 0..<times { try line.read(time % EngineTable.rows) }
        }
        return Figure(
            "\(engine.name): a read transaction with one statement", comparison, Quantity.wall,
            beside: "one statement by \(engine.library)")
    }

    private func committing(_ callers: Int) async throws -> Figure {
        let store = engine.store
        let lines = try (0..<callers).map { _ in try engine.bare.connect() }
        let comparison = try await Comparison(.wall) { times in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for caller in 0..<callers {
                    group.addTask {
                        for time in 0..<share(times, callers) {
                            let (id, body) = (EngineTable.row(of: caller, time: time), EngineTable.body())
                            _ = try await store.write {
                                try $0.execute("UPDATE entries SET body = \(body) WHERE id = \(id)")
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
        } yardstick: { times in
            try Self.commit(times, callers, lines)
        }
        return Figure(
            "\(engine.name): a durable commit of one row, \(Self.told(callers))", comparison, Quantity.wall,
            beside: "as many by \(engine.library)")
    }

    /// Whether it pays to commit together what waits at the same time (docs/decisions/0032).
    private func grouping() async throws -> Figure {
        let callers = Self.crowds.max()!
        let line = try engine.bare.connect()
        let lines = try (0..<callers).map { _ in try engine.bare.connect() }
        let comparison = try await Comparison(.wall) { times in
            for time in 0..<share(times, callers) {
                try line.run("BEGIN")
                for caller in 0..<callers {
                    try line.run("SAVEPOINT one")
                    try line.change(EngineTable.row(of: caller, time: time), EngineTable.body())
                    try line.run("RELEASE one")
                }
                try line.run("COMMIT")
            }
        } yardstick: { times in
            try Self.commit(times, callers, lines)
        }
        return Figure(
            "\(engine.name): \(callers) changes committed together by \(engine.library), each", comparison,
            Quantity.wall, beside: "\(callers) callers at once, each on its own")
    }

    /// By the engine's own library.
    static func commit(_ times: Int, _ callers: Int, _ lines: [any BareConnection]) throws {
        try Crowd.run(callers) { caller in
            for time in 0..<share(times, callers) {
                try lines[caller].change(EngineTable.row(of: caller, time: time), EngineTable.body())
            }
        }
    }

    static func told(_ callers: Int) -> String { callers == 1 ? "one caller" : "\(callers) callers at once, each" }
}

/// How often each caller must do it.
private func share(_ times: Int, _ callers: Int) -> Int { (times + callers - 1) / callers }
