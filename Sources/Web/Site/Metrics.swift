import Synchronization

/// Counts of what was served, in the text format that Prometheus reads. Nothing personal: routes, never addresses.
final class Metrics: Sendable {
    private struct Row {
        var count = 0
        var seconds = 0.0
    }

    private struct Key: Hashable, Comparable {
        let route: String
        let status: Int

        static func < (left: Key, right: Key) -> Bool { (left.route, left.status) < (right.route, right.status) }
    }

    private let rows = Mutex<[Key: Row]>([:])

    func note(_ route: String, status: Int, took: Duration) {
        let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
        rows.withLock { rows in
            rows[Key(route: route, status: status), default: Row()].count += 1
            rows[Key(route: route, status: status)]!.seconds += seconds
        }
    }

    func text() -> String {
        let now = rows.withLock { $0 }
        var text = "# HELP balai_requests_total Permintaan yang dijawab.\n# TYPE balai_requests_total counter\n"
        for key in now.keys.sorted() {
            text += "balai_requests_total{route=\"\(key.route)\",status=\"\(key.status)\"} \(now[key]!.count)\n"
        }
        text += "# HELP balai_request_seconds_total Waktu menjawab.\n# TYPE balai_request_seconds_total counter\n"
        for key in now.keys.sorted() {
            text +=
                "balai_request_seconds_total{route=\"\(key.route)\",status=\"\(key.status)\"} \(now[key]!.seconds)\n"
        }
        return text
    }
}
