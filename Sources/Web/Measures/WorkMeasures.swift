import Services
import Store

/// The queues of work as metrics.
struct WorkMeasures {
    let backlog: Backlog
    let held: HeldWork
    /// Seconds since 1970.
    let now: Int64

    var families: [MetricFamily] {
        [
            MetricFamily(
                "balai_work_due", .gauge, "Pekerjaan yang jatuh tempo dan belum dikerjakan.",
                each { Double($0.due) }),
            MetricFamily(
                "balai_work_due_age_seconds", .gauge, "Umur pekerjaan tertua yang jatuh tempo; 0 bila tidak ada.",
                each { Double($0.oldest.map { max(0, now - $0) } ?? 0) }),
            MetricFamily(
                "balai_work_tried", .gauge, "Pekerjaan yang gagal dan menunggu dicoba lagi.",
                each { Double($0.tried) }),
            MetricFamily(
                "balai_work_given_up", .gauge, "Pekerjaan tertunda: sistem berhenti mencoba.",
                each { Double($0.givenUp) }),
            MetricFamily(
                "balai_work_held", .gauge, "Pekerjaan yang sedang dipegang.",
                [sample("outbox", Double(held.outbox.held)), sample("timers", Double(held.timers.held))]),
            MetricFamily(
                "balai_work_lease_age_seconds", .gauge,
                "Umur pegangan tertua; 0 bila tidak ada. Lebih dari 120: pemegangnya berhenti.",
                [
                    sample("outbox", Double(held.outbox.oldest ?? 0)),
                    sample("timers", Double(held.timers.oldest ?? 0)),
                ]),
        ]
    }

    private func each(_ value: (WorkBacklog) -> Double) -> [MetricFamily.Sample] {
        [sample("outbox", value(backlog.outbox)), sample("timers", value(backlog.timers))]
    }

    private func sample(_ queue: String, _ value: Double) -> MetricFamily.Sample { .init([("queue", queue)], value) }
}
