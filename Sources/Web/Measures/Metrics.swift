import Store
import Synchronization

/// Counts what was served. Nothing personal: routes, never addresses.
final class Metrics: Sendable {
    private struct Key: Hashable, Comparable {
        let route: String
        let status: Int

        static func < (left: Key, right: Key) -> Bool { (left.route, left.status) < (right.route, right.status) }
    }

    private struct Counts {
        var answers: [Key: Int] = [:]
        var durations: [String: DurationCounts] = [:]
        var refused: [RefusalLog.Reason: Int] = [:]
    }

    /// Seconds within which answers are told apart.
    private static let bounds = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 10]

    private let counts = Mutex(Counts())

    func note(_ route: String, status: Int, took: Duration) {
        let durations = counts.withLock { counts in
            counts.answers[Key(route: route, status: status), default: 0] += 1
            if let durations = counts.durations[route] { return durations }
            let durations = DurationCounts(bounds: Self.bounds)
            counts.durations[route] = durations
            return durations
        }
        durations.note(took)
    }

    func refuse(_ reason: RefusalLog.Reason) { counts.withLock { $0.refused[reason, default: 0] += 1 } }

    var families: [MetricFamily] {
        let (answers, durations, refused) = counts.withLock { ($0.answers, $0.durations, $0.refused) }
        return [
            MetricFamily(
                "balai_refused_total", .counter, "Sambungan yang ditolak atau ditutup sebelum ada rutenya.",
                RefusalLog.Reason.allCases.map { .init([("reason", $0.rawValue)], Double(refused[$0] ?? 0)) }),
            MetricFamily(
                "balai_requests_total", .counter, "Permintaan yang dijawab.",
                answers.sorted { $0.key < $1.key }.map { key, count in
                    .init([("route", key.route), ("status", "\(key.status)")], Double(count))
                }),
            MetricFamily(
                "balai_request_duration_seconds", .histogram, "Waktu sampai jawaban dimulai.",
                durations.sorted { $0.key < $1.key }.flatMap { route, counts in
                    MetricFamily.Sample.histogram(counts.reading, [("route", route)])
                }),
        ]
    }
}
