import Services
import Web

/// Looks at parts that may not answer, and says so in time. A look that has not come back goes on by itself, and whoever
/// asks meanwhile waits for that one: before a part that is sick neither looks nor those who ask pile up.
///
/// A look may wait behind work that moves, such as pages that are being read: a part is busy first, and unwell when it has
/// not answered for longer than any such work takes.
actor HealthChecks {
    /// Seconds that whoever asks waits.
    private let patience: Double
    /// Seconds without an answer until a part is unwell.
    private let longestBusy: Double
    /// What waited when the database last answered.
    private(set) var backlog: Backlog?
    private var running: [String: Look] = [:]

    private struct Look {
        let began = ContinuousClock.now
        /// Those who are told as soon as there is something to tell; none are kept beyond the patience.
        var waiting: [CheckedContinuation<PartHealth, Never>] = []
        var isLate = false
    }

    init(patience: Double = 5, longestBusy: Double = 30) {
        (self.patience, self.longestBusy) = (patience, longestBusy)
    }

    /// - Parameter look: nil, or why the part does not answer.
    func ask(_ part: String, _ look: @escaping @Sendable () async -> String?) async -> PartHealth {
        if let late = running[part], late.isLate { return silence(since: late.began) }
        if running[part] == nil { begin(part, look) }
        return await withCheckedContinuation { running[part]?.waiting.append($0) }
    }

    /// How many wait for an answer.
    var asking: Int { running.values.reduce(0) { $0 + $1.waiting.count } }

    func note(_ backlog: Backlog?) { self.backlog = backlog }

    private func begin(_ part: String, _ look: @escaping @Sendable () async -> String?) {
        running[part] = Look()
        let limit = Task {
            try? await Task.sleep(for: .seconds(patience))
            if !Task.isCancelled { loseIt(part) }
        }
        Task {
            let cause = await look()
            limit.cancel()
            tell(cause.map(PartHealth.unwell) ?? .well, to: running.removeValue(forKey: part))
        }
    }

    private func loseIt(_ part: String) {
        guard let look = running[part] else { return }
        running[part]?.isLate = true
        running[part]?.waiting = []
        tell(silence(since: look.began), to: look)
    }

    private func tell(_ health: PartHealth, to look: Look?) {
        for waiting in look?.waiting ?? [] { waiting.resume(returning: health) }
    }

    private func silence(since began: ContinuousClock.Instant) -> PartHealth {
        let silence = ContinuousClock.now - began
        return silence < .seconds(longestBusy)
            ? .busy : .unwell("Belum menjawab sejak \(silence.components.seconds) detik.")
    }
}
