import HTTPTypes
import Services
import Store

/// What machines ask: whether Balai is well, and what it has done.
enum MachinePages {
    static func health(_ web: WebServices) async -> Reply { reply(await web.health()) }

    private static func reply(_ report: HealthReport) -> Reply {
        var reply = Reply(status: report.isHealthy ? .ok : .serviceUnavailable, type: "application/json")
        var members = [
            member("status", quoted(report.isHealthy ? "baik" : "terganggu")),
            member("bagian", object(report.parts.map { member($0.name, quoted($0.cause ?? "baik")) })),
        ]
        if let backlog = report.backlog {
            members.append(
                member("kerja", object([counts("keluar", backlog.outbox), counts("jam", backlog.timers)])))
        }
        reply.bytes = Array((object(members) + "\n").utf8)
        return reply
    }

    static func metrics(_ visit: Visit, in transaction: any ReadTransaction) throws -> Reply {
        let backlog = try Backlog.read(visit.web.environment, in: transaction)
        let text = visit.web.assets.metrics.text() + gauges(backlog)
        return Reply(type: "text/plain; version=0.0.4; charset=utf-8", bytes: Array(text.utf8))
    }

    private static func gauges(_ backlog: Backlog) -> String {
        let queues = [("outbox", backlog.outbox), ("timers", backlog.timers)]
        return "# HELP balai_work_due Pekerjaan yang jatuh tempo dan belum dikerjakan.\n# TYPE balai_work_due gauge\n"
            + queues.map { "balai_work_due{queue=\"\($0)\"} \($1.due)\n" }.joined()
            + "# HELP balai_work_given_up Pekerjaan tertunda: sistem berhenti mencoba.\n"
            + "# TYPE balai_work_given_up gauge\n"
            + queues.map { "balai_work_given_up{queue=\"\($0)\"} \($1.givenUp)\n" }.joined()
    }

    private static func counts(_ name: String, _ backlog: WorkBacklog) -> String {
        member(name, object([member("menunggu", "\(backlog.due)"), member("tertunda", "\(backlog.givenUp)")]))
    }

    private static func object(_ members: [String]) -> String { "{\(members.joined(separator: ","))}" }

    private static func member(_ name: String, _ value: String) -> String { "\(quoted(name)):\(value)" }

    private static func quoted(_ text: String) -> String {
        let escaped = text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : $0.isNewline ? " " : String($0) }.joined()
        return "\"\(escaped)\""
    }
}
