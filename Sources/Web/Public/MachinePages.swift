import Forms
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
            member("bagian", object(report.parts.map { member($0.name, quoted($0.health.word)) })),
        ]
        if let backlog = report.backlog {
            members.append(
                member("kerja", object([counts("keluar", backlog.outbox), counts("jam", backlog.timers)])))
        }
        reply.bytes = Array((object(members) + "\n").utf8)
        return reply
    }

    static func metrics(_ visit: Visit, in transaction: any ReadTransaction) throws -> Route.Fetch {
        let (web, environment) = (visit.web, visit.web.environment)
        let work = WorkMeasures(
            backlog: try Backlog.read(environment, in: transaction),
            held: try HeldWork.read(environment, in: transaction), now: environment.now.seconds)
        return {
            let families =
                await web.assets.metrics.families + CrowdMeasures(web: web).families + work.families + web.measures()
            return Reply(
                type: "text/plain; version=0.0.4; charset=utf-8", bytes: Array(families.map(\.text).joined().utf8))
        }
    }

    private static func counts(_ name: String, _ backlog: WorkBacklog) -> String {
        member(
            name,
            object([
                member("menunggu", "\(backlog.due)"), member("dicoba-lagi", "\(backlog.tried)"),
                member("tertunda", "\(backlog.givenUp)"),
            ]))
    }

    private static func object(_ members: [String]) -> String { "{\(members.joined(separator: ","))}" }

    private static func member(_ name: String, _ value: String) -> String { "\(quoted(name)):\(value)" }

    private static func quoted(_ text: String) -> String {
        let escaped = text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : $0.isNewline ? " " : String($0) }.joined()
        return "\"\(escaped)\""
    }
}
