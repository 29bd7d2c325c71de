import Services

/// Looks at parts that may not answer, and says so in time. A look that has not come back goes on by itself, and whoever
/// asks meanwhile hears of that one: looks never pile up before a part that is sick.
actor HealthChecks {
    /// Seconds that a part has for its answer.
    private let patience: Double
    /// What waited when the database last answered.
    private(set) var backlog: Backlog?
    private var running: [String: (look: Task<String?, Never>, since: ContinuousClock.Instant)] = [:]

    init(patience: Double = 5) { self.patience = patience }

    /// - Parameter look: nil, or why the part does not answer.
    func ask(_ part: String, _ look: @escaping @Sendable () async -> String?) async -> String? {
        let (task, since) = running[part] ?? begin(part, look)
        let (first, answers) = AsyncStream<String?>.makeStream()
        let limit = Task { [patience] in
            try? await Task.sleep(for: .seconds(patience))
            answers.yield("Belum menjawab sejak \(Int((ContinuousClock.now - since).components.seconds)) detik.")
        }
        Task { answers.yield(await task.value) }
        defer { limit.cancel() }
        for await answer in first { return answer }
        return nil
    }

    func note(_ backlog: Backlog?) { self.backlog = backlog }

    private func begin(
        _ part: String, _ look: @escaping @Sendable () async -> String?
    ) -> (Task<String?, Never>, ContinuousClock.Instant) {
        let task = Task {
            let answer = await look()
            running[part] = nil
            return answer
        }
        let begun = (task, ContinuousClock.now)
        running[part] = begun
        return begun
    }
}
